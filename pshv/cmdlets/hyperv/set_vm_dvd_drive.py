"""Set-VMDvdDrive."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartCmdlet
from pshv.cmdlets.hyperv.start_vm import announce
from pshv.types.world.drive import DvdDrive


class SetVMDvdDrive(PartCmdlet):
    """Configures a virtual DVD drive: the image in it, or none."""

    name = "Set-VMDvdDrive"
    VMDvdDrive: Any
    Path: str | None
    ControllerNumber: int | None
    ControllerLocation: int | None

    def process(self) -> None:
        from mockcluster.operations.configuration import SetDvdDrive

        self.not_built("ToControllerNumber", "ToControllerLocation", "ResourcePoolName", "AllowUnverifiedPaths")
        for drive in self.drives():
            owner = self.mock().world.vms[drive.entity.vm_id].name
            if not self.should_process_text(*announce(self.name, f'configure the DVD drive of "{owner}"')):
                continue
            if "Path" in self.bound and self.carry_out(SetDvdDrive(drive.entity.id, self.Path or "")) is None:
                continue
            if self.Passthru:
                self.write(drive)

    def drives(self) -> list[Any]:
        """The drives that are meant: piped, or of the machine named."""
        if self.VMDvdDrive is not None:
            return self.VMDvdDrive if isinstance(self.VMDvdDrive, list) else [self.VMDvdDrive]
        cluster = self.mock()
        found = [
            drive
            for machine in self.machines()
            for drive in cluster.world.drives_of(machine)
            if drive.kind == "Dvd"
            and self.ControllerNumber in (None, drive.controller_number)
            and self.ControllerLocation in (None, drive.controller_location)
        ]
        if not found:
            self.write_error(
                self.hyperv_error(
                    "Hyper-V was unable to find a DVD drive at the location that was given.", "InvalidParameter",
                    "InvalidArgument", self.VMName,
                )
            )  # fmt: skip
        return [DvdDrive(cluster, drive) for drive in found]
