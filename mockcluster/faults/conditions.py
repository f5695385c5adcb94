"""What each condition alters in the world. The alteration is kept, so that withdrawing puts back what it changed."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.faults import selection as who
from mockcluster.world.machine import Drive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from mockcluster.world.entity import Entity
    from mockcluster.world.fault import Fault
    from mockcluster.world.world import World

    Alteration = tuple[str, Entity, dict[str, Any]]
    Alter = Callable[[World, Fault], Iterator[Alteration]]

SET, REMOVE, ADD = "set", "remove", "add"


def _hosts(**fields: Any) -> Alter:
    def alter(world: World, fault: Fault) -> Iterator[Alteration]:
        for host in who.hosts(world, fault):
            yield SET, host, fields

    return alter


def _kerberos(world: World) -> Iterator[Alteration]:
    for host in world.hosts:
        yield SET, host, {"migration_authentication_type": "Kerberos"}


def access_denied(world: World, fault: Fault) -> Iterator[Alteration]:
    """The caller leaves the group that may manage the host."""
    for host in who.hosts(world, fault):
        account = world.accounts.get(host.name)
        if account is not None:
            yield SET, account, {"administrators": ()}


def migration_limit(world: World, fault: Fault) -> Iterator[Alteration]:
    """Fewer live migrations at once, for stand-alone hosts and for the cluster."""
    limit = int(float(fault.option("limit")))
    for host in who.hosts(world, fault):
        yield SET, host, {"maximum_virtual_machine_migrations": limit}
    yield SET, world.cluster, {"maximum_parallel_migrations": max(1, limit)}


def node_paused(world: World, fault: Fault) -> Iterator[Alteration]:
    """Nodes that are up are paused."""
    for host in who.hosts(world, fault):
        node = world.nodes.named(host.name)
        if node is not None and node.state == "Up":
            yield SET, node, {"state": "Paused"}


def not_possible_owner(world: World, fault: Fault) -> Iterator[Alteration]:
    """The hosts leave the possible owners of the machines' resources."""
    barred = {host.name.lower() for host in who.hosts(world, fault)}
    for vm in who.machines(world, fault):
        for resource in world.resources.where("vm_id", vm.id):
            owners = resource.possible_owners or tuple(node.name for node in world.nodes)
            kept = tuple(owner for owner in owners if owner.lower() not in barred or owner == vm.host)
            yield SET, resource, {"possible_owners": kept}


def no_migration_network(world: World, fault: Fault) -> Iterator[Alteration]:
    """The networks are excluded in the cluster, and the hosts' own lists of migration networks are empty."""
    excluded = dict.fromkeys((*world.cluster.migration_exclude_networks, *(n.id for n in who.networks(world, fault))))
    yield SET, world.cluster, {"migration_exclude_networks": tuple(excluded)}
    gone = {f"{n.address}/{n.prefix_length}" for n in who.networks(world, fault)}
    for host in who.hosts(world, fault):
        kept = tuple(entry for entry in host.migration_networks if entry.split(" ")[0] not in gone)
        yield SET, host, {"migration_networks": kept, "use_any_network_for_migration": False}


def network_down(world: World, fault: Fault) -> Iterator[Alteration]:
    """The interfaces fail."""
    for interface in who.interfaces(world, fault):
        yield SET, interface, {"connected": False, "state": "Failed"}


def network_slow(world: World, fault: Fault) -> Iterator[Alteration]:
    """The interfaces have a share of their speed left."""
    factor = float(fault.option("factor"))
    for interface in who.interfaces(world, fault):
        yield SET, interface, {"link_speed": max(1, round(interface.link_speed * factor))}


def authentication_mismatch(world: World, fault: Fault) -> Iterator[Alteration]:
    """The hosts use the protocol that the others do not."""
    other = {"CredSSP": "Kerberos", "Kerberos": "CredSSP"}
    for host in who.hosts(world, fault):
        yield SET, host, {"migration_authentication_type": other[host.migration_authentication_type]}


