"""The worked examples of live-migration-model.md section 7, through the whole engine."""

from __future__ import annotations

import pytest

from mockcluster.change import Change
from mockcluster.cluster import MockCluster
from mockcluster.journal import facts as f
from mockcluster.operations.livemigrate import LiveMigrate

A = {"hot_pages": 16_384, "hot_rate": 20_000.0, "cold_rate": 500.0}
B = {"hot_pages": 131_072, "hot_rate": 60_000.0, "cold_rate": 500.0}
B_PASSES = [(786_432, 27.415), (144_637, 5.042), (120_552, 4.202), (114_025, 3.975), (111_810, 3.898)]
B_COMPRESSED = [(786_432, 13.707), (137_643, 2.399), (88_562, 1.544), (67_184, 1.171), (54_972, 0.958)]
EXAMPLES = [
    ("A", A, 1, "TCPIP", [(786_432, 27.415), (29_970, 1.045), (12_329, 0.430)], 6_903, 28.889, "target"),
    ("A at 10 GbE", A, 10, "TCPIP", [(786_432, 2.741)], 17_177, 2.741, "target"),
    ("B", B, 1, "TCPIP", B_PASSES, 111_007, 44.532, "max_passes"),
    ("B compressed", B, 1, "Compression", B_COMPRESSED, 47_018, 19.779, "max_passes"),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_the_engine_gives_the_figures_of_the_model(
    contoso: MockCluster,
    example: tuple[str, dict[str, float], int, str, list[tuple[int, float]], int, float, str],
) -> None:
    _, profile, gigabits, option, expected, left, memory_seconds, rule = example

    def prepare(change: Change) -> None:
        world = change.world
        machine = world.vms.named("web01")
        assert machine is not None
        size = {"memory_assigned": 4 << 30, "zero_pages": 262_144, "compression_ratio": 2.0}
        change.set(machine, **size, **profile)
        for host in world.hosts:
            change.set(host, migration_performance_option=option)
        network = world.networks.named("Migration")
        assert network is not None
        change.set(world.cluster, migration_network_order=(network.name,))
        for interface in world.interfaces.where("network_id", network.id):
            change.set(interface, link_speed=gigabits * 1_000_000_000)

    contoso.change(prepare)
    facts = contoso.run(LiveMigrate("web01", "HV02")).facts
    passes = [fact for fact in facts if isinstance(fact, f.LiveMigrationPassCompleted)]
    assert [(fact.pages, round(fact.seconds, 3)) for fact in passes] == expected
    done = facts[-1]
    assert isinstance(done, f.LiveMigrationCompleted)
    assert (done.dirty_pages, round(done.brownout, 3), done.stop_rule) == (left, memory_seconds, rule)
    assert done.bytes >= done.pages * 4096
