"""Get-VMSwitch."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet, by_name
from pshv.runtime.wildcard import Wildcard, contains_wildcard
from pshv.types.world.switch import VMSwitch


class GetVMSwitch(HyperVCmdlet):
    """Gets virtual switches from one or more Hyper-V hosts."""

    name = "Get-VMSwitch"
    Name: str | None
    Id: Any
    SwitchType: Any

    def process(self) -> None:
        self.not_built("ResourcePoolName")
        cluster = self.mock()
        for host in self.hosts():
            found = by_name(cluster.world.switches_on(host.name))
            for one in self.meant(found):
                self.write(VMSwitch(cluster, one))

    def meant(self, switches: list[Any]) -> list[Any]:
        """Those that name, id and type mean."""
        if self.Id is not None:
            wanted = {str(one).lower() for one in (self.Id if isinstance(self.Id, list) else [self.Id])}
            switches = [one for one in switches if one.id.lower() in wanted]
        if self.Name:
            pattern = Wildcard(self.Name)
            switches = [one for one in switches if pattern.matches(one.name)]
            if not switches and not contains_wildcard(self.Name):
                self.write_error(self.not_found("virtual switch", self.Name))
        if self.SwitchType is not None:
            kinds = {one.name for one in (self.SwitchType if isinstance(self.SwitchType, list) else [self.SwitchType])}
            switches = [one for one in switches if one.switch_type in kinds]
        return switches
