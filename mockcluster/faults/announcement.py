"""Facts of what a fault alters and the cluster notices: nodes, interfaces, volumes."""

from __future__ import annotations

from mockcluster.journal import facts as f

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.world.entity import Entity

_LOST = "STATUS_DEVICE_NOT_CONNECTED(c000009d)"


def announce(change: Change, entity: Entity, field: str, before: Any) -> None:
    """Record what the cluster notices when ``field`` of an entity has changed from ``before``."""
    some: Any = entity
    table = entity.__table__
    if table == "nodes" and field == "state":
        if some.state == "Paused":
            change.record(f.NodePaused, some.name, draining=False)
        elif before == "Paused":
            change.record(f.NodeResumed, some.name, failback="NoFailback")
    elif table == "interfaces" and field == "state":
        network = change.world.networks[some.network_id]
        change.record(
            f.InterfaceStateChanged, some.node, interface=some.name, network=network.name, before=before,
            after=some.state,
        )  # fmt: skip
    elif table == "volumes" and field == "redirected":
        _access(change, some, before)
    elif table == "hosts" and field == "migration_enabled":
        change.record(f.MigrationEnabled if some.migration_enabled else f.MigrationDisabled, some.name)


def _access(change: Change, volume: Any, before: tuple[str, ...]) -> None:
    old = dict(entry.split("=", 1) for entry in before)
    for node in change.world.nodes:
        was, now = old.get(node.name, "Direct"), volume.access(node.name)
        if was != now and node.state != "Down":
            change.record(
                f.VolumeStateChanged, node.name, volume=volume.friendly_name, resource=volume.name, before=was,
                after=now, status=_LOST if now == "Unavailable" else "",
            )  # fmt: skip
