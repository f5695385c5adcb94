"""Resources, groups and resource types (cluster-log-format.md 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.activities import IS_ALIVE, LOOKS_ALIVE, UNSET
from mockcluster.debuglog.sections.csvtext import section
from mockcluster.debuglog.stamp import filetime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.world.world import World

RESOURCES = (
    "ObjectId,ObjectName,resourceType,_state,OwnerGroup,_looksAliveInterval,_isAliveInterval,_deadlockTimeout,"
    "_pendingTimeout,_separateMonitor,_flags,_restartAction,_restartPeriod,_restartThreshold,_immediateDelayRestartTime,"
    "_persistentState,_failureTime,_failureCount,_isFailingDueToVeto,_embeddedFailureAction,_isNetworkFailure,"
    "_beingDeleted,_issueInitializeControl,_poisoned,_embeddedFailureAction,lastStateChangeTime,"
)
GROUPS = (
    "ObjectName,ObjectId,_groupType,_groupStartDelay,_groupStatusInformation,resources,_pOwnerNode,_defaultOwner,"
    "_previousOwner,_preferredOwners,_priority,_state,_isCore,_lastOnlineNode,_lastOnlineOffline,_lastFailoverTime,"
    "_failoverThreshold,_failoverPeriod,_autoFailbackType,_description,_moveType,_moveTarget,"
)
RESOURCE_TYPES = (
    "Name,PossibleNodes,_resDllName,_looksAliveInterval,_isAliveInterval,_pendingTimeout,_useStorageMonitor,"
    "_deadlockTimeout,_dumpPolicy,"
)

DLLS: dict[str, str] = {
    "Cloud Witness": "clusres.dll",
    "DFS Replicated Folder": "dfsrclus.dll",
    "DHCP Service": "clnetres.dll",
    "Distributed File System": "clusres.dll",
    "Distributed Network Name": "clusres.dll",
    "File Server": "clusres.dll",
    "File Share Witness": "clusres.dll",
    "Generic Application": "clusres2.dll",
    "Generic Script": "clusres2.dll",
    "Generic Service": "clusres2.dll",
    "Health Service": "healthres.dll",
    "IP Address": "clusres.dll",
    "IPv6 Address": "clusres.dll",
    "Network Name": "clusres.dll",
    "Physical Disk": "clusres.dll",
    "Scale Out File Server": "clusres.dll",
    "Storage Pool": "clusres.dll",
    "Storage QoS Policy Manager": "clusres.dll",
    "Task Scheduler": "clusres.dll",
    "Virtual Machine": "vmclusres.dll",
    "Virtual Machine Cluster WMI": "vmclusres.dll",
    "Virtual Machine Configuration": "vmclusres.dll",
    "Virtual Machine Replication Broker": "vmclusres.dll",
}
"""Resource types of a cluster with the Hyper-V role, and the DLLs that implement them."""

_STORAGE_TYPES = frozenset({"Physical Disk", "Storage Pool"})
_PENDING = 180_000
_DEADLOCK = 300_000
_DUMP_POLICY = 1376850201


def resources(world: World) -> Iterator[str]:
    """The section `Resources`; times are FILETIME integers."""
    names = {group.id: group.name for group in world.groups}
    rows = (
        (
            one.id,
            one.name,
            one.resource_type,
            one.state,
            names.get(one.group_id, ""),
            LOOKS_ALIVE if one.looks_alive_poll_interval == UNSET else one.looks_alive_poll_interval,
            IS_ALIVE if one.is_alive_poll_interval == UNSET else one.is_alive_poll_interval,
            one.deadlock_timeout,
            one.pending_timeout,
            one.separate_monitor,
            one.characteristics,
            one.restart_action,
            one.restart_period,
            one.restart_threshold,
            one.restart_delay,
            one.persistent_state,
            filetime(one.failure_time // 1000 or None),
            one.failure_count,
            False,
            one.embedded_failure_action,
            False,
            False,
            False,
            False,
            one.embedded_failure_action,
            filetime(one.last_state_change // 1000 or None),
        )
        for one in world.resources
    )
    return section("Resources", RESOURCES, rows)


def groups(world: World) -> Iterator[str]:
    """The section `Groups`: nodes by number, members by id."""
    numbers = {node.name: node.id for node in world.nodes}
    members: dict[str, list[str]] = {}
    for one in world.resources:
        members.setdefault(one.group_id, []).append(one.id)
    rows = (
        (
            one.name,
            one.id,
            one.group_type,
            0,
            one.status_information,
            members.get(one.id, []),
            numbers.get(one.owner, 0),
            one.default_owner,
            one.previous_owner,
            [numbers[name] for name in one.preferred_owners if name in numbers],
            one.priority,
            world.state_of(one),
            one.is_core_group,
            one.last_online_node,
            filetime(one.last_online_offline // 1000 or None),
            filetime(one.last_failover_time // 1000 or None),
            one.failover_threshold,
            one.failover_period,
            one.auto_failback_type,
            one.description,
            one.move_type,
            numbers.get(one.moving_to, 0),
        )
        for one in world.groups
    )
    return section("Groups", GROUPS, rows)


def resource_types(world: World) -> Iterator[str]:
    """The section `Resource Types`; its middle columns are ours, since no source has them."""
    nodes = [node.id for node in world.nodes]
    rows = (
        (name, nodes, dll, LOOKS_ALIVE, IS_ALIVE, _PENDING, name in _STORAGE_TYPES, _DEADLOCK, _DUMP_POLICY)
        for name, dll in DLLS.items()
    )
    return section("Resource Types", RESOURCE_TYPES, rows)
