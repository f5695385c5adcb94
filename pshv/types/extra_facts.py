"""Facts of types the reference table has no record of, in its form (see facts.py)."""

from __future__ import annotations

from typing import Any, Final

_OBJECT = ["System.Object"]

# full name -> (kind, bases, constructors)
_PLAIN: Final[dict[str, tuple[str, list[str], list[str]]]] = {
    "System.ValueType": ("abstract class", _OBJECT, []),
    "System.Void": ("struct", ["System.ValueType", "System.Object"], []),
    "System.IntPtr": ("struct", ["System.ValueType", "System.Object"], []),
    "System.RuntimeType": ("sealed class", ["System.Reflection.TypeInfo", "System.Type", "System.Object"], []),
    "System.Delegate": ("abstract class", _OBJECT, []),
    "System.Action": ("delegate", ["System.MulticastDelegate", "System.Delegate", "System.Object"], []),
    "System.MulticastDelegate": ("abstract class", ["System.Delegate", "System.Object"], []),
    "System.Management.Automation.Runspaces.PSSession": ("sealed class", _OBJECT, []),
    "System.Management.Automation.Job": ("abstract class", _OBJECT, []),
    "System.OperatingSystem": ("sealed class", _OBJECT, []),
    "System.IO.Stream": ("abstract class", ["System.MarshalByRefObject", "System.Object"], []),
    "System.IO.TextReader": ("abstract class", ["System.MarshalByRefObject", "System.Object"], []),
    "System.IO.TextWriter": ("abstract class", ["System.MarshalByRefObject", "System.Object"], []),
    "System.IO.FileSystemInfo": ("abstract class", ["System.MarshalByRefObject", "System.Object"], []),
    "System.Text.UnicodeEncoding": (
        "class",
        ["System.Text.Encoding", "System.Object"],
        [
            "System.Text.UnicodeEncoding new()",
            "System.Text.UnicodeEncoding new(bool bigEndian, bool byteOrderMark)",
        ],
    ),
    "System.Text.ASCIIEncoding": (
        "class",
        ["System.Text.Encoding", "System.Object"],
        ["System.Text.ASCIIEncoding new()"],
    ),
    "System.Collections.BitArray": (
        "sealed class",
        _OBJECT,
        [
            "System.Collections.BitArray new(int length)",
            "System.Collections.BitArray new(int length, bool defaultValue)",
            "System.Collections.BitArray new(bool[] values)",
        ],
    ),
    "System.Collections.Specialized.StringCollection": (
        "class",
        _OBJECT,
        ["System.Collections.Specialized.StringCollection new()"],
    ),
    **{
        f"System.Management.Automation.Host.{name}": (
            "class" if name == "FieldDescription" else "struct",
            _OBJECT if name == "FieldDescription" else ["System.ValueType", "System.Object"],
            [f"System.Management.Automation.Host.{name} new({parameters})" for parameters in constructors],
        )
        for name, constructors in {
            "Size": ("int width, int height",),
            "Coordinates": ("int x, int y",),
            "Rectangle": (
                "int left, int top, int right, int bottom",
                "System.Management.Automation.Host.Coordinates upperLeft, "
                "System.Management.Automation.Host.Coordinates lowerRight",
            ),
            "FieldDescription": ("string name",),
        }.items()
    },
    "System.Globalization.ISOWeek": ("static class", _OBJECT, []),
    "System.Globalization.Calendar": ("abstract class", _OBJECT, []),
    "System.Globalization.GregorianCalendar": (
        "class",
        ["System.Globalization.Calendar", "System.Object"],
        ["System.Globalization.GregorianCalendar new()"],
    ),
    "System.Reflection.Assembly": ("abstract class", _OBJECT, []),
    "System.Web.HttpUtility": ("sealed class", _OBJECT, []),
    "System.Net.Mail.MailAddress": (
        "class",
        _OBJECT,
        ["mailaddress new(string address)", "mailaddress new(string address, string displayName)"],
    ),
    "System.Security.SecurityElement": ("sealed class", _OBJECT, []),
    "System.Security.Principal.WindowsIdentity": (
        "class",
        ["System.Security.Claims.ClaimsIdentity", "System.Object"],
        [],
    ),
    "System.Security.Principal.WindowsPrincipal": (
        "class",
        ["System.Security.Claims.ClaimsPrincipal", "System.Object"],
        [
            "System.Security.Principal.WindowsPrincipal new(System.Security.Principal.WindowsIdentity ntIdentity)",
        ],
    ),
    "System.Runtime.InteropServices.Marshal": ("static class", _OBJECT, []),
    "System.Security.Cryptography.HashAlgorithm": ("abstract class", _OBJECT, []),
    **{
        f"System.Security.Cryptography.{name}": (
            "abstract class",
            ["System.Security.Cryptography.HashAlgorithm", "System.Object"],
            [],
        )
        for name in ("MD5", "SHA1", "SHA256", "SHA384", "SHA512")
    },
    "System.Management.Automation.PSSerializer": ("sealed class", _OBJECT, []),
    "System.Xml.XmlConvert": ("class", _OBJECT, []),
    "System.Xml.XmlLinkedNode": ("abstract class", ["System.Xml.XmlNode", "System.Object"], []),
    "System.Xml.XmlCharacterData": (
        "abstract class",
        ["System.Xml.XmlLinkedNode", "System.Xml.XmlNode", "System.Object"],
        [],
    ),
    "System.Xml.XmlComment": (
        "class",
        ["System.Xml.XmlCharacterData", "System.Xml.XmlLinkedNode", "System.Xml.XmlNode", "System.Object"],
        [],
    ),
    "System.Xml.XmlCDataSection": (
        "class",
        ["System.Xml.XmlCharacterData", "System.Xml.XmlLinkedNode", "System.Xml.XmlNode", "System.Object"],
        [],
    ),
    "System.Management.Automation.LanguagePrimitives": ("static class", _OBJECT, []),
    "System.Management.Automation.PSMemberInfo": ("abstract class", _OBJECT, []),
    "System.Management.Automation.CommandInfo": ("abstract class", _OBJECT, []),
    "System.Tuple": ("static class", _OBJECT, []),
    "System.ValueTuple": ("struct", ["System.ValueType", "System.Object"], []),
    "System.Management.Automation.Internal.AutomationNull": ("static class", _OBJECT, []),
    "System.DBNull": ("sealed class", _OBJECT, []),
    "System.Management.Automation.Language.NullString": ("sealed class", _OBJECT, []),
}

