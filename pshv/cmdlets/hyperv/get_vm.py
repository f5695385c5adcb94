"""Get-VM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet, by_name
from pshv.types.world.machine import VirtualMachine

if TYPE_CHECKING:
    from collections.abc import Iterable


class GetVM(HyperVCmdlet):
    """Gets the virtual machines from one or more Hyper-V hosts."""

    name = "Get-VM"
    Name: list[str] | None
    Id: Any
    ClusterObject: Any

    def process(self) -> None:
        cluster = self.mock()
        for machine in self.found():
            self.write(VirtualMachine(cluster, machine))

    def found(self) -> Iterable[Any]:
        """The machines that are meant, by name."""
        world = self.mock().world
        if self.ClusterObject is not None:
            return self.of_cluster_object()
        if self.Id is not None:
            machine = world.vms.get(str(self.Id).lower())
            here = {host.name for host in self.hosts()}
            if machine is None or machine.host not in here:
                self.throw(
                    self.hyperv_error(
                        f'Hyper-V was unable to find a virtual machine with id "{self.Id}".',
                        "InvalidParameter",
                        "InvalidArgument",
                        self.Id,
                    )
                )
            return [machine]
        if self.Name:
            return self.machines_named(self.Name)
        return by_name(vm for host in self.hosts() for vm in world.vms_on(host.name))

    def of_cluster_object(self) -> list[Any]:
        """The machine of a cluster group or resource, wherever it runs."""
        source: Any = getattr(self.ClusterObject, "entity", None)
        world = self.mock().world
        if source is None or (source.key not in world.groups and source.key not in world.resources):
            name = getattr(source, "name", self.ClusterObject)
            text = f'The object "{name}" is not a clustered role or resource: use -ComputerName for nodes.'
            self.throw(self.hyperv_error(text, "InvalidParameter", "InvalidArgument", self.ClusterObject))
        if getattr(source, "vm_id", ""):
            return [world.vms[source.vm_id]]
        return list(world.vms.where("group_id", getattr(source, "id", "")))
