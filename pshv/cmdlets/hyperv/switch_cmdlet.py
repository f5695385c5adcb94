"""What the cmdlets that change virtual switches have in common: which switches, by name or object."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet, by_name
from pshv.runtime.wildcard import Wildcard, contains_wildcard


class SwitchCmdlet(HyperVCmdlet):
    """A cmdlet that acts on switches: `-Name` or `-VMSwitch`."""

    Name: Any
    VMSwitch: Any
    Passthru: bool

    def switches(self) -> list[Any]:
        """The switches that are meant."""
        if self.VMSwitch is not None:
            return [one.entity for one in (self.VMSwitch if isinstance(self.VMSwitch, list) else [self.VMSwitch])]
        found = []
        names = self.Name if isinstance(self.Name, list) else [self.Name]
        for host in self.hosts():
            there = by_name(self.mock().world.switches_on(host.name))
            for name in names:
                pattern = Wildcard(str(name))
                matches = [one for one in there if pattern.matches(one.name)]
                if not matches and not contains_wildcard(str(name)):
                    self.write_error(self.not_found("virtual switch", str(name)))
                found.extend(matches)
        return found

    def pass_switch(self, entity: Any) -> None:
        """With `-Passthru`, write the switch."""
        if self.Passthru:
            from pshv.types.world.switch import VMSwitch

            self.write(VMSwitch(self.mock(), entity))
