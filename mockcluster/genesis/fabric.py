"""Nodes, hosts, networks and switches of a new world."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster import identity
from mockcluster.world.account import ComputerAccount
from mockcluster.world.network import Interface, Network, Switch
from mockcluster.world.node import Host, Node, NumaNode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.genesis.plan import HostPlan, NetworkPlan, NodePlan, Plan
    from mockcluster.world.entity import Entity

DAY = 86_400 * c.MICROSECONDS
_ROLES = {"None": 0, "Cluster": 1, "ClusterAndClient": 3}
_ADAPTERS = (
    "Intel(R) Ethernet Server Adapter I350-T2",
    "Mellanox ConnectX-5 Adapter",
    "Mellanox ConnectX-5 Adapter #2",
)
_METRIC_CLIENT, _METRIC_CLUSTER, _METRIC_STEP = 70240, 30240, 160


def boot_time(seed: int, node: str, now: int) -> int:
    """Return when a node was started: 9 to 33 days before the world was made."""
    return now - 9 * DAY - identity.number(seed, "boot", node, below=24 * DAY)


def address_in(subnet: str, host: int) -> str:
    """Return the ``host``-th address of an IPv4 subnet written as ``10.0.0.0/24``."""
    base, _, _ = subnet.partition("/")
    octets = [int(part) for part in base.split(".")]
    value = int.from_bytes(bytes(octets), "big") + host
    return ".".join(str(part) for part in value.to_bytes(4, "big"))


def mask(prefix: int) -> str:
    """Return the dotted mask of a prefix length."""
    value = 0xFFFFFFFF << (32 - prefix) & 0xFFFFFFFF
    return ".".join(str(part) for part in value.to_bytes(4, "big"))


def nodes(plan: Plan, seed: int, now: int) -> Iterator[Entity]:
    """Yield the cluster nodes, numbered from 1."""
    for number, item in enumerate(plan["nodes"], 1):
        host = item["host"]
        build = c.BUILDS[host["version"]]
        level = c.FUNCTIONAL_LEVELS[host["version"]] << 16
        booted = boot_time(seed, item["name"], now)
        yield Node(
            id=number,
            name=item["name"],
            state=item["state"],
            dynamic_weight=0,
            unique_id=identity.guid(seed, "node", item["name"]),
            node_instance_id=identity.guid(seed, "instance", item["name"]),
            build_number=build,
            node_highest_version=level,
            node_lowest_version=level,
            site=item["site"],
            fault_domain=(f"Site:{item['site']}",) if item["site"] else (),
            manufacturer=host["manufacturer"],
            model=host["model"],
            serial_number=identity.serial(seed, item["name"]),
            started_at=booted,
            state_changed_at=booted,
        )


def hosts(plan: Plan, seed: int, now: int) -> Iterator[Entity]:
    """Yield the Hyper-V hosts with their physical NUMA nodes."""
    migration = tuple(net["subnet"] for net in plan["networks"] if net["migration"])
    for number, item in enumerate(plan["nodes"], 1):
        made = _host(item, number, plan["domain"], seed, now, migration)
        yield made
        count = item["host"]["numa_nodes"]
        for index in range(count):
            yield NumaNode(
                id=f"{made.name}:{index}",
                host=made.name,
                number=index,
                memory_total=made.memory_capacity // count,
                logical_processors=made.logical_processors // count,
            )


def accounts(plan: Plan, seed: int, now: int) -> Iterator[Entity]:
    """Yield the computer account of every host; the domain's administrator may manage them all."""
    administrator = f"{plan['domain'].partition('.')[0].upper()}\\Administrator"
    for item in plan["nodes"]:
        created = boot_time(seed, item["name"], now) - 400 * DAY
        yield ComputerAccount(name=item["name"], administrators=(administrator,), created_at=created)


