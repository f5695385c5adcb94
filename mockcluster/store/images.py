"""Fresh clusters in memory from images: a world is built once per process, each further cluster is a copy of it.

Everything in a new world is placed relative to the moment it is made, so a copy for another moment is the image with
its times moved; a test compares it with a world made at that moment.
"""

from __future__ import annotations

import os

from mockcluster.store import file as store_file
from mockcluster.world.catalogue import ENTITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from mockcluster.clock import Clock
    from mockcluster.cluster import MockCluster

    Key = tuple[object, ...]

MOMENTS = ("last_online_offline", "last_state_change")  # and every column whose name ends in _at


def _times() -> dict[str, tuple[str, ...]]:
    """The columns that hold moments, by table."""
    found = {"meta": ("created_at", "last_time"), "history": ("time",)}
    for entity in ENTITIES:
        columns = tuple(name for name in entity.__columns__ if name.endswith("_at") or name in MOMENTS)
        if columns:
            found[entity.__table__] = columns
    return found


TIMES = _times()
MOST_KEPT = 8


class Template:
    """The image of a world made at ``made_at`` (microseconds of cluster time)."""

    __slots__ = ("image", "made_at")

    def __init__(self, image: bytes, made_at: int) -> None:
        self.image = image
        self.made_at = made_at


_templates: dict[Key, Template] = {}


def fresh(
    blueprint: str,
    *,
    seed: int,
    clock: Clock,
    nodes: int | None = None,
    vms: int | None = None,
    tolerance: int = 0,
) -> MockCluster:
    """A new cluster in memory, equal to ``MockCluster.create(None, ...)`` at this moment; raises what that raises.

    With a ``tolerance`` (microseconds) it may have been made up to that much earlier, which saves moving its times.
    """
    from mockcluster.cluster import MockCluster

    key: Key = (*_identity(blueprint), seed, nodes, vms)
    template = _templates.get(key)
    if template is None:
        made = MockCluster.create(None, blueprint, seed=seed, clock=clock, nodes=nodes, vms=vms)
        _keep(key, Template(made.image(), made.header.created_at))
        return made
    connection = store_file.connect(store_file.MEMORY)
    connection.deserialize(template.image)
    now = clock.now()
    if not 0 <= now - template.made_at <= tolerance:
        move_times(connection, now - template.made_at)
        _keep(key, Template(connection.serialize(), now))
    return MockCluster(connection, store_file.MEMORY, clock)


def _keep(key: Key, template: Template) -> None:
    _templates.pop(key, None)
    if len(_templates) >= MOST_KEPT:
        _templates.pop(next(iter(_templates)))
    _templates[key] = template


def _identity(blueprint: str) -> tuple[object, ...]:
    """A blueprint's name; for a file also what tells whether it has changed."""
    try:
        status = os.stat(blueprint)
    except OSError:
        return (blueprint,)
    return (os.path.abspath(blueprint), status.st_mtime_ns, status.st_size)


def move_times(connection: sqlite3.Connection, span: int) -> None:
    """Move every moment of a world that has just been made by ``span`` microseconds; 0 stands for never."""
    connection.execute("BEGIN")
    for table, columns in TIMES.items():
        moves = ", ".join(f"{name} = iif({name} = 0, 0, {name} + {span:d})" for name in columns)
        connection.execute(f"UPDATE {table} SET {moves}")
    connection.execute("COMMIT")
