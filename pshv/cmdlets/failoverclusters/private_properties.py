"""Private properties of cluster objects: where each is kept, and how it is set (cmdlet-semantics.md section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.values import UInt32
from pshv.types.world.clusterparts import ClusterParameter, ClusterResourceType

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from mockcluster.operations.operation import Operation

TEXT, NUMBER = "String", "UInt32"
VIRTUAL_MACHINE = "Virtual Machine"


def parameters(cluster: MockCluster, of: Any) -> list[ClusterParameter] | None:
    """The private properties of an object; None when it is no object of the cluster."""
    entity = getattr(of, "entity", None)
    if isinstance(of, ClusterResourceType):
        return _of_type(cluster, of)
    if entity is None:
        return None
    kind = getattr(entity, "resource_type", "")
    if kind in (VIRTUAL_MACHINE, "Virtual Machine Configuration"):
        rows: list[tuple[str, object, str]] = [("VmID", entity.vm_id, TEXT)]
        if kind == VIRTUAL_MACHINE:
            rows.append(("OfflineAction", UInt32(entity.offline_action), NUMBER))
            rows.append(("ShutdownAction", UInt32(0), NUMBER))
        else:
            machine = cluster.world.vms.get(entity.vm_id)
            rows.append(("VmStoreRootPath", machine.path if machine else "", TEXT))
        return [ClusterParameter(of, name, value, held) for name, value, held in rows]
    found = []
    for row in getattr(entity, "parameters", ()):
        name, _, value = row.partition("=")
        found.append(ClusterParameter(of, name, value, TEXT))
    return found


def _of_type(cluster: MockCluster, of: ClusterResourceType) -> list[ClusterParameter]:
    if of.name != VIRTUAL_MACHINE:
        return []
    info = cluster.world.cluster
    return [
        ClusterParameter(of, "MigrationExcludeNetworks", ";".join(info.migration_exclude_networks), TEXT),
        ClusterParameter(of, "MigrationNetworkOrder", ";".join(info.migration_network_order), TEXT),
    ]


def setting(cluster: MockCluster, of: Any, name: str, value: Any) -> Operation | None:
    """The operation that sets a private property; None when the object has no such property that can be set."""
    from mockcluster.operations.properties import SetResourceProperties
    from mockcluster.operations.roles import SetMigrationNetworks

    lowered = name.lower()
    if isinstance(of, ClusterResourceType) and of.name == VIRTUAL_MACHINE:
        names = tuple(part.strip() for part in str(value or "").split(";") if part.strip())
        if lowered == "migrationexcludenetworks":
            return SetMigrationNetworks(exclude=names)
        return SetMigrationNetworks(order=names) if lowered == "migrationnetworkorder" else None
    entity = getattr(of, "entity", None)
    if getattr(entity, "resource_type", "") == VIRTUAL_MACHINE and lowered == "offlineaction":
        return SetResourceProperties(entity.id, (("offline_action", int(value)),))  # type: ignore[union-attr]
    return None