def no_delegation(world: World, fault: Fault) -> Iterator[Alteration]:
    """All hosts use Kerberos; the accounts of those meant may not delegate anything."""
    yield from _kerberos(world)
    for host in who.hosts(world, fault):
        yield SET, host, {"delegation": ()}
        account = world.accounts.get(host.name)
        if account is not None:
            yield SET, account, {"trusted_for_delegation": False}


def wrong_principal(world: World, fault: Fault) -> Iterator[Alteration]:
    """All hosts use Kerberos; those meant have lost the names of their migration service."""
    yield from _kerberos(world)
    for host in who.hosts(world, fault):
        kept = tuple(n for n in host.service_principal_names if not n.lower().startswith("microsoft virtual system"))
        yield SET, host, {"service_principal_names": kept}


def account_disabled(world: World, fault: Fault) -> Iterator[Alteration]:
    """All hosts use Kerberos; the computer accounts of those meant are disabled."""
    yield from _kerberos(world)
    for host in who.hosts(world, fault):
        account = world.accounts.get(host.name)
        if account is not None:
            yield SET, account, {"enabled": False}


def configuration_version(world: World, fault: Fault) -> Iterator[Alteration]:
    """The machines have an old version, which the hosts do not support any more."""
    affected = who.machines(world, fault)
    for vm in affected:
        oldest = world.host_of(vm.host).supported_vm_versions[0]
        yield SET, vm, {"version": oldest}
    gone = {world.host_of(vm.host).supported_vm_versions[0] for vm in affected}
    for host in who.hosts(world, fault):
        kept = tuple(version for version in host.supported_vm_versions if version not in gone)
        yield SET, host, {"supported_vm_versions": kept}


def processor_vendor(world: World, fault: Fault) -> Iterator[Alteration]:
    """The hosts have processors of the other maker."""
    makers = {
        "GenuineIntel": ("AuthenticAMD", "AMD EPYC 7313 16-Core Processor"),
        "AuthenticAMD": ("GenuineIntel", "Intel(R) Xeon(R) Silver 4310 CPU @ 2.10GHz"),
    }
    for host in who.hosts(world, fault):
        vendor, name = makers[host.processor_vendor]
        yield SET, host, {"processor_vendor": vendor, "processor_name": name}


def processor_features(world: World, fault: Fault) -> Iterator[Alteration]:
    """The hosts lack some features."""
    gone = {name.strip().lower() for name in fault.option("features").split(",")}
    for host in who.hosts(world, fault):
        kept = tuple(name for name in host.processor_features if name.lower() not in gone)
        yield SET, host, {"processor_features": kept}


def processor_count(world: World, fault: Fault) -> Iterator[Alteration]:
    """The hosts have few logical processors left."""
    yield from _hosts(logical_processors=max(1, int(float(fault.option("processors")))))(world, fault)


def numa(world: World, fault: Fault) -> Iterator[Alteration]:
    """Spanning is off, and the NUMA nodes have little free memory: part of it is broken."""
    from mockcluster.rules.numa import occupancy

    free = int(float(fault.option("free")) * c.MIB)
    for host in who.hosts(world, fault):
        yield SET, host, {"numa_spanning_enabled": False}
        for place in occupancy(world, host):
            yield SET, place.node, {"memory_total": place.node.memory_total - max(0, place.free - free)}


def switch_renamed(world: World, fault: Fault) -> Iterator[Alteration]:
    """The switches have another name."""
    for switch in who.switches(world, fault):
        yield SET, switch, {"name": fault.option("name") or f"{switch.name} (old)"}


def switch_missing(world: World, fault: Fault) -> Iterator[Alteration]:
    """The switches do not exist."""
    for switch in who.switches(world, fault):
        yield REMOVE, switch, {}


