"""All state sections in their order (cluster-log-format.md 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.sections import fabric, roles, storage
from mockcluster.debuglog.sections.csvtext import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.world.node import Node
    from mockcluster.world.world import World

SERVER_2019 = 17763
SERVER_2022 = 20348


def state_sections(world: World, node: Node) -> Iterator[str]:
    """All state sections: empty where the world has no such objects, absent where the build does not know them."""
    yield from roles.resources(world)
    yield from roles.groups(world)
    yield from section("Group Sets")
    yield from roles.resource_types(world)
    if node.build_number >= SERVER_2022:
        yield from section("Affinity Rules")
    yield from fabric.nodes(world, node.id)
    yield from fabric.networks(world)
    yield from fabric.interfaces(world)
    yield from storage.volumes(world, node.name)
    yield from section("Volume Logs")
    yield from storage.sbl_disks(world)
    if node.build_number >= SERVER_2019:
        yield from section("Certificates")
    yield from section("Performance")
