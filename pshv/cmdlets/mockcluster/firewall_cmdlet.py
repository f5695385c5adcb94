"""What the firewall cmdlets have in common: the rule that lets live migration in (TCP 6600)."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.computer import local_computer
from pshv.cmdlets.hyperv.hyperv_cmdlet import find_host
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.values import PSObject
from pshv.runtime.wildcard import Wildcard

RULE = "Hyper-V (MIG-TCP-In)"
RULE_NAME = "VIRT-MIGL-In-TCP-NoScope"
GROUP = "Hyper-V"
PARAMETERS = (
    Param("Name", "string[]", aliases=("ID",), position=0, sets=("Name",)),
    Param("DisplayName", "string[]", mandatory=True, sets=("DisplayName",)),
    Param("DisplayGroup", "string[]", mandatory=True, sets=("DisplayGroup",)),
    Param("CimSession", "string[]", aliases=("Session",)),
)


class FirewallCmdlet(Cmdlet):
    """A cmdlet over the one firewall rule that the model has."""

    default_set = "Name"
    Name: Any
    DisplayName: Any
    DisplayGroup: Any
    CimSession: Any

    def hosts(self) -> list[Any]:
        """The hosts whose rule is meant: those of `-CimSession`, else the session's."""
        cluster: Any = self.session.cluster
        found = []
        for name in self.CimSession or [local_computer(self.session)]:
            host = find_host(cluster, str(name))
            if host is None:
                text = f"The computer '{name}' could not be resolved."
                self.write_error(self.error(text, "ComputerNotFound", "ObjectNotFound", name))
            else:
                found.append(host)
        return found

    def meant(self) -> bool:
        """Whether name, display name or group mean the rule; an error when they mean a rule there is not."""
        pairs = ((self.Name, RULE_NAME, "InstanceID"), (self.DisplayName, RULE, "DisplayName"),
                 (self.DisplayGroup, GROUP, "DisplayGroup"))  # fmt: skip
        for given, held, field in pairs:
            if given is None:
                continue
            if any(Wildcard(str(one)).matches(held) for one in given):
                return True
            text = (
                f"No MSFT_NetFirewallRule objects found with property '{field}' equal to '{given[0]}'.  Verify the "
                "value of the property and retry."
            )
            self.write_error(self.error(text, f"CmdletizationQuery_NotFound_{field}", "ObjectNotFound", given[0]))
            return False
        return True

    def switch(self, on: bool) -> None:
        """Enable or disable the rule."""
        from mockcluster.operations.hardware import SetHardware

        cluster: Any = self.session.cluster
        if self.meant():
            for host in self.hosts():
                cluster.run(SetHardware(host.name, (("firewall_migration_open", on),)))


def shown(host: Any) -> PSObject:
    """The rule of a host."""
    fields = {
        "Name": RULE_NAME,
        "DisplayName": RULE,
        "DisplayGroup": GROUP,
        "Enabled": "True" if host.firewall_migration_open else "False",
        "Direction": "Inbound",
        "Action": "Allow",
        "PSComputerName": host.name,
    }
    return PSObject(dict(fields), ["MSFT_NetFirewallRule", "System.Object"])
