"""Volumes and the disks of the storage bus layer (cluster-log-format.md 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.sections.csvtext import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.world.world import World

VOLUMES = (
    "friendlyName,ResourceId,DiskNumber,SectorSize,PartitionNumber,DriveLetterMask,VolumeOffset,VolumeSize,FreeSpace,"
    "FileSystem,VolumeUniqueId,MountPoint,CsvFsState,FaultState,isActive,snapshotType,"
)
_SECTOR = 512
_CSVFS_STATE = {
    "Direct": "Active",
    "BlockRedirected": "Active",
    "FileSystemRedirected": "Active",
    "Paused": "Paused",
    "Unavailable": "Draining",
}


def volumes(world: World, node: str) -> Iterator[str]:
    """The section `Volumes` as a node sees them; the columns the reference leaves out are ours."""
    root = world.cluster.shared_volumes_root
    rows = (
        (
            volume.friendly_name,
            volume.id,
            volume.disk_number,
            _SECTOR,
            volume.partition_number,
            0,
            volume.volume_offset,
            volume.size,
            volume.size - volume.used,
            volume.file_system,
            f"\\\\?\\Volume{{{volume.volume_guid}}}\\",
            volume.path(root),
            _CSVFS_STATE.get(volume.access(node), "Active"),
            volume.fault_state,
            world.volume_owner(volume) == node,
            0,
        )
        for volume in world.volumes
    )
    return section("Volumes", VOLUMES, rows)


def sbl_disks(world: World) -> Iterator[str]:
    """The section `SBL Disks`: the worlds have no Storage Spaces Direct disks, so it has no row."""
    return section("SBL Disks")
