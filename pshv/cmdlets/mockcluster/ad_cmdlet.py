"""What Get-ADComputer and Set-ADComputer have in common: accounts by identity, errors of the directory's module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet

if TYPE_CHECKING:
    from pshv.runtime.errors import ErrorRecord

SPACE = "Microsoft.ActiveDirectory.Management.Commands"


class ADCmdlet(Cmdlet):
    """A cmdlet over the computer accounts of the hosts."""

    Identity: Any

    def host_of(self, wanted: Any) -> Any:
        """The host an identity means: name, account name, DNS name, distinguished name, GUID or SID; None if none."""
        from pshv.types.world.account import ADComputer

        cluster: Any = self.session.cluster
        if isinstance(wanted, ADComputer):
            return wanted.host
        text = str(wanted).lower()
        for host in cluster.world.hosts:
            account = ADComputer(cluster, host, [])
            read = (account.own[name].getter(account) for name in ("distinguishedname", "objectguid", "sid"))
            names = (host.name, f"{host.name}$", host.fqdn, *map(str, read))
            if text in {name.lower() for name in names}:
                return host
        return None

    def no_such(self, wanted: Any) -> ErrorRecord:
        """The record for an identity that no account has."""
        cluster: Any = self.session.cluster
        root = ",".join(f"DC={part}" for part in cluster.world.cluster.domain.split("."))
        return self.error(
            f"Cannot find an object with identity: '{wanted}' under: '{root}'.",
            "ActiveDirectoryCmdlet:Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException",
            "ObjectNotFound",
            wanted,
            exception="Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException",
        )
