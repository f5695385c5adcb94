"""Remove-VMHardDiskDrive."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartCmdlet
from pshv.cmdlets.hyperv.start_vm import announce
from pshv.types.world.drive import HardDiskDrive


class RemoveVMHardDiskDrive(PartCmdlet):
    """Deletes one or more virtual hard disk drives from a virtual machine; the files stay."""

    name = "Remove-VMHardDiskDrive"
    VMHardDiskDrive: Any
    ControllerType: Any
    ControllerNumber: int | None
    ControllerLocation: int | None

    def process(self) -> None:
        from mockcluster.operations.configuration import RemoveDrive

        for drive in self.drives():
            owner = self.mock().world.vms[drive.entity.vm_id].name
            if not self.should_process_text(*announce(self.name, f'remove the hard disk drive of "{owner}"')):
                continue
            if self.carry_out(RemoveDrive(drive.entity.id)) is not None and self.Passthru:
                self.write(drive)

    def drives(self) -> list[Any]:
        """The drives that are meant."""
        if self.VMHardDiskDrive is not None:
            return self.VMHardDiskDrive if isinstance(self.VMHardDiskDrive, list) else [self.VMHardDiskDrive]
        cluster = self.mock()
        wanted = (self.ControllerType.name, self.ControllerNumber, self.ControllerLocation)
        return [
            HardDiskDrive(cluster, one)
            for machine in self.machines()
            for one in cluster.world.drives_of(machine)
            if one.kind == "HardDisk"
            and (one.controller_type, one.controller_number, one.controller_location) == wanted
        ]
