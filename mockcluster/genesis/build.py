"""Building a world: all entities of a plan, in an order in which each comes after what it refers to."""

from __future__ import annotations

from mockcluster.genesis import fabric, roles
from mockcluster.genesis.machines import MachineMaker, fleet
from mockcluster.world.catalogue import ENTITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from mockcluster.genesis.plan import Plan
    from mockcluster.world.entity import Entity
    from mockcluster.world.node import Node


def entities(plan: Plan, seed: int, now: int) -> dict[str, list[Entity]]:
    """Return all entities of a new world by table."""
    made: dict[str, list[Entity]] = {entity.__table__: [] for entity in ENTITIES}

    def put(entity: Entity) -> None:
        made[entity.__table__].append(entity)

    members: list[Node] = []
    for node in fabric.nodes(plan, seed, now):
        members.append(node)  # type: ignore[arg-type]
        put(node)
    put(roles.cluster(plan, seed, members))
    for source in (
        fabric.hosts(plan, seed, now), fabric.accounts(plan, seed, now), fabric.networks(plan, seed),
        fabric.switches(plan, seed),
    ):  # fmt: skip
        for entity in source:
            put(entity)
    up = [node for node in members if node.state == "Up"]
    since = min(node.started_at for node in up)
    for source in (roles.core(plan, seed, up[0].name, since), roles.volumes(plan, seed, since)):
        for entity in source:
            put(entity)
    maker = MachineMaker(plan, seed, now)
    for items in (plan["machines"], fleet(plan, seed)):
        for item in items:
            for entity in maker.make(item):
                put(entity)
    return made


def write(connection: sqlite3.Connection, plan: Plan, seed: int, now: int, schema_version: int) -> None:
    """Write a new world into an empty database: header, entities, history, log sizes."""
    made = entities(plan, seed, now)
    for entity in ENTITIES:
        rows = made[entity.__table__]
        if rows:
            marks = ",".join("?" * (len(entity.__columns__) + 1))
            names = ",".join((*entity.__columns__, "revision"))
            connection.executemany(
                f"INSERT INTO {entity.__table__} ({names}) VALUES ({marks})", ((*row.to_row(), 1) for row in rows)
            )
    connection.execute(
        "INSERT INTO meta"
        " (id, schema_version, revision, seed, world, created_at, clock_offset, last_time, next_driver, epoch)"
        " VALUES (1, ?, 1, ?, ?, ?, 0, ?, 1, 0)",
        (schema_version, seed, plan["name"], now, now),
    )
    for node in made["nodes"]:
        booted, number, name = node.started_at, node.id, node.name  # type: ignore[attr-defined]
        connection.execute(
            "INSERT INTO history (node, time, kind, subject, before, after) VALUES (?, ?, 'node', ?, 'Down', 'Up')",
            (number, booted, name),
        )
        connection.execute("INSERT INTO log_sizes (node, bytes, oldest) VALUES (?, 0, 0)", (number,))
