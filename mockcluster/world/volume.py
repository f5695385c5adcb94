"""Cluster shared volumes."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class Volume(Entity):
    """A cluster shared volume (``Get-ClusterSharedVolume``): the disk resource ``id`` and its one partition.

    ``redirected`` lists ``node=state`` for every node that has no direct access (cluster-model.md section 8).
    """

    __table__: ClassVar[str] = "volumes"
    __key__: ClassVar[str] = "id"

    id: str
    name: str
    friendly_name: str
    volume_guid: str
    size: int
    used: int
    file_system: str = "CSVFS"
    disk_number: int = 1
    partition_number: int = 2
    volume_offset: int = 135266304
    fault_state: str = "NoFaults"
    maintenance: bool = False
    redirected_access: bool = False
    backup_state: str = "NotInBackup"
    redirected: tuple[str, ...] = ()

    def path(self, root: str = "C:\\ClusterStorage") -> str:
        """Return the folder in which every node sees the volume."""
        return f"{root}\\{self.friendly_name}"

    def access(self, node: str) -> str:
        """Return the access state of ``node``: Direct unless noted otherwise."""
        states = dict(entry.split("=", 1) for entry in self.redirected)
        return states.get(node, "Direct")
