"""SecureString, PSCredential and NetworkCredential as values."""

from __future__ import annotations

from typing import Any

from pshv.types.netobject import Method, NetObject, Property, member_table


class SecureString(NetObject):
    """Text that prints as its type's name."""

    __slots__ = ("plain", "read_only")
    type_names = ("System.Security.SecureString", "System.Object")
    members = member_table(
        Property("Length", lambda s: len(s.plain), type_name="int"),
        Method("AppendChar", lambda s, c: s.append(c), ("void AppendChar(char c)",)),
        Method("Clear", lambda s: s.clear(), ("void Clear()",)),
        Method("Copy", lambda s: SecureString(s.plain), ("securestring Copy()",)),
        Method("Dispose", lambda s: None, ("void Dispose()",)),
        Method("MakeReadOnly", lambda s: None, ("void MakeReadOnly()",)),
        Method("IsReadOnly", lambda s: False, ("bool IsReadOnly()",)),
    )

    def __init__(self, plain: str) -> None:
        self.plain = plain

    def append(self, char: str) -> None:
        self.plain += str(char)

    def clear(self) -> None:
        self.plain = ""


class NetworkCredential(NetObject):
    """System.Net.NetworkCredential."""

    __slots__ = ("domain", "password", "user")
    type_names = ("System.Net.NetworkCredential", "System.Object")
    members = member_table(
        Property("UserName", lambda c: c.user, type_name="string"),
        Property("Password", lambda c: c.password, type_name="string"),
        Property("SecurePassword", lambda c: SecureString(c.password), type_name="securestring"),
        Property("Domain", lambda c: c.domain, type_name="string"),
    )

    def __init__(self, user: str, password: str, domain: str = "") -> None:
        self.user = user
        self.password = password
        self.domain = domain


class PSCredential(NetObject):
    """A user name and a password."""

    __slots__ = ("password", "user")
    type_names = ("System.Management.Automation.PSCredential", "System.Object")
    members = member_table(
        Property("UserName", lambda c: c.user, type_name="string"),
        Property("Password", lambda c: c.password, type_name="securestring"),
        Method("GetNetworkCredential", lambda c: c.network(), ("System.Net.NetworkCredential GetNetworkCredential()",)),
    )

    def __init__(self, user: Any, password: Any) -> None:
        self.user = user
        self.password = password

    def network(self) -> NetworkCredential:
        """The parts of `domain\\user` with the password in the clear."""
        domain, mark, user = self.user.partition("\\")
        plain = self.password.plain if isinstance(self.password, SecureString) else ""
        if mark:
            return NetworkCredential(user, plain, domain)
        return NetworkCredential(self.user, plain)
