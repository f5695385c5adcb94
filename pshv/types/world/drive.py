"""Microsoft.HyperV.PowerShell.HardDiskDrive and DvdDrive (Get-VMHardDiskDrive, Get-VMDvdDrive)."""

from __future__ import annotations

from pshv.types.moduletypes import HYPERV, enum_member
from pshv.types.netobject import Property
from pshv.types.netobject import member_table as table
from pshv.types.world.base import WorldObject, computed, constant, enum, plain


def placed() -> tuple[Property, ...]:
    """Where a drive hangs: the properties all drives share."""
    return (
        plain("Path", "path", "string"),
        plain("ControllerNumber", "controller_number", "int"),
        plain("ControllerLocation", "controller_location", "int"),
        enum("ControllerType", "controller_type", f"{HYPERV}ControllerType"),
        computed("VMName", lambda self: self.cluster.world.vms[self.entity.vm_id].name, "string"),
        computed("ComputerName", lambda self: self.cluster.world.vms[self.entity.vm_id].host, "string"),
        plain("Id", "id", "string"),
        constant("PoolName", "Primordial", "string"),
        constant("IsDeleted", False, "bool"),
    )


class HardDiskDrive(WorldObject):
    """A virtual hard disk on a controller."""

    __slots__ = ()
    type_names = (f"{HYPERV}HardDiskDrive", f"{HYPERV}Drive", f"{HYPERV}VirtualizationObject", "System.Object")
    members = table(
        computed("Name", lambda self: f"Hard Drive on {self.entity.controller_type} controller", "string"),
        *placed(),
        computed(
            "DiskNumber",
            lambda self: None if self.entity.passthrough_disk < 0 else self.entity.passthrough_disk,
            "System.Nullable[int]",
        ),
        plain("SupportPersistentReservations", "shared", "bool"),
    )


class DvdDrive(WorldObject):
    """A virtual DVD drive."""

    __slots__ = ()
    type_names = (f"{HYPERV}DvdDrive", f"{HYPERV}Drive", f"{HYPERV}VirtualizationObject", "System.Object")
    members = table(
        computed("Name", lambda self: f"DVD Drive on {self.entity.controller_type} controller", "string"),
        *placed(),
        computed(
            "DvdMediaType",
            lambda self: enum_member(f"{HYPERV}DvdMediaType", "ISO" if self.entity.path else "None"),
            f"{HYPERV}DvdMediaType",
        ),
    )
