"""Microsoft.HyperV.PowerShell.VMCompatibilityReport and its incompatibilities (Compare-VM).

The adapters of a report are those of the machine as it would be at the destination: connecting or disconnecting one
changes the report only, until `Move-VM -CompatibilityReport` carries it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.moduletypes import HYPERV, enum_member
from pshv.types.netobject import NetObject, Property, member_table
from pshv.types.world.adapter import VMNetworkAdapter

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from mockcluster.rules.incompatibility import Incompatibility


class PlannedAdapter(VMNetworkAdapter):
    """A network adapter of the machine that a report describes: what it is connected to is kept in the report."""

    __slots__ = ("report",)

    def __init__(self, cluster: MockCluster, entity: Any, report: VMCompatibilityReport) -> None:
        super().__init__(cluster, entity)
        self.report = report

    members = {
        **VMNetworkAdapter.members,
        "switchname": Property("SwitchName", lambda self: self.switch(), None, "string"),
        "connected": Property("Connected", lambda self: self.switch() != "", None, "bool"),
    }

    def switch(self) -> str:
        """The switch it will be connected to, '' for none."""
        return str(self.report.planned.get(self.entity.id, self.entity.switch))

    def connect(self, switch: str) -> None:
        """Plan another connection."""
        self.report.planned[self.entity.id] = switch


class VMCompatibilityError(NetObject):
    """One reason why the machine does not fit: a message, its number, and the part it is about."""

    __slots__ = ("found", "source")
    type_names = (f"{HYPERV}VMCompatibilityError", "System.Object")
    members = member_table(
        Property("Message", lambda self: self.found.message, None, "string"),
        Property("MessageId", lambda self: self.found.message_id, None, "int"),
        Property("Source", lambda self: self.source, None, f"{HYPERV}VirtualizationObject"),
    )

    def __init__(self, found: Incompatibility, source: object) -> None:
        self.found = found
        self.source = source

    def text(self) -> str:
        return str(self.found.message_id)


class VMCompatibilityReport(NetObject):
    """What a move would meet at the destination."""

    __slots__ = ("cluster", "destination", "errors", "machine", "planned", "storage")
    type_names = (f"{HYPERV}VMCompatibilityReport", "System.Object")
    members = member_table(
        Property("VM", lambda self: self.vm(), None, f"{HYPERV}VirtualMachine"),
        Property("OperationType", lambda self: self.operation(), None, f"{HYPERV}OperationType"),
        Property("Destination", lambda self: self.destination, None, "string"),
        Property("Path", lambda self: self.machine.path, None, "string"),
        Property("SnapshotPath", lambda self: self.machine.snapshot_file_location, None, "string"),
        Property("VhdDestinationPath", lambda _: None, None, "string"),
        Property("VhdSourcePath", lambda _: None, None, "string"),
        Property("Incompatibilities", lambda self: self.errors or None, None, f"{HYPERV}VMCompatibilityError[]"),
    )

    def __init__(self, cluster: MockCluster, machine: Any, destination: str, *, storage: bool = False) -> None:
        self.cluster = cluster
        self.machine = machine
        self.destination = destination
        self.storage = storage
        self.planned: dict[str, str] = {}
        self.errors: list[VMCompatibilityError] = []
        self.check()

    def vm(self) -> object:
        """The machine."""
        from pshv.types.world.machine import VirtualMachine

        return VirtualMachine(self.cluster, self.machine)

    def operation(self) -> object:
        """MoveVirtualMachine, with or without its storage."""
        name = "MoveVirtualMachineAndStorage" if self.storage else "MoveVirtualMachine"
        return enum_member(f"{HYPERV}OperationType", name)

    def check(self) -> None:
        """Look again for incompatibilities, with the connections planned."""
        from mockcluster.rules.attempt import Attempt
        from mockcluster.rules.incompatibility import of_refusal
        from mockcluster.rules.prerequisites import incompatibilities

        world = self.cluster.world
        self.machine = world.vms[self.machine.id]
        attempt = Attempt(
            world, self.machine, world.host_of(self.destination), storage=self.storage, planned=self.planned
        )
        found = [of_refusal(refusal) for refusal in incompatibilities(attempt)]
        self.errors = [VMCompatibilityError(one, self.part(one)) for one in found]

    def part(self, found: Incompatibility) -> object:
        """The part of the machine that an incompatibility is about."""
        from pshv.types.world.drive import DvdDrive, HardDiskDrive
        from pshv.types.world.part import VMMemory, VMProcessor

        world = self.cluster.world
        if found.part == "adapter":
            return PlannedAdapter(self.cluster, world.adapters[found.key], self)
        if found.part == "drive" and found.key:
            drive = world.drives[found.key]
            return (DvdDrive if drive.kind == "Dvd" else HardDiskDrive)(self.cluster, drive)
        if found.part == "processor":
            return VMProcessor(self.cluster, self.machine)
        if found.part == "memory":
            return VMMemory(self.cluster, self.machine)
        return self.vm()
