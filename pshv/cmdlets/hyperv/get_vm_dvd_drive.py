"""Get-VMDvdDrive."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.drive_getter import DriveGetter
from pshv.types.world.drive import DvdDrive


class GetVMDvdDrive(DriveGetter):
    """Gets the DVD drives attached to a virtual machine or snapshot."""

    name = "Get-VMDvdDrive"
    kind = "Dvd"

    def shown(self, cluster: Any, drive: Any) -> Any:
        return DvdDrive(cluster, drive)
