"""How resources and machines go online and offline, with the facts of each step and the time it takes."""

from __future__ import annotations

from itertools import pairwise

from mockcluster import constants as c
from mockcluster.journal import facts as f
from mockcluster.rules.groupstate import RESOURCE_STATE_OF_VM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.world.group import Group, Resource
    from mockcluster.world.machine import VirtualMachine

_UP = ("Offline", "OnlineCallIssued", "OnlinePending", "Online")
_DOWN = ("Online", "OfflineCallIssued", "OfflinePending", "OfflineSavingCheckpoints", "Offline")
_QUICK = 0.05


def _walk(change: Change, resource: Resource, steps: tuple[str, ...], seconds: float) -> None:
    group = change.world.groups[resource.group_id]
    for before, after in pairwise(steps):
        if after == steps[-1]:
            change.pass_time(seconds)
        change.record(
            f.ResourceStateChanged, group.owner, resource=resource.name, resource_type=resource.resource_type,
            group=group.name, before=before, after=after,
        )  # fmt: skip
    change.set(resource, state=steps[-1], last_state_change=change.now)


def online(change: Change, resource: Resource, seconds: float = _QUICK) -> None:
    """Bring a resource online; nothing happens when it is."""
    if resource.state != "Online":
        _walk(change, resource, _UP, seconds)


def offline(change: Change, resource: Resource, seconds: float = _QUICK) -> None:
    """Take a resource offline; nothing happens when it is."""
    if resource.state != "Offline":
        _walk(change, resource, _DOWN, seconds)


def by_dependency(resources: list[Resource]) -> list[Resource]:
    """Return resources so that each comes after those it depends on."""
    ordered: list[Resource] = []
    names = {resource.name: resource for resource in resources}

    def visit(resource: Resource) -> None:
        if resource not in ordered:
            for name in resource.depends_on:
                if name in names:
                    visit(names[name])
            ordered.append(resource)

    for resource in resources:
        visit(resource)
    return ordered


def vm_fields(change: Change, vm: VirtualMachine) -> dict[str, Any]:
    """Return the fields that all facts of a machine share."""
    group = change.world.group_of(vm)
    return {"vm": vm.name, "vm_id": vm.id.upper(), "group": group.name if group else ""}


def save_seconds(change: Change, vm: VirtualMachine) -> float:
    """Return how long saving or restoring takes: used memory by the storage bandwidth of the host (section 6)."""
    used = vm.saved_bytes or max(0, vm.memory_assigned - vm.zero_pages * c.PAGE)
    return used / change.world.host_of(vm.host).storage_bandwidth


def machine_on(change: Change, vm: VirtualMachine) -> None:
    """Start a machine, or restore it when it has a saved state; its role's resources come online."""
    restored = vm.state == "Saved"
    seconds = save_seconds(change, vm) if restored else c.START_TIME
    group = change.world.group_of(vm)
    if group is not None:
        change.record(f.GroupOnlineStarted, group.owner, group=group.name)
        configuration = change.world.resource_of(vm, "Virtual Machine Configuration")
        if configuration is not None:
            online(change, configuration, c.ONLINE_CONFIGURATION_TIME)
    resource = change.world.resource_of(vm)
    if resource is not None:
        online(change, resource, seconds)
    else:
        change.pass_time(seconds)
    change.set(
        vm, state="Running", started_at=change.now, memory_assigned=vm.memory_startup, cpu_usage=vm.cpu_load,
        memory_demand=vm.memory_startup * 6 // 10, memory_status="OK" if vm.dynamic_memory else "", saved_bytes=0,
    )  # fmt: skip
    kind = f.VmRestored if restored else f.VmStarted
    change.record(kind, vm.host, **vm_fields(change, vm), seconds=seconds)
    if group is not None:
        change.set(group, persistent_state=1, last_online_offline=change.now)
        change.record(f.GroupOnline, group.owner, group=group.name)


def machine_off(change: Change, vm: VirtualMachine, state: str, seconds: float) -> None:
    """Bring a machine to Off or Saved in ``seconds``; its virtual machine resource goes offline."""
    resource, group = change.world.resource_of(vm), change.world.group_of(vm)
    if group is not None:
        change.record(f.GroupOfflineStarted, group.owner, group=group.name)
    if resource is not None:
        offline(change, resource, seconds)
    else:
        change.pass_time(seconds)
    used = max(0, vm.memory_assigned - vm.zero_pages * c.PAGE)
    change.set(
        vm, state=state, started_at=0, memory_assigned=0, memory_demand=0, cpu_usage=0, memory_status="",
        saved_bytes=used if state == "Saved" else 0,
    )  # fmt: skip
    if group is not None:
        change.set(group, last_online_offline=change.now)
        change.record(f.GroupOffline, group.owner, group=group.name)


def sync_resource(change: Change, vm: VirtualMachine) -> None:
    """Give a machine's resource the state that follows from the machine's."""
    resource = change.world.resource_of(vm)
    if resource is not None:
        change.set(resource, state=RESOURCE_STATE_OF_VM[vm.state])


def change_owner(change: Change, group: Group, target: str, move_type: str, *, live: bool, targeted: bool) -> None:
    """Give a group, with its machines, to another node and record the move."""
    world = change.world
    source = world.node_of(group.owner)
    node = world.node_of(target)
    for vm in world.vms.where("group_id", group.id):
        change.set(vm, host=node.name)
    change.set(
        group, owner=node.name, previous_owner=source.id, last_online_node=node.id, last_online_offline=change.now
    )
    change.record(
        f.GroupMoved, source.name, group=group.name, source=source.name, source_id=source.id, target=node.name,
        target_id=node.id, move_type=move_type, live=live, targeted=targeted, failover_count=group.failover_count,
        last_failover_time=group.last_failover_time,
    )  # fmt: skip
