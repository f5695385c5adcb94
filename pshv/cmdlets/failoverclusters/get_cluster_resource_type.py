"""Get-ClusterResourceType."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet, select
from pshv.types.world.clusterparts import ClusterResourceType

if TYPE_CHECKING:
    from pshv.runtime.errors import ErrorRecord

TYPES = (
    ("Cluster Agent", "Cluster Agent", "clusres2.dll"),
    ("Cloud Witness", "Cloud Witness", "clusres.dll"),
    ("DFS Replicated Folder", "DFS Replicated Folder", "dfsrclus.dll"),
    ("Distributed File System", "Distributed File System", "clusres.dll"),
    ("Distributed Network Name", "Distributed Network Name", "clusres.dll"),
    ("File Server", "File Server", "clusres.dll"),
    ("File Share Witness", "File Share Quorum Witness", "clusres.dll"),
    ("Generic Application", "Generic Application", "clusres2.dll"),
    ("Generic Script", "Generic Script", "clusres2.dll"),
    ("Generic Service", "Generic Service", "clusres2.dll"),
    ("IP Address", "IP Address", "clusres.dll"),
    ("IPv6 Address", "IPv6 Address", "clusres.dll"),
    ("Network Name", "Network Name", "clusres.dll"),
    ("Physical Disk", "Physical Disk", "clusres.dll"),
    ("Scale Out File Server", "Scale-Out File Server", "clusres.dll"),
    ("Storage Pool", "Storage Pool", "clusres.dll"),
    ("User Manager", "User Manager", "clusres.dll"),
    ("Virtual Machine", "Virtual Machine", "vmclusres.dll"),
    ("Virtual Machine Configuration", "Virtual Machine Configuration", "vmclusres.dll"),
    ("Virtual Machine Replication Broker", "Virtual Machine Replication Broker", "vmclusres.dll"),
)


class GetClusterResourceType(ClusterCmdlet):
    """Gets information about one or more resource types in a failover cluster."""

    name = "Get-ClusterResourceType"
    Name: list[str] | None

    def process(self) -> None:
        cluster = self.mock()
        found = [ClusterResourceType(cluster, *row) for row in TYPES]
        if self.Name:
            found = select(found, self.Name, lambda name: self.write_error(self.no_type(name)))
        self.write_all(found)

    def no_type(self, name: str) -> ErrorRecord:
        """The record for a type that does not exist."""
        text = f"An error occurred opening resource type '{name}'.\n    The cluster resource type is not valid"
        return self.cluster_error(text, "ClusterResourceTypeNotFound", "ObjectNotFound")
