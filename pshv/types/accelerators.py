"""Type accelerators: the short names in `[ ]`, and which of them a type prints as. Source: dotnet/types.json."""

from __future__ import annotations

from typing import Final

_SMA = "System.Management.Automation."

ACCELERATORS: Final[dict[str, str]] = {
    "array": "System.Array",
    "bigint": "System.Numerics.BigInteger",
    "bool": "System.Boolean",
    "byte": "System.Byte",
    "char": "System.Char",
    "cimclass": "Microsoft.Management.Infrastructure.CimClass",
    "ciminstance": "Microsoft.Management.Infrastructure.CimInstance",
    "cimsession": "Microsoft.Management.Infrastructure.CimSession",
    "cultureinfo": "System.Globalization.CultureInfo",
    "datetime": "System.DateTime",
    "decimal": "System.Decimal",
    "double": "System.Double",
    "float": "System.Single",
    "guid": "System.Guid",
    "hashtable": "System.Collections.Hashtable",
    "int": "System.Int32",
    "int16": "System.Int16",
    "int32": "System.Int32",
    "int64": "System.Int64",
    "ipaddress": "System.Net.IPAddress",
    "ipendpoint": "System.Net.IPEndPoint",
    "long": "System.Int64",
    "mailaddress": "System.Net.Mail.MailAddress",
    "nullstring": _SMA + "Language.NullString",
    "object": "System.Object",
    "ordered": "System.Collections.Specialized.OrderedDictionary",
    "initialsessionstate": _SMA + "Runspaces.InitialSessionState",
    "physicaladdress": "System.Net.NetworkInformation.PhysicalAddress",
    "powershell": _SMA + "PowerShell",
    "psaliasproperty": _SMA + "PSAliasProperty",
    "pscredential": _SMA + "PSCredential",
    "pscustomobject": _SMA + "PSObject",
    "psmoduleinfo": _SMA + "PSModuleInfo",
    "psnoteproperty": _SMA + "PSNoteProperty",
    "psobject": _SMA + "PSObject",
    "psprimitivedictionary": _SMA + "PSPrimitiveDictionary",
    "psscriptmethod": _SMA + "PSScriptMethod",
    "psscriptproperty": _SMA + "PSScriptProperty",
    "psvariable": _SMA + "PSVariable",
    "ref": _SMA + "PSReference",
    "regex": "System.Text.RegularExpressions.Regex",
    "runspace": _SMA + "Runspaces.Runspace",
    "runspacefactory": _SMA + "Runspaces.RunspaceFactory",
    "sbyte": "System.SByte",
    "scriptblock": _SMA + "ScriptBlock",
    "securestring": "System.Security.SecureString",
    "semver": _SMA + "SemanticVersion",
    "short": "System.Int16",
    "single": "System.Single",
    "string": "System.String",
    "switch": _SMA + "SwitchParameter",
    "timespan": "System.TimeSpan",
    "type": "System.Type",
    "uint": "System.UInt32",
    "uint16": "System.UInt16",
    "uint32": "System.UInt32",
    "uint64": "System.UInt64",
    "ulong": "System.UInt64",
    "uri": "System.Uri",
    "ushort": "System.UInt16",
    "version": "System.Version",
    "void": "System.Void",
    "wildcardpattern": _SMA + "WildcardPattern",
    "xml": "System.Xml.XmlDocument",
}

# attributes: their accelerator is the name without `Attribute`
ATTRIBUTES: Final = (
    "Alias AllowEmptyCollection AllowEmptyString AllowNull ArgumentCompleter ArgumentCompletions CmdletBinding "
    "DscLocalConfigurationManager DscProperty DscResource Experimental OutputType Parameter PSDefaultValue "
    "SupportsWildcards ValidateCount ValidateDrive ValidateLength ValidateNotNull ValidateNotNullOrEmpty "
    "ValidateNotNullOrWhiteSpace ValidatePattern ValidateRange ValidateScript ValidateSet ValidateTrustedData "
    "ValidateUserDrive"
).split()
ACCELERATORS.update({name.lower(): f"{_SMA}{name}Attribute" for name in ATTRIBUTES})

# 7 only (Windows PowerShell has no such short names)
CORE_ONLY: Final = frozenset({"short", "ushort", "uint", "ulong", "semver", "ordered"})

_SPELLINGS = {
    name.lower(): name for name in ("CimSession", "IPEndpoint", "NullString", "PhysicalAddress", "WildcardPattern")
} | {name.lower(): name for name in ATTRIBUTES}

# a type with several accelerators prints as one of them
PRINTED: Final[dict[str, str]] = {
    full: _SPELLINGS.get(short, short) for short, full in ACCELERATORS.items() if short != "object"
} | {
    "System.Int16": "short",
    "System.Int32": "int",
    "System.Int64": "long",
    "System.UInt16": "ushort",
    "System.UInt32": "uint",
    "System.UInt64": "ulong",
    "System.Single": "float",
    _SMA + "PSObject": "psobject",
    _SMA + "PSCustomObject": "PSCustomObject",
}
