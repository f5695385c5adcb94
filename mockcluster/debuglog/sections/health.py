"""The health report of `Get-ClusterLog -Health`: what is not as it should be, and the lines that warned of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.sections.csvtext import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.world.node import Node
    from mockcluster.world.world import World

HEAD = "ObjectType,ObjectName,OwnerNode,State,Healthy,Reason,"
Row = tuple[str, str, str, str, bool, str]


def health_section(world: World, node: Node) -> Iterator[str]:
    """The section `Cluster Health`: every node, network, volume, group and failed resource as `node` sees it."""
    return section("Cluster Health", HEAD, _rows(world, node))


def _rows(world: World, node: Node) -> Iterator[Row]:
    for member in world.nodes:
        reason = "" if member.state == "Up" else f"StatusInformation {member.status_information}"
        yield ("Node", member.name, "", member.state, member.state == "Up", reason)
    for network in world.networks:
        good = network.state == "Up"
        yield ("Network", network.name, "", network.state, good, "" if good else "not all interfaces reach each other")
    for volume in world.volumes:
        access = volume.access(node.name)
        good = access == "Direct" and volume.fault_state == "NoFaults"
        reason = "" if good else volume.fault_state
        yield ("Volume", volume.friendly_name, world.volume_owner(volume), access, good, reason)
    for group in world.groups:
        state = world.state_of(group)
        wanted = group.persistent_state == 0 or state == "Online" or not world.resources_of(group)
        yield ("Group", group.name, group.owner, state, wanted, "" if wanted else "it should be online")
    for resource in world.resources:
        if resource.state == "Failed":
            owner = world.groups[resource.group_id].owner
            reason = f"failures {resource.failure_count}, status {resource.last_operation_status_code}"
            yield ("Resource", resource.name, owner, resource.state, False, reason)