def _host(item: NodePlan, number: int, domain: str, seed: int, now: int, migration: tuple[str, ...]) -> Host:
    plan: HostPlan = item["host"]
    name, version = item["name"], plan["version"]
    low, high = identity.mac_range(seed, name)
    return Host(
        name=name,
        node_id=number,
        fqdn=f"{name}.{domain}",
        memory_capacity=plan["memory"],
        memory_reserve=plan["reserve"],
        logical_processors=plan["sockets"] * plan["cores"] * 2,
        sockets=plan["sockets"],
        cores_per_socket=plan["cores"],
        cpu_usage=plan["cpu_usage"],
        processor_vendor=plan["vendor"],
        processor_name=plan["processor"],
        processor_features=tuple(plan["features"]),
        os_version=version,
        os_build=c.BUILDS[version],
        os_name=f"Microsoft Windows Server {version} Datacenter",
        manufacturer=plan["manufacturer"],
        model=plan["model"],
        serial_number=identity.serial(seed, name),
        virtualization_firmware_enabled=plan["virtualization"],
        hypervisor_present=plan["virtualization"] and plan["slat"] and plan["dep"],
        second_level_address_translation=plan["slat"],
        data_execution_prevention=plan["dep"],
        booted_at=boot_time(seed, name, now),
        time_zone_bias=plan["time_zone"],
        mac_address_minimum=low,
        mac_address_maximum=high,
        numa_spanning_enabled=plan["numa_spanning"],
        maximum_virtual_machine_migrations=plan["simultaneous_migrations"],
        migration_networks=migration,
        migration_authentication_type=plan["authentication"],
        migration_enabled=plan["migration"],
        migration_performance_option=plan["performance"],
        iov_support_reasons=("The chipset on the system does not do DMA remapping.",),
        supported_vm_versions=c.VM_VERSIONS[version],
        storage_bandwidth=plan["storage_bandwidth"],
        interactive_logon=plan["interactive_logon"],
        credential_guard=plan["credential_guard"],
        delegation=tuple(plan["delegation"]),
        service_principal_names=(
            f"Microsoft Virtual System Migration Service/{name}",
            f"Microsoft Virtual System Migration Service/{name}.{domain}",
        ),
    )


def networks(plan: Plan, seed: int) -> Iterator[Entity]:
    """Yield the cluster networks with an interface of every node."""
    clients = clusters = 0
    for index, item in enumerate(plan["networks"]):
        base, _, length = item["subnet"].partition("/")
        role = _ROLES[item["role"]]
        if role == 1:
            metric, clusters = _METRIC_CLUSTER + _METRIC_STEP * clusters, clusters + 1
        else:
            metric, clients = _METRIC_CLIENT + _METRIC_STEP * clients, clients + 1
        made = Network(
            id=identity.guid(seed, "network", item["name"]),
            name=item["name"],
            address=base,
            address_mask=mask(int(length)),
            prefix_length=int(length),
            role=role,
            metric=metric,
            carries_storage=item["storage"],
        )
        yield made
        for number, node in enumerate(plan["nodes"], 1):
            yield _interface(made, item, node, seed, number, index)


def _interface(network: Network, item: NetworkPlan, node: NodePlan, seed: int, number: int, index: int) -> Interface:
    return Interface(
        id=identity.guid(seed, "interface", node["name"], network.name),
        name=f"{node['name']} - {network.name}",
        node=node["name"],
        network_id=network.id,
        adapter=_ADAPTERS[index % len(_ADAPTERS)],
        adapter_id=identity.guid(seed, "adapter", node["name"], network.name).upper(),
        address=address_in(item["subnet"], 10 + number),
        state="Up" if node["state"] != "Down" else "Unreachable",
        link_speed=item["speed"],
        rdma=item["rdma"],
        mac_address=f"E4434B{identity.number(seed, 'nic', node['name'], network.name, below=1 << 24):06X}",
        interface_index=5 + 3 * index,
        has_default_gateway=network.role == 3,
    )


def switches(plan: Plan, seed: int) -> Iterator[Entity]:
    """Yield every virtual switch on every host that has it."""
    for node in plan["nodes"]:
        for item in plan["switches"]:
            if item["name"] not in node["missing_switches"]:
                yield Switch(
                    id=identity.guid(seed, "switch", node["name"], item["name"]),
                    host=node["name"],
                    name=item["name"],
                    switch_type=item["type"],
                    net_adapter_description=item["adapter"] if item["type"] == "External" else "",
                    allow_management_os=item["type"] == "Internal",
                )
