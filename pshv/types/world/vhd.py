"""Microsoft.Vhd.PowerShell.VirtualHardDisk (Get-VHD): the file of a virtual hard disk."""

from __future__ import annotations

from typing import Any

from pshv.runtime.values import UInt32, UInt64
from pshv.types.netobject import member_table
from pshv.types.world.base import WorldObject, computed, constant

VHD = "Microsoft.Vhd.PowerShell."


def _size(name: str, field: str) -> Any:
    return computed(name, lambda self: UInt64(getattr(self.entity, field)), "ulong")


def _in_use(disk: Any) -> bool:
    """Whether the machine that has the disk holds it open."""
    return disk.cluster.world.vms[disk.entity.vm_id].state in ("Running", "Paused")


class VirtualHardDisk(WorldObject):
    """A virtual hard disk as a host sees its file; the entity is the drive."""

    __slots__ = ("host",)
    type_names = (f"{VHD}VirtualHardDisk", "System.Object")
    members = member_table(
        computed("ComputerName", lambda self: self.host, "string"),
        computed("Path", lambda self: self.entity.path, "string"),
        computed(
            "VhdFormat", lambda self: self.entity.path.rpartition(".")[2].upper(), "Microsoft.Vhd.PowerShell.VhdFormat"
        ),
        computed("VhdType", lambda self: self.entity.vhd_type, "Microsoft.Vhd.PowerShell.VhdType"),
        _size("FileSize", "file_size"),
        _size("Size", "size"),
        constant("MinimumSize", None, "System.Nullable[ulong]"),
        constant("LogicalSectorSize", UInt32(512), "uint"),
        constant("PhysicalSectorSize", UInt32(4096), "uint"),
        computed("BlockSize", lambda self: UInt32(0 if self.entity.vhd_type == "Fixed" else 33554432), "uint"),
        constant("ParentPath", "", "string"),
        computed("DiskIdentifier", lambda self: disk_identifier(self), "string"),
        constant("FragmentationPercentage", UInt32(0), "System.Nullable[uint]"),
        constant("Alignment", UInt32(1), "uint"),
        computed("Attached", _in_use, "bool"),
        constant("DiskNumber", None, "System.Nullable[uint]"),
        constant("IsPMEMCompatible", False, "bool"),
        constant(
            "AddressAbstractionType", "None", "Microsoft.Vhd.PowerShell.VirtualHardDiskPmemAddressAbstractionType"
        ),
        constant("Number", None, "System.Nullable[uint]"),
    )

    def __init__(self, cluster: Any, entity: Any, host: str) -> None:
        super().__init__(cluster, entity)
        self.host = host


def disk_identifier(disk: VirtualHardDisk) -> str:
    """The GUID in the file, which follows from the seed and the path."""
    from mockcluster import identity

    return identity.guid(disk.cluster.seed, "vhd", disk.entity.path).upper()
