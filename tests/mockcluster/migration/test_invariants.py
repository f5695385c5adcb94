"""Invariants of live-migration-model.md section 2 and 5 over random machines, links, options and faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockcluster import constants as c
from mockcluster.change import Change
from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.faults.kinds import KINDS, MOMENT
from mockcluster.journal import facts as f
from mockcluster.migration.precopy import Limits, Workload, blackout_seconds, passes
from mockcluster.operations.livemigrate import LiveMigrate

NOON = 1_800_000_000_000_000
GIB = 1 << 30


@st.composite
def workloads(draw: st.DrawFn) -> Workload:
    pages = draw(st.integers(1, 4 << 20))
    zero = draw(st.integers(0, pages))
    hot = draw(st.integers(0, pages - zero))
    return Workload(pages, zero, hot, draw(st.floats(0, 1e7)), draw(st.floats(0, 1e6)))


@settings(max_examples=3000, deadline=None)
@given(workload=workloads(), rate=st.floats(1e6, 2.5e10), processors=st.integers(1, 240), most=st.integers(1, 10))
def test_section_2_holds_for_every_machine_and_link(
    workload: Workload, rate: float, processors: int, most: int
) -> None:
    run = list(passes(workload, rate, Limits(max_passes=most)))
    volume = workload.used * c.PAGE
    memory_time = sum(one.seconds for one in run)
    slack = 1e-6 + 1e-9 * volume / rate
    assert volume / rate - slack <= memory_time <= (most + 1) * volume / rate + slack
    assert sum(one.pages for one in run) >= workload.used
    assert all(one.pages <= workload.used for one in run[1:])
    assert run[-1].stop
    assert not any(one.stop for one in run[:-1])
    black = blackout_seconds(run[-1].dirty_left, processors, rate)
    overheads = c.PAUSE_TIME + c.STORAGE_TIME_CSV + c.RESUME_TIME
    overheads += (c.STATE_BYTES + c.STATE_BYTES_PER_CPU * processors) / rate
    assert 0 <= black <= overheads + volume / rate + slack
    if workload.hot * workload.hot_rate == 0 and workload.cold_rate == 0:
        assert len(run) == 1


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[MockCluster, bytes]]:
    with MockCluster.create(None, "contoso", seed=7, clock=FixedClock(NOON)) as cluster:
        yield cluster, cluster.image()


def alter(cluster: MockCluster, machine: dict[str, Any], speeds: list[int], option: str) -> None:
    def work(change: Change) -> None:
        vm = change.world.vms.named("web01")
        assert vm is not None
        pages = machine["memory"] // c.PAGE
        change.set(
            vm, memory_assigned=machine["memory"], memory_startup=machine["memory"],
            zero_pages=int(pages * machine["zero"]), hot_pages=int(pages * machine["hot"]),
            hot_rate=machine["hot_rate"], cold_rate=machine["cold_rate"], processor_count=machine["processors"],
            compression_ratio=machine["ratio"],
        )  # fmt: skip
        for interface, speed in zip(change.world.interfaces, speeds, strict=False):
            change.set(interface, link_speed=speed)
        change.set(change.world.host_of("HV01"), migration_performance_option=option)

    cluster.change(work)


machines = st.fixed_dictionaries(
    {
        "memory": st.integers(64, 40 * 1024).map(lambda mb: mb << 20),
        "zero": st.floats(0, 1),
        "hot": st.floats(0, 1),
        "hot_rate": st.floats(0, 1e6),
        "cold_rate": st.floats(0, 1e5),
        "processors": st.integers(1, 48),
        "ratio": st.floats(1, 5),
    }
)
speeds = st.lists(st.sampled_from([10**8, 10**9, 10**10, 25 * 10**9, 10**11]), min_size=9, max_size=9)
moments = st.lists(
    st.tuples(st.sampled_from(sorted(k for k in KINDS if KINDS[k].family == MOMENT)), st.floats(0, 30)), max_size=3
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    machine=machines, links=speeds, option=st.sampled_from(["TCPIP", "Compression", "SMB"]), faults=moments,
    target=st.sampled_from(["HV02", "HV03"]),
)  # fmt: skip
def test_one_copy_runs_whatever_happens(
    stage: tuple[MockCluster, bytes], machine: dict[str, Any], links: list[int], option: str,
    faults: list[tuple[str, float]], target: str,
) -> None:  # fmt: skip
    cluster, image = stage
    cluster.restore(image)
    alter(cluster, machine, links, option)
    for kind, delay in faults:
        cluster.faults.add(kind, delay=delay, optional=True)
    outcome = cluster.run(LiveMigrate("web01", target))
    vm = cluster.world.vms.named("web01")
    assert vm is not None
    assert (vm.state, vm.secondary_operational_status) == ("Running", "")
    assert vm.host == (target if outcome.ok else "HV01")
    assert cluster.world.group_of(vm).owner == vm.host  # type: ignore[union-attr]
    assert cluster.world.memory_reserved(target) == 0
    assert cluster.world.migration_of(vm) is None
    assert len(cluster.world.planned_connections) == 0
    ends = [fact for fact in outcome.facts if isinstance(fact, (f.LiveMigrationCompleted, f.LiveMigrationFailed))]
    assert len(ends) == 1
    if isinstance(ends[0], f.LiveMigrationCompleted):
        done = ends[0]
        assert done.pages >= vm.pages - vm.zero_pages
        assert 0 < done.blackout <= done.seconds
        assert done.brownout >= 0
    else:
        assert any(fault.fired for fault in cluster.faults) or ends[0].refusal in ("OutOfMemory", "ProcessorCount")
