"""Microsoft.FailoverClusters.PowerShell.ClusterSharedVolume and its volume (Get-ClusterSharedVolume)."""

from __future__ import annotations

from pshv.runtime.values import Int64, UInt32
from pshv.types.moduletypes import CLUSTER, enum_member
from pshv.types.netobject import Property, member_table
from pshv.types.world.base import NamedObject, WorldObject, computed, plain
from pshv.types.world.node import ClusterNode


def single(value: float) -> object:
    """A percentage as System.Single."""
    from pshv.runtime.values import single as make

    return make(value)


class ClusterDiskPartitionInfo(WorldObject):
    """The one partition of a shared volume; sizes in bytes."""

    __slots__ = ()
    type_names = (f"{CLUSTER}ClusterDiskPartitionInfo", "System.Object")
    members = member_table(
        computed("Name", lambda self: f"\\\\?\\Volume{{{self.entity.volume_guid}}}\\", "string"),
        computed("DriveLetter", lambda _: "", "string"),
        computed("DriveLetterMask", lambda _: UInt32(0), "uint"),
        computed("FileSystem", lambda self: self.entity.file_system, "string"),
        computed("FreeSpace", lambda self: Int64(self.entity.size - self.entity.used), "long"),
        computed("MountPoints", lambda _: [], "string[]"),
        computed("PartitionNumber", lambda self: UInt32(self.entity.partition_number), "uint"),
        computed(
            "PercentFree", lambda self: single(100 * (self.entity.size - self.entity.used) / self.entity.size), "float"
        ),
        computed("Size", lambda self: Int64(self.entity.size), "long"),
        computed("UsedSpace", lambda self: Int64(self.entity.used), "long"),
        computed("HasDriveLetter", lambda _: False, "bool"),
        computed("IsCompressed", lambda _: False, "bool"),
        computed("IsFormatted", lambda _: True, "bool"),
        computed("IsNtfs", lambda self: self.entity.file_system == "CSVFS", "bool"),
        computed("IsPartitionNumberValid", lambda _: True, "bool"),
        computed("IsPartitionSizeValid", lambda _: True, "bool"),
    )


class ClusterSharedVolumeInfo(WorldObject):
    """Where a shared volume is mounted and how it is reached."""

    __slots__ = ()
    type_names = (f"{CLUSTER}ClusterSharedVolumeInfo", "System.Object")
    members = member_table(
        plain("FaultState", "fault_state", "string"),
        computed("FriendlyVolumeName", lambda self: friendly_name(self), "string"),
        Property("Partition", lambda self: ClusterDiskPartitionInfo(self.cluster, self.entity), None, "System.Object"),
        plain("PartitionNumber", "partition_number", "uint"),
        computed("VolumeOffset", lambda self: Int64(self.entity.volume_offset), "long"),
        computed("VolumeName", lambda self: f"\\\\?\\Volume{{{self.entity.volume_guid}}}\\", "string"),
        plain("BackupState", "backup_state", "string"),
        plain("MaintenanceMode", "maintenance", "bool"),
        plain("RedirectedAccess", "redirected_access", "bool"),
    )

    def text(self) -> str:
        return friendly_name(self)


def friendly_name(self: WorldObject) -> str:
    """The folder in which every node sees the volume."""
    return str(self.entity.path(self.cluster.world.cluster.shared_volumes_root))


class ClusterSharedVolume(NamedObject):
    """A disk that all nodes read and write."""

    __slots__ = ()
    type_names = (f"{CLUSTER}ClusterSharedVolume", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name", "State", "OwnerNode")
    members = member_table(
        plain("Id", "id", "string"),
        plain("Name", "name", "string"),
        computed(
            "OwnerNode",
            lambda self: ClusterNode(
                self.cluster, self.cluster.world.node_of(self.cluster.world.volume_owner(self.entity))
            ),
            f"{CLUSTER}ClusterNode",
        ),
        computed(
            "SharedVolumeInfo", lambda self: [ClusterSharedVolumeInfo(self.cluster, self.entity)], "System.Object"
        ),
        computed(
            "State",
            lambda self: enum_member(
                f"{CLUSTER}ClusterResourceState", self.cluster.world.resources[self.entity.id].state
            ),
            f"{CLUSTER}ClusterResourceState",
        ),
    )
