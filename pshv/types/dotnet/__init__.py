"""Implementations of the allow-listed .NET types: which module holds which type. Each module has IMPLEMENTATIONS."""

from __future__ import annotations

from typing import Final

_SMA = "System.Management.Automation."
_GENERIC = "System.Collections.Generic."

_BY_MODULE: Final[dict[str, str]] = {
    "objects": "System.Object System.ValueType",
    "scriptblocks": f"{_SMA}ScriptBlock",
    "strings": "System.String",
    "chars": "System.Char",
    "numbers": (
        "System.Int32 System.Int64 System.Int16 System.Byte System.SByte System.UInt16 System.UInt32 System.UInt64 "
        "System.Double System.Single System.Decimal System.Numerics.BigInteger System.Boolean"
    ),
    "math": "System.Math",
    "convertclass": "System.Convert System.BitConverter",
    "arrays": "System.Array",
    "multiarray": "System.MultiArray",
    "lists": (
        f"System.Collections.ArrayList {_GENERIC}List System.Collections.ObjectModel.Collection "
        "System.Collections.ObjectModel.ReadOnlyCollection System.Collections.Specialized.StringCollection"
    ),
    "sets": (
        f"{_GENERIC}HashSet {_GENERIC}SortedSet {_GENERIC}Queue {_GENERIC}Stack System.Collections.Queue "
        f"System.Collections.Stack {_GENERIC}LinkedList System.Collections.BitArray"
    ),
    "dictionaries": (
        f"System.Collections.Hashtable System.Collections.Specialized.OrderedDictionary {_GENERIC}Dictionary "
        f"{_GENERIC}SortedDictionary {_GENERIC}SortedList System.Collections.SortedList "
        "System.Collections.Concurrent.ConcurrentDictionary System.Collections.Specialized.NameValueCollection"
    ),
    "pairs": (
        f"System.Collections.DictionaryEntry {_GENERIC}KeyValuePair System.Tuple System.ValueTuple System.Nullable"
    ),
    "enumerators": "System.Collections.IEnumerator System.CharEnumerator",
    "datetimes": "System.DateTime System.DateTimeOffset",
    "timespans": "System.TimeSpan",
    "dateonly": "System.DateOnly System.TimeOnly",
    "timezones": "System.TimeZoneInfo",
    "identifiers": "System.Guid System.Version",
    "semver": f"{_SMA}SemanticVersion",
    "uris": "System.Uri System.UriBuilder",
    "network": (
        "System.Net.IPAddress System.Net.IPEndPoint System.Net.IPNetwork System.Net.NetworkInformation.PhysicalAddress"
    ),
    "regex": (
        "System.Text.RegularExpressions.Regex System.Text.RegularExpressions.Match "
        "System.Text.RegularExpressions.Group System.Text.RegularExpressions.Capture "
        "System.Text.RegularExpressions.MatchCollection System.Text.RegularExpressions.GroupCollection "
        "System.Text.RegularExpressions.CaptureCollection"
    ),
    "builder": "System.Text.StringBuilder",
    "encodings": "System.Text.Encoding System.Text.UTF8Encoding System.Text.UnicodeEncoding System.Text.ASCIIEncoding",
    "environment": "System.Environment System.OperatingSystem",
    "paths": "System.IO.Path",
    "files": "System.IO.File System.IO.Directory",
    "fileinfos": "System.IO.FileInfo System.IO.DirectoryInfo",
    "readers": "System.IO.StringReader System.IO.StringWriter System.IO.StreamReader System.IO.StreamWriter",
    "streams": "System.IO.MemoryStream System.IO.Stream",
    "filestreams": "System.IO.FileStream",
    "chance": "System.Random",
    "stopwatch": "System.Diagnostics.Stopwatch",
    "globalization": (
        "System.Globalization.CultureInfo System.Globalization.NumberFormatInfo "
        "System.Globalization.DateTimeFormatInfo System.Globalization.TextInfo System.Globalization.ISOWeek "
        "System.Globalization.Calendar"
    ),
    "console": "System.Console",
    "xml": (
        "System.Xml.XmlNode System.Xml.XmlDocument System.Xml.XmlElement System.Xml.XmlAttribute System.Xml.XmlText "
        "System.Xml.XmlNodeList System.Xml.XmlNamespaceManager System.Xml.XmlDeclaration "
        "System.Xml.XmlAttributeCollection"
    ),
    "xmlconvert": "System.Xml.XmlConvert",
    "exceptions": "System.Exception",
    "records": (
        f"{_SMA}ErrorRecord {_SMA}ErrorCategoryInfo {_SMA}ErrorDetails {_SMA}InvocationInfo {_SMA}CmdletInvocationException"
    ),
    "enumtypes": "System.Enum",
    "typeobjects": "System.Type System.RuntimeType System.Reflection.Assembly System.Activator",
    "psobject": (
        f"{_SMA}PSObject {_SMA}PSCustomObject {_SMA}PSNoteProperty {_SMA}PSAliasProperty {_SMA}PSScriptProperty "
        f"{_SMA}Internal.AutomationNull {_SMA}PSScriptMethod {_SMA}PSPropertySet {_SMA}PSReference {_SMA}SwitchParameter {_SMA}LanguagePrimitives"
    ),
    "patterns": f"{_SMA}WildcardPattern",
    "security": (
        f"System.Security.SecureString {_SMA}PSCredential System.Net.NetworkCredential "
        "System.Security.Principal.WindowsIdentity System.Security.Principal.WindowsPrincipal "
        "System.Security.SecurityElement System.Runtime.InteropServices.Marshal"
    ),
    "hashes": (
        "System.Security.Cryptography.SHA256 System.Security.Cryptography.SHA1 System.Security.Cryptography.MD5 "
        "System.Security.Cryptography.SHA384 System.Security.Cryptography.SHA512 "
        "System.Security.Cryptography.HashAlgorithm "
        + " ".join(
            f"System.Security.Cryptography.{algorithm}{ending}"
            for algorithm in ("SHA256", "SHA1", "MD5", "SHA384", "SHA512")
            for ending in ("Managed", "CryptoServiceProvider")
        )
    ),
    "hosttypes": (
        f"{_SMA}Host.Size {_SMA}Host.Coordinates {_SMA}Host.Rectangle {_SMA}Host.ChoiceDescription "
        f"{_SMA}Host.FieldDescription"
    ),
    "web": "System.Net.WebUtility System.Web.HttpUtility System.Net.Mail.MailAddress",
    "comparers": "System.StringComparer",
    "attributes": (
        f"{_SMA}ParameterAttribute {_SMA}AliasAttribute {_SMA}RuntimeDefinedParameter "
        f"{_SMA}RuntimeDefinedParameterDictionary {_SMA}ValidateSetAttribute "
        f"{_SMA}ValidateRangeAttribute {_SMA}ValidatePatternAttribute {_SMA}ValidateScriptAttribute "
        f"{_SMA}ValidateLengthAttribute {_SMA}ValidateCountAttribute {_SMA}ValidateNotNullAttribute "
        f"{_SMA}ValidateNotNullOrEmptyAttribute {_SMA}ValidateNotNullOrWhiteSpaceAttribute "
        f"{_SMA}ValidateDriveAttribute {_SMA}AllowNullAttribute {_SMA}AllowEmptyStringAttribute "
        f"{_SMA}AllowEmptyCollectionAttribute"
    ),
    "completion": f"{_SMA}CompletionResult {_SMA}CommandCompletion {_SMA}CompletionCompleters {_SMA}CommandMetadata",
    "linq": "System.Linq.Enumerable",
    "serializer": f"{_SMA}PSSerializer",
    "cmdlets": f"{_SMA}Cmdlet {_SMA}PSCmdlet",
    "parsing": f"{_SMA}Language.Parser",
    "threads": "System.Threading.Thread System.Threading.Mutex System.Threading.Monitor System.GC",
    "eventlogs": "System.Diagnostics.EventLog",
    "netsettings": "System.Net.ServicePointManager System.Net.CredentialCache",
    "hostnames": (
        "System.Net.Dns System.Net.IPHostEntry System.Net.NetworkInformation.Ping "
        "System.Net.NetworkInformation.PingReply"
    ),
    "machine": (
        "System.Diagnostics.Process System.AppDomain System.IO.DriveInfo "
        "System.DirectoryServices.ActiveDirectory.Domain System.DirectoryServices.ActiveDirectory.Forest "
        "System.Management.ManagementDateTimeConverter"
    ),
    "psparser": f"{_SMA}PSParser",
    "powershells": f"{_SMA}PowerShell {_SMA}PSCommand {_SMA}PSInvocationSettings",
    "runspaces": (
        f"{_SMA}Runspaces.Runspace {_SMA}Runspaces.RunspaceFactory {_SMA}Runspaces.InitialSessionState "
        f"{_SMA}Runspaces.SessionStateVariableEntry {_SMA}Runspaces.SessionStateFunctionEntry "
        f"{_SMA}Runspaces.SessionStateAliasEntry"
    ),
}

MODULES: Final[dict[str, str]] = {name: module for module, names in _BY_MODULE.items() for name in names.split()}
