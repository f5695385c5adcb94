"""The cluster itself, its core groups, volumes and the roles of machines in a new world."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster import identity
from mockcluster.rules.groupstate import RESOURCE_STATE_OF_VM
from mockcluster.rules.quorum import assign_votes
from mockcluster.world.clusterinfo import ClusterInfo
from mockcluster.world.group import NOT_SET, Group, Resource
from mockcluster.world.node import Node
from mockcluster.world.volume import Volume

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mockcluster.genesis.plan import MachinePlan, Plan
    from mockcluster.world.entity import Entity

_WITNESSES = {
    "Disk": ("Cluster Disk 1", "Physical Disk"),
    "FileShare": ("File Share Witness", "File Share Witness"),
    "Cloud": ("Cloud Witness", "Cloud Witness"),
}


def cluster(plan: Plan, seed: int, members: Sequence[Node]) -> ClusterInfo:
    """Return the cluster object and give the nodes their votes."""
    kind = plan["witness"]["kind"]
    witness = "" if kind == "None" else kind
    votes = assign_votes(members, witness=bool(witness), dynamic=True)
    for node in members:
        node.dynamic_weight = dict(votes.weights)[node.id]
    lowest = min(c.FUNCTIONAL_LEVELS[item["host"]["version"]] for item in plan["nodes"])
    return ClusterInfo(
        id=identity.guid(seed, "cluster", plan["cluster"]),
        name=plan["cluster"],
        domain=plan["domain"],
        functional_level=lowest,
        log_level=plan["log_level"],
        log_size=plan["log_size"],
        maximum_parallel_migrations=plan["parallel_migrations"],
        witness_kind=witness,
        witness_resource_id=identity.guid(seed, "resource", _WITNESSES[witness][0]) if witness else "",
        witness_dynamic_weight=votes.witness,
        management_node=plan["nodes"][0]["name"],
        membership_view=100 * len(members) + 1,
        paxos_tag=80 + identity.number(seed, "paxos", below=40),
        gum_id=300 + identity.number(seed, "gum", below=400),
    )


def core(plan: Plan, seed: int, owner: str, since: int) -> Iterator[Entity]:
    """Yield 'Cluster Group' and 'Available Storage' with their resources."""
    group = Group(
        id=identity.guid(seed, "group", "Cluster Group"), name="Cluster Group", owner=owner, group_type="Cluster",
        is_core_group=True, last_online_offline=since,
    )  # fmt: skip
    storage = Group(
        id=identity.guid(seed, "group", "Available Storage"), name="Available Storage", owner=owner,
        group_type="AvailableStorage", is_core_group=True, last_online_offline=since,
    )  # fmt: skip
    yield group
    yield storage
    client = next((net for net in plan["networks"] if net["role"] == "ClusterAndClient"), plan["networks"][0])
    address = f"{client['subnet'].rsplit('.', 1)[0]}.100"

    def resource(name: str, kind: str, *, depends: tuple[str, ...] = (), parameters: tuple[str, ...] = ()) -> Resource:
        return Resource(
            id=identity.guid(seed, "resource", name), name=name, resource_type=kind, group_id=group.id,
            depends_on=depends, parameters=parameters, is_core_resource=True, last_state_change=since,
            monitor_process_id=4 * (500 + identity.number(seed, "rhs", below=1500)),
        )  # fmt: skip

    kind = plan["witness"]["kind"]
    if kind != "None":
        name, resource_type = _WITNESSES[kind]
        share = plan["witness"]["share"]
        yield resource(name, resource_type, parameters=(f"SharePath={share}",) if share else ())
    yield resource("Cluster IP Address", "IP Address", parameters=(f"Address={address}", f"Network={client['name']}"))
    yield resource(
        "Cluster Name", "Network Name", depends=("Cluster IP Address",), parameters=(f"DnsName={plan['cluster']}",)
    )
    yield resource("Storage Qos Resource", "Storage QoS Policy Manager")
    yield resource("Virtual Machine Cluster WMI", "Virtual Machine Cluster WMI")


def volumes(plan: Plan, seed: int, since: int) -> Iterator[Entity]:
    """Yield a group, a disk resource and a volume for each cluster shared volume, spread over the nodes that are up."""
    up = [node["name"] for node in plan["nodes"] if node["state"] == "Up"]
    first = 2 if plan["witness"]["kind"] == "Disk" else 1
    for index, item in enumerate(plan["volumes"]):
        disk = f"Cluster Disk {first + index}"
        key = identity.guid(seed, "resource", disk)
        name = identity.guid(seed, "csv", disk)
        group = Group(
            id=identity.guid(seed, "group", name), name=name, owner=up[index % len(up)],
            group_type="ClusterSharedVolume", last_online_offline=since,
        )  # fmt: skip
        yield group
        yield Resource(
            id=key, name=disk, resource_type="Physical Disk", group_id=group.id, last_state_change=since,
            monitor_process_id=4 * (500 + identity.number(seed, "rhs", below=1500)),
            parameters=(f"DiskIdGuid={{{identity.guid(seed, 'disk', disk)}}}",),
        )  # fmt: skip
        yield Volume(
            id=key, name=disk, friendly_name=item["name"], volume_guid=identity.guid(seed, "volume", disk),
            size=item["size"], used=item["used"], disk_number=first + index,
        )  # fmt: skip


def role(item: MachinePlan, vm_id: str, owner_id: int, seed: int, since: int) -> tuple[Group, Resource, Resource]:
    """Return the group of a clustered machine and its two resources (the machine depends on its configuration)."""
    name = item["name"]
    running = item["state"] in ("Running", "Paused")
    group = Group(
        id=identity.guid(seed, "group", name),
        name=name,
        owner=item["node"],
        priority=item["priority"],
        preferred_owners=tuple(item["preferred_owners"]),
        anti_affinity_class_names=tuple(item["anti_affinity"]),
        persistent_state=1 if running else 0,
        last_online_node=owner_id if running else NOT_SET,
        last_online_offline=since,
    )
    possible = tuple(item["possible_owners"])
    process = 4 * (500 + identity.number(seed, "rhs default", item["node"], below=1500))
    configuration = Resource(
        id=identity.guid(seed, "configuration", name), name=f"Virtual Machine Configuration {name}",
        resource_type="Virtual Machine Configuration", group_id=group.id, vm_id=vm_id, possible_owners=possible,
        state="Online" if running else "Offline", last_state_change=since, monitor_process_id=process,
        parameters=(f"VmID={vm_id}",), persistent_state=1 if running else 0,
    )  # fmt: skip
    machine = Resource(
        id=identity.guid(seed, "machine", name), name=f"Virtual Machine {name}", resource_type="Virtual Machine",
        group_id=group.id, vm_id=vm_id, depends_on=(configuration.name,), possible_owners=possible,
        state=RESOURCE_STATE_OF_VM[item["state"]], last_state_change=since, monitor_process_id=process,
        parameters=(f"VmID={vm_id}", "OfflineAction=1"), persistent_state=1 if running else 0,
    )  # fmt: skip
    return group, configuration, machine
