"""Get-MockHardware: what firmware, boot configuration and local policy of a host say."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.host_cmdlet import HostCmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.values import Int64, PSObject


class GetMockHardware(HostCmdlet):
    """Gets the hardware of a host as far as Hyper-V depends on it, and whether its hypervisor runs."""

    name = "Get-MockHardware"
    parameters = (Param("ComputerName", "string[]", position=0, by_value=True, by_property=True),)

    def process(self) -> None:
        for host in self.hosts():
            self.write(shown(self.session.cluster, host))


def shown(cluster: Any, host: Any) -> PSObject:
    """The hardware of a host as an object; the names are those Set-MockHardware takes."""
    from mockcluster.operations.hardware import HARDWARE

    world = cluster.world
    networks = {network.id: network.name for network in world.networks}
    cards = [
        f"{networks[one.network_id]}: {one.adapter}, {one.link_speed / 1e9:g} Gbit/s{', RDMA' if one.rdma else ''}"
        for one in world.interfaces.where("node", host.name)
    ]
    fields: dict[str, Any] = {
        "ComputerName": host.name,
        "Processor": host.processor_name,
        "LogicalProcessors": host.logical_processors,
        "NumaNodes": len(world.numa_nodes.where("host", host.name)),
        "MemoryCapacity": Int64(host.memory_capacity),
        "MemoryAvailable": Int64(max(0, world.memory_available(host.name))),
        "NetworkAdapters": cards,
        "HypervisorPresent": host.hypervisor_present,
    }
    fields.update((name, getattr(host, field)) for field, name in HARDWARE.items())
    return PSObject(fields, ["MockCluster.Hardware", "System.Object"])
