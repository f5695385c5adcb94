"""Get-MockProcessorMode: rings, root and non-root mode, and how often guests left and were entered again."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.host_cmdlet import HostCmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.values import Int64, OrderedDictionary, PSObject


class GetMockProcessorMode(HostCmdlet):
    """Gets who runs in which ring and mode of a host's processors, with the VM entries and exits since its start."""

    name = "Get-MockProcessorMode"
    parameters = (
        Param("ComputerName", "string[]", position=0, by_value=True, by_property=True),
        Param("VMName", "string[]"),
    )
    VMName: list[str] | None

    def process(self) -> None:
        from mockcluster.rules.processormode import modes

        cluster: Any = self.session.cluster
        wanted = None if self.VMName is None else {name.lower() for name in self.VMName}
        for host in self.hosts():
            for mode in modes(cluster.world, host, cluster.now):
                if wanted is None or mode.partition.lower() in wanted:
                    self.write(shown(mode))


def shown(mode: Any) -> PSObject:
    """A ring of a partition as an object."""
    reasons = OrderedDictionary()
    for name, number in mode.reasons:
        reasons[name] = Int64(number)
    fields = {
        "ComputerName": mode.host,
        "Partition": mode.partition,
        "Ring": mode.ring,
        "Mode": mode.mode,
        "Runs": mode.runs,
        "Processors": mode.processors,
        "VMEntries": Int64(mode.entries),
        "VMExits": Int64(mode.exits),
        "ExitReasons": reasons,
    }
    return PSObject(dict(fields), ["MockCluster.ProcessorMode", "System.Object"])