def storage_unreachable(world: World, fault: Fault) -> Iterator[Alteration]:
    """The hosts have no path to the volumes; machines that live there keep theirs."""
    names = [host.name for host in who.hosts(world, fault)]
    for volume in who.volumes(world, fault):
        kept = [entry for entry in volume.redirected if entry.split("=")[0] not in names]
        yield SET, volume, {"redirected": (*kept, *(f"{name}=Unavailable" for name in names))}


def iso_missing(world: World, fault: Fault) -> Iterator[Alteration]:
    """The machines have a CD image of their host in the drive."""
    for vm in who.machines(world, fault):
        found = [drive for drive in world.drives_of(vm) if drive.kind == "Dvd"]
        for drive in found:
            yield SET, drive, {"path": fault.option("path")}
        if not found:
            location = len(world.drives_of(vm))
            controller = "IDE" if vm.generation == 1 else "SCSI"
            yield ADD, Drive(
                id=f"Microsoft:{vm.id.upper()}\\{controller}\\1\\{location}", vm_id=vm.id, path=fault.option("path"),
                kind="Dvd", controller_type=controller, controller_number=1, controller_location=location,
            ), {}  # fmt: skip


def pass_through_disk(world: World, fault: Fault) -> Iterator[Alteration]:
    """The machines have one more disk: a physical one."""
    for vm in who.machines(world, fault):
        location = 10 + len(world.drives_of(vm))
        yield ADD, Drive(
            id=f"Microsoft:{vm.id.upper()}\\SCSI\\0\\{location}", vm_id=vm.id, path="",
            passthrough_disk=int(float(fault.option("disk"))), controller_location=location,
        ), {}  # fmt: skip


def assigned_device(world: World, fault: Fault) -> Iterator[Alteration]:
    """The machines have a device of their host."""
    for vm in who.machines(world, fault):
        yield SET, vm, {"assigned_devices": (*vm.assigned_devices, fault.option("device"))}


def memory_short(world: World, fault: Fault) -> Iterator[Alteration]:
    """Something on the hosts uses all memory but a little."""
    free = int(float(fault.option("free")) * c.MIB)
    for host in who.hosts(world, fault):
        taken = max(0, world.memory_available(host.name) - free)
        yield SET, host, {"memory_reserve": host.memory_reserve + taken}


ALTER: dict[str, Alter] = {
    "access-denied": access_denied,
    "migration-disabled": _hosts(migration_enabled=False),
    "migration-limit": migration_limit,
    "node-paused": node_paused,
    "not-possible-owner": not_possible_owner,
    "no-migration-network": no_migration_network,
    "network-down": network_down,
    "network-slow": network_slow,
    "firewall-closed": _hosts(firewall_migration_open=False),
    "no-logon": _hosts(interactive_logon=False),
    "credential-guard": _hosts(credential_guard=True),
    "authentication-mismatch": authentication_mismatch,
    "no-delegation": no_delegation,
    "wrong-principal": wrong_principal,
    "account-disabled": account_disabled,
    "configuration-version": configuration_version,
    "processor-vendor": processor_vendor,
    "processor-features": processor_features,
    "processor-count": processor_count,
    "numa": numa,
    "switch-renamed": switch_renamed,
    "switch-missing": switch_missing,
    "storage-unreachable": storage_unreachable,
    "iso-missing": iso_missing,
    "pass-through-disk": pass_through_disk,
    "assigned-device": assigned_device,
    "logon-right": _hosts(log_on_as_service=False),
    "memory-short": memory_short,
    "virtualization-off": _hosts(virtualization_firmware_enabled=False),
    "no-slat": _hosts(second_level_address_translation=False),
    "dep-off": _hosts(data_execution_prevention=False),
    "hypervisor-off": _hosts(hypervisor_launch="Off"),
}
"""By kind: what to alter."""

HARDWARE = frozenset({"virtualization-off", "no-slat", "dep-off", "hypervisor-off"})
"""Conditions that take hold when the host starts again, which they make it do."""
