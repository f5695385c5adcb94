"""Microsoft.ActiveDirectory.Management.ADComputer (Get-ADComputer), as far as delegation needs it.

Like the real object it shows its default properties, and others only when `-Properties` asked for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.identifiers import parse_guid
from pshv.types.netobject import NetObject, Property
from pshv.types.world.base import local_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.cluster import MockCluster

UNCONSTRAINED, WORKSTATION, DISABLED, PROTOCOL_TRANSITION = 0x80000, 0x1000, 0x2, 0x1000000


def distinguished_name(self: ADComputer) -> str:
    """`CN=HV01,OU=Servers,DC=contoso,DC=local`."""
    parts = ",".join(f"DC={part}" for part in self.cluster.world.cluster.domain.split("."))
    return f"CN={self.host.name},OU=Hyper-V,{parts}"


def control(self: ADComputer) -> int:
    """The bits of userAccountControl."""
    account = self.account
    bits = WORKSTATION
    bits |= 0 if account.enabled else DISABLED
    bits |= UNCONSTRAINED if account.trusted_for_delegation else 0
    return bits | (PROTOCOL_TRANSITION if account.trusted_to_authenticate else 0)


def identifier(self: ADComputer, purpose: str) -> str:
    """A GUID of the account within this world."""
    from mockcluster import identity

    return identity.guid(self.cluster.world.seed, purpose, self.host.name)


def sid(self: ADComputer) -> str:
    """The security identifier; the domain's part follows from the world's seed."""
    from mockcluster import identity

    world = self.cluster.world
    parts = [identity.number(world.seed, "domain", index, below=1 << 32) for index in range(3)]
    return "S-1-5-21-" + "-".join(map(str, (*parts, 1100 + self.host.node_id)))


DEFAULT: dict[str, tuple[str, Any]] = {
    "DistinguishedName": ("string", distinguished_name),
    "DNSHostName": ("string", lambda self: self.host.fqdn),
    "Enabled": ("bool", lambda self: self.account.enabled),
    "Name": ("string", lambda self: self.host.name),
    "ObjectClass": ("string", lambda _: "computer"),
    "ObjectGUID": ("guid", lambda self: parse_guid(identifier(self, "account"))),
    "SamAccountName": ("string", lambda self: f"{self.host.name}$"),
    "SID": ("string", sid),
    "UserPrincipalName": ("string", lambda _: None),
}
EXTENDED: dict[str, tuple[str, Any]] = {
    "CN": ("string", lambda self: self.host.name),
    "Created": ("datetime", lambda self: local_time(self.account.created_at)),
    "Description": ("string", lambda self: self.account.description or None),
    "msDS-AllowedToDelegateTo": ("System.Object", lambda self: list(self.host.delegation)),
    "OperatingSystem": ("string", lambda self: self.host.os_name.removeprefix("Microsoft ")),
    "OperatingSystemVersion": ("string", lambda self: f"10.0 ({self.host.os_build})"),
    "servicePrincipalName": ("System.Object", lambda self: list(self.host.service_principal_names)),
    "ServicePrincipalNames": ("System.Object", lambda self: list(self.host.service_principal_names)),
    "TrustedForDelegation": ("bool", lambda self: self.account.trusted_for_delegation),
    "TrustedToAuthForDelegation": ("bool", lambda self: self.account.trusted_to_authenticate),
    "userAccountControl": ("int", control),
}


class ADComputer(NetObject):
    """A computer account in the directory."""

    __slots__ = ("account", "cluster", "host", "own")
    type_names = (
        "Microsoft.ActiveDirectory.Management.ADComputer",
        "Microsoft.ActiveDirectory.Management.ADAccount",
        "Microsoft.ActiveDirectory.Management.ADPrincipal",
        "Microsoft.ActiveDirectory.Management.ADObject",
        "System.Object",
    )

    def __init__(self, cluster: MockCluster, host: Any, extended: list[str]) -> None:
        self.cluster = cluster
        self.host = host
        self.account = cluster.world.accounts[host.name]
        known = {name.lower(): name for name in EXTENDED}
        if "*" in extended:
            extended = list(EXTENDED)
        names = {**DEFAULT, **{known[n.lower()]: EXTENDED[known[n.lower()]] for n in extended if n.lower() in known}}
        self.own = {
            name.lower(): Property(name, names[name][1], None, names[name][0]) for name in sorted(names, key=str.lower)
        }

    def find_member(self, lowered: str) -> Property | None:
        return self.own.get(lowered)

    def list_members(self) -> Iterator[Property]:
        return iter(self.own.values())

    def text(self) -> str:
        return distinguished_name(self)
