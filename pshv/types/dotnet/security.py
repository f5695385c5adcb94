"""SecureString, credentials, the caller's identity, SecurityElement, Marshal's string part."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.netexception import NetException, argument_null, out_of_range
from pshv.types.implementation import Implementation
from pshv.types.nettype import known_type
from pshv.types.securestring import NetworkCredential, PSCredential, SecureString

_SMA = "System.Management.Automation."


class Identity:
    """The domain administrator every session runs as."""

    __slots__ = ()
    type_names = (
        "System.Security.Principal.WindowsIdentity",
        "System.Security.Claims.ClaimsIdentity",
        "System.Object",
    )

    def name(self) -> str:
        from pshv.types.dotnet.environment import variable

        return f"{variable('USERDOMAIN') or 'LAB'}\\{variable('USERNAME') or 'Administrator'}"

    def text(self) -> str:
        return self.type_names[0]


class Principal:
    """What the identity may do."""

    __slots__ = ("identity",)
    type_names = (
        "System.Security.Principal.WindowsPrincipal",
        "System.Security.Claims.ClaimsPrincipal",
        "System.Object",
    )

    def __init__(self, identity: Identity) -> None:
        self.identity = identity

    def text(self) -> str:
        return self.type_names[0]


def _set_at(s: SecureString, index: int, sign: Any) -> None:
    if not 0 <= index < len(s.plain):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than the size of the collection.", "index"
        )
    s.plain = s.plain[:index] + str(sign) + s.plain[index + 1 :]


def _insert_at(s: SecureString, index: int, sign: Any) -> None:
    if not 0 <= index <= len(s.plain):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            "index",
        )
    s.plain = s.plain[:index] + str(sign) + s.plain[index:]


def _remove_at(s: SecureString, index: int) -> None:
    if not 0 <= index < len(s.plain):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than the size of the collection.", "index"
        )
    s.plain = s.plain[:index] + s.plain[index + 1 :]


def _credential(kind: Any, *parts: Any) -> PSCredential:
    user = parts[0]
    if not isinstance(user, str):
        raise NetException("System.NotSupportedException", "A credential is made from a user name and a password.")
    if not user:
        raise NetException(
            _SMA + "PSArgumentException",
            'Cannot process argument because the value of argument "userName" is not valid. Change the value of the '
            '"userName" argument and run the operation again.',
        )
    if parts[1] is None:
        raise argument_null("password")
    return PSCredential(user, parts[1])


def _network(kind: Any, *parts: Any) -> NetworkCredential:
    user = parts[0] if parts else ""
    password = parts[1] if len(parts) > 1 else ""
    plain = password.plain if isinstance(password, SecureString) else password or ""
    return NetworkCredential(user or "", plain, parts[2] if len(parts) > 2 else "")


def _escape(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
        text = text.replace(sign, entity)
    return text


class Pointer:
    """What Marshal gives for a secure string: it holds the text itself."""

    __slots__ = ("plain",)
    type_names = ("System.IntPtr", "System.ValueType", "System.Object")

    def __init__(self, plain: str) -> None:
        self.plain = plain

    def text(self) -> str:
        return "2199023255552"


def _point(s: SecureString) -> Pointer:
    return Pointer(s.plain)


def _unpoint(pointer: Any, *_: Any) -> str:
    return str(getattr(pointer, "plain", ""))


_POINTERS = (
    "SecureStringToBSTR",
    "SecureStringToGlobalAllocUnicode",
    "SecureStringToCoTaskMemUnicode",
    "SecureStringToGlobalAllocAnsi",
)
_READS = ("PtrToStringAuto", "PtrToStringUni", "PtrToStringBSTR", "PtrToStringAnsi")
_FREES = (
    "ZeroFreeBSTR",
    "ZeroFreeGlobalAllocUnicode",
    "ZeroFreeCoTaskMemUnicode",
    "ZeroFreeGlobalAllocAnsi",
    "FreeBSTR",
)

IMPLEMENTATIONS = (
    Implementation(
        "System.Security.SecureString",
        construct=lambda kind, *r: SecureString(""),
        methods={
            "AppendChar": lambda s, c: s.append(c),
            "Clear": lambda s: s.clear(),
            "Copy": lambda s: SecureString(s.plain),
            "InsertAt": _insert_at,
            "RemoveAt": _remove_at,
            "SetAt": _set_at,
        },
    ),
    Implementation(
        _SMA + "PSCredential",
        construct=_credential,
        static_properties={"Empty": lambda: PSCredential(None, SecureString(""))},
        methods={"GetNetworkCredential": lambda c: c.network()},
    ),
    Implementation(
        "System.Net.NetworkCredential",
        construct=_network,
        properties={
            "UserName": (lambda c: c.user, lambda c, v: setattr(c, "user", v)),
            "Password": (lambda c: c.password, lambda c, v: setattr(c, "password", v)),
            "Domain": (lambda c: c.domain, lambda c, v: setattr(c, "domain", v)),
        },
        methods={"GetCredential": lambda c, *r: c},
    ),
    Implementation(
        "System.Security.Principal.WindowsIdentity",
        properties={
            "Name": lambda i: i.name(),
            "AuthenticationType": lambda i: "Kerberos",
            "IsAuthenticated": lambda i: True,
            "IsSystem": lambda i: False,
            "IsAnonymous": lambda i: False,
            "Groups": lambda i: [],
        },
        methods={"Dispose": lambda i: None},
        statics={"GetCurrent": lambda *r: Identity()},
        raw=("GetCurrent",),
    ),
    Implementation(
        "System.Security.Principal.WindowsPrincipal",
        construct=lambda kind, identity: Principal(identity),
        properties={"Identity": lambda p: p.identity},
        methods={"IsInRole": lambda p, role: True},
        raw=("IsInRole",),
        signatures={"new": ""},
    ),
    Implementation("System.Security.SecurityElement", statics={"Escape": _escape}),
    Implementation(
        "System.Runtime.InteropServices.Marshal",
        statics={
            **dict.fromkeys(_POINTERS, _point),
            **dict.fromkeys(_READS, _unpoint),
            **{name: (lambda p: None) for name in _FREES},
        },
    ),
)
__all__ = ["IMPLEMENTATIONS", "known_type", "values"]
