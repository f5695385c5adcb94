"""Checkpoints: back to any of them, in any order, with the world's objects following."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.machines import StartVm, StopVm
from mockcluster.store.checkpoints import Checkpoint
from mockcluster.store.images import TIMES, fresh

NOON = 1_800_000_000_000_000


@pytest.fixture
def cluster() -> Iterator[MockCluster]:
    with MockCluster.create(None, "contoso", seed=3, clock=FixedClock(NOON)) as made:
        yield made


def everything(cluster: MockCluster) -> dict[str, list[list[object]]]:
    return {one.table: [entity.to_row() for entity in one] for one in cluster.world._collections.values()}


def in_the_file(cluster: MockCluster) -> dict[str, list[list[object]]]:
    return {
        entity.__table__: [entity.from_row(row).to_row() for row in cluster.reader.entities(entity)]
        for entity in (one._entity for one in cluster.world._collections.values())
    }


def test_objects_that_are_held_go_back_too(cluster: MockCluster) -> None:
    web01 = cluster.world.vms.named("web01")
    assert web01 is not None
    home = web01.host
    before = cluster.checkpoint()
    assert cluster.run(LiveMigrate("web01", "HV02")).ok
    assert web01.host == "HV02"
    cluster.restore(before)
    assert web01.host == home
    assert web01 in cluster.world.vms_on(home)
    assert web01 not in cluster.world.vms_on("HV02")
    assert len(cluster.world.migrations) == 0


def test_a_checkpoint_serves_again_and_again(cluster: MockCluster) -> None:
    before = cluster.checkpoint()
    first = cluster.run(LiveMigrate("web01", "HV02"))
    for _ in range(3):
        cluster.restore(before)
        assert cluster.run(LiveMigrate("web01", "HV02")).facts == first.facts


def test_any_walk_among_checkpoints_ends_where_it_should(cluster: MockCluster) -> None:
    draw = random.Random(5)
    kept: list[tuple[Checkpoint, dict[str, list[list[object]]]]] = [(cluster.checkpoint(), everything(cluster))]
    names = [vm.name for vm in cluster.world.vms]
    for _ in range(40):
        match draw.randrange(4):
            case 0:
                kept.append((cluster.checkpoint(), everything(cluster)))
            case 1:
                checkpoint, state = draw.choice(kept)
                cluster.restore(checkpoint)
                assert everything(cluster) == state
            case 2:
                cluster.run(LiveMigrate(draw.choice(names), draw.choice(["HV01", "HV02", "HV03"])))
            case _:
                cluster.run(draw.choice([StartVm, StopVm])(draw.choice(names)))
        assert everything(cluster) == in_the_file(cluster)


def test_added_and_removed_objects_come_and_go(cluster: MockCluster) -> None:
    before = cluster.checkpoint()
    state = everything(cluster)
    drive = next(iter(cluster.world.drives))
    cluster.change(lambda change: change.remove(drive))
    cluster.restore(before)
    assert everything(cluster) == state == in_the_file(cluster)


@pytest.mark.parametrize("world", ["contoso", "two-node", "stretch"])
def test_a_copy_for_another_moment_is_the_world_of_that_moment(world: str) -> None:
    clock = FixedClock(NOON)
    fresh(world, seed=11, clock=clock).close()
    clock.move(days=3, seconds=7)
    with fresh(world, seed=11, clock=clock) as copy, MockCluster.create(None, world, seed=11, clock=clock) as made:
        tables = [name for (name,) in made.reader.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = f"SELECT * FROM {table}"
            assert copy.reader.query(rows) == made.reader.query(rows), table
        assert set(TIMES) <= set(tables)


def test_copies_share_nothing() -> None:
    clock = FixedClock(NOON)
    with fresh("contoso", seed=1, clock=clock) as one, fresh("contoso", seed=1, clock=clock) as two:
        one.run(StopVm("dc01"))
        assert [vm.state for vm in two.world.vms if vm.name == "dc01"] == ["Running"]
