"""Get-VMHardDiskDrive."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.drive_getter import DriveGetter
from pshv.types.world.drive import HardDiskDrive


class GetVMHardDiskDrive(DriveGetter):
    """Gets the virtual hard disk drives attached to one or more virtual machines."""

    name = "Get-VMHardDiskDrive"

    def shown(self, cluster: Any, drive: Any) -> Any:
        return HardDiskDrive(cluster, drive)
