"""What connecting and disconnecting network adapters have in common."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartCmdlet
from pshv.cmdlets.hyperv.start_vm import announce
from pshv.runtime.wildcard import Wildcard
from pshv.types.world.adapter import VMNetworkAdapter


class AdapterCmdlet(PartCmdlet):
    """A cmdlet that changes what adapters are connected to; those of a compatibility report change only there."""

    VMNetworkAdapter: Any

    def adapters(self) -> list[Any]:
        """The adapters that are meant: piped, or of machines by name."""
        if self.VMNetworkAdapter is not None:
            return self.VMNetworkAdapter if isinstance(self.VMNetworkAdapter, list) else [self.VMNetworkAdapter]
        cluster = self.mock()
        names = self.Name if isinstance(self.Name, list) else [self.Name] if self.Name else ["*"]
        patterns = [Wildcard(str(name)) for name in names]
        return [
            VMNetworkAdapter(cluster, adapter)
            for machine in self.machines()
            for adapter in cluster.world.adapters_of(machine)
            if any(pattern.matches(adapter.name) for pattern in patterns)
        ]

    def plug(self, switch: str, words: str) -> None:
        """Connect the adapters to `switch` ('' disconnects)."""
        from mockcluster.operations.configuration import ConnectAdapter
        from pshv.types.world.report import PlannedAdapter

        for adapter in self.adapters():
            owner = self.mock().world.vms[adapter.entity.vm_id].name
            text = f'{words} the network adapter "{adapter.entity.name}" of the virtual machine "{owner}"'
            if not self.should_process_text(*announce(self.name, text)):
                continue
            if isinstance(adapter, PlannedAdapter):
                adapter.connect(switch)
            elif self.carry_out(ConnectAdapter(adapter.entity.id, switch)) is None:
                continue
            if self.Passthru:
                self.write(adapter)