_INTERFACES: Final = [
    "System.IDisposable",
    "System.ICloneable",
    "System.IComparable",
    "System.IConvertible",
    "System.IFormattable",
    "System.IFormatProvider",
    "System.Collections.IEnumerable",
    "System.Collections.ICollection",
    "System.Collections.IList",
    "System.Collections.IDictionary",
    "System.Collections.IComparer",
    "System.Collections.IEqualityComparer",
    "System.Collections.IEnumerator",
    "System.Collections.IDictionaryEnumerator",
    "System.Collections.Specialized.IOrderedDictionary",
]

EXTRA: Final[dict[str, dict[str, Any]]] = {
    name.lower(): {"n": name, "k": kind, "b": bases, **({"c": ctors} if ctors else {})}
    for name, (kind, bases, ctors) in _PLAIN.items()
} | {name.lower(): {"n": name, "k": "interface"} for name in _INTERFACES}

# enums that members take and the table does not list
_ENUMS: Final[dict[str, tuple[dict[str, int], bool]]] = {
    "System.Globalization.TimeSpanStyles": ({"None": 0, "AssumeNegative": 1}, False),
    "System.Management.Automation.WhereOperatorSelectionMode": (
        {"Default": 0, "First": 1, "Last": 2, "SkipUntil": 3, "Until": 4, "Split": 5},
        False,
    ),
    "System.Management.Automation.Runspaces.PipelineState": (
        {"NotStarted": 0, "Running": 1, "Stopping": 2, "Stopped": 3, "Completed": 4, "Failed": 5, "Disconnected": 6},
        False,
    ),
    "System.Security.AccessControl.InheritanceFlags": (
        {"None": 0, "ContainerInherit": 1, "ObjectInherit": 2},
        True,
    ),
}
EXTRA.update(
    {name.lower(): {"n": name, "k": "enum", "e": numbers, "f": flags} for name, (numbers, flags) in _ENUMS.items()}
)

EXTRA["system.management.automation.psboundparametersdictionary"] = {
    "n": "System.Management.Automation.PSBoundParametersDictionary",
    "k": "sealed class",
    "b": ["System.Collections.Generic.Dictionary`2[System.String,System.Object]", "System.Object"],
    "i": [
        "System.Collections.IDictionary",
        "System.Collections.ICollection",
        "System.Collections.IEnumerable",
        "System.Collections.Generic.IDictionary[string,System.Object]",
    ],
}
EXTRA["system.management.automation.cmdlet"] = {
    "n": "System.Management.Automation.Cmdlet",
    "k": "abstract class",
    "b": ["System.Management.Automation.Internal.InternalCommand", "System.Object"],
}

from pshv.types.completion_facts import FACTS as _COMPLETION  # noqa: E402

EXTRA.update(_COMPLETION)

from pshv.types.system_facts import FACTS as _SYSTEM  # noqa: E402

EXTRA.update(_SYSTEM)

from pshv.types.runspace_facts import FACTS as _RUNSPACES  # noqa: E402

EXTRA.update(_RUNSPACES)

from pshv.types.tokenflags import NUMBERS as _TOKEN_FLAGS  # noqa: E402

EXTRA["system.management.automation.language.tokenflags"] = {
    "n": "System.Management.Automation.Language.TokenFlags",
    "k": "enum",
    "e": _TOKEN_FLAGS,
    "f": True,
}
