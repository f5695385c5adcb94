"""Where a group may run and where it runs best (cluster-model.md section 5)."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.rules.numa import spanning_refusal
from mockcluster.rules.refusal import Decision, Reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.world.group import Group
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.node import Node
    from mockcluster.world.world import World

_UNPLACEABLE = 1 | 2 | 32  # Isolated, Quarantined, AvoidPlacement


def machines_of(world: World, group: Group) -> list[VirtualMachine]:
    """Return the machines of a role."""
    return world.vms.where("group_id", group.id) if group.group_type == "VirtualMachine" else []


def possible_owner(world: World, group: Group, node: str) -> bool:
    """Tell whether ``node`` is a possible owner of every resource of the group."""
    return all(
        not resource.possible_owners or node.lower() in {owner.lower() for owner in resource.possible_owners}
        for resource in world.resources_of(group)
    )


def takes_roles(node: Node) -> bool:
    """Tell whether a node accepts roles: Up, and not isolated, quarantined or avoided."""
    return node.state == "Up" and not node.status_information & _UNPLACEABLE


def _room(world: World, group: Group, node: str) -> Reason:
    """Check memory: stopped and running machines need what they have or start with."""
    need = 0
    for vm in machines_of(world, group):
        memory = vm.memory_assigned or vm.memory_startup
        need += memory + c.memory_overhead(memory)
    free = world.memory_available(node)
    return Reason(node, "Memory", need <= free, str(need), str(free))


def _switches(world: World, group: Group, node: str) -> Reason:
    present = {switch.name.lower() for switch in world.switches_on(node)}
    for vm in machines_of(world, group):
        for adapter in world.adapters_of(vm):
            if adapter.switch and adapter.switch.lower() not in present:
                return Reason(node, "Switch", False, adapter.switch, "")
    return Reason(node, "Switch", True)


def _hypervisor(world: World, group: Group, node: str) -> Reason:
    return Reason(node, "Hypervisor", world.host_of(node).hypervisor_present or not machines_of(world, group))


def _processors(world: World, group: Group, node: str) -> Reason:
    have = world.host_of(node).logical_processors
    need = max((vm.processor_count for vm in machines_of(world, group)), default=0)
    return Reason(node, "Processors", need <= have, str(need), str(have))


def _numa(world: World, group: Group, node: str) -> Reason:
    """Check that without NUMA spanning each machine fits into the nodes it would live in."""
    host = world.host_of(node)
    for vm in machines_of(world, group):
        refusal = spanning_refusal(world, host, vm, vm.memory_assigned or vm.memory_startup)
        if refusal is not None:
            return Reason(node, "Numa", False, refusal.actual, refusal.limit)
    return Reason(node, "Numa", True)


def hosting(world: World, group: Group, node: Node) -> list[Reason]:
    """Return the verdict of each rule on one candidate, up to the first that fails."""
    reasons = [Reason(node.name, "NodeUp", takes_roles(node), node.state, "Up")]
    if not reasons[-1].verdict:
        return reasons
    reasons.append(Reason(node.name, "PossibleOwner", possible_owner(world, group, node.name)))
    for rule in (_hypervisor, _room, _switches, _processors, _numa):
        if not reasons[-1].verdict:
            break
        reasons.append(rule(world, group, node.name))
    return reasons


def _conflicts(world: World, group: Group, node: str) -> bool:
    classes = set(group.anti_affinity_class_names)
    return bool(classes) and any(
        classes & set(other.anti_affinity_class_names)
        for other in world.groups.where("owner", node)
        if other is not group
    )


def best_node(world: World, group: Group, *, besides: str = "") -> Decision:
    """Choose a node for a group: candidates, what they lack, anti-affinity, preferred owners, most free memory."""
    reasons: list[Reason] = []
    able: list[Node] = []
    for node in sorted(world.nodes, key=lambda n: n.id):
        if node.name == besides:
            continue
        verdicts = hosting(world, group, node)
        reasons.extend(verdicts)
        if verdicts[-1].verdict:
            able.append(node)
    apart = [node for node in able if not _conflicts(world, group, node.name)]
    reasons.extend(Reason(n.name, "AntiAffinity", False) for n in able if n not in apart)
    if apart or world.cluster.cluster_enforced_anti_affinity:
        able = apart
    if not able:
        return Decision("Place", group.name, "NotPlaced", "", tuple(reasons))
    return Decision("Place", group.name, "Placed", _preferred(world, group, able).name, tuple(reasons))


def _preferred(world: World, group: Group, able: list[Node]) -> Node:
    for name in group.preferred_owners:
        for node in able:
            if node.name.lower() == name.lower():
                return node

    def order(node: Node) -> tuple[int, int, int]:
        return (-world.memory_available(node.name), world.host_of(node.name).cpu_usage, node.id)

    return min(able, key=order)
