"""Reading records back as Get-WinEvent does."""

from __future__ import annotations

import pytest

from mockcluster.eventlog import channels, query
from mockcluster.eventlog.query import EventFilter, find
from mockcluster.journal import facts

VM = {"vm": "web01", "vm_id": "B0B4B4A8-0D3B-4F4C-9F5C-000000000001", "group": ""}
MINUTE = 60_000_000


@pytest.fixture
def busy(journal):
    """A machine on HV01 that was started, paused and turned off, a minute apart; a group moved to HV02 before."""
    times = [journal.now + number * MINUTE for number in range(4)]
    move = {"source": "HV01", "source_id": 1, "target": "HV02", "target_id": 2, "move_type": "Manual"}
    own = {"node": "HV01", "node_id": 1}
    journal.happens(facts.GroupMoving(time=times[0], **own, group="sql01", live=True, targeted=True, **move))
    journal.happens(facts.VmStarted(time=times[1], **own, **VM, seconds=1.0))
    journal.happens(facts.VmPaused(time=times[2], **own, **VM))
    journal.happens(facts.VmTurnedOff(time=times[3], **own, **VM))
    return journal


def ids(journal, wanted, node=1, **options):
    return [record.id for record in find(journal.reader.stream, node, wanted, **options)]


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(["Security"]),
        EventFilter(ids=[4711]),
        EventFilter(levels=[1]),
        EventFilter(data=["nobody"]),
        EventFilter(begin=1 << 60),
    ],
)
def test_a_filter_that_nothing_meets_finds_nothing(busy, wanted):
    assert ids(busy, wanted) == []


def test_another_node_has_its_own_logs(busy):
    assert ids(busy, EventFilter(), node=2) == []


def test_the_newest_record_comes_first_unless_asked_otherwise(busy):
    assert ids(busy, EventFilter([channels.WORKER_ADMIN])) == [18502, 18516, 18500]
    assert ids(busy, EventFilter([channels.WORKER_ADMIN]), oldest_first=True) == [18500, 18516, 18502]


def test_at_most_so_many_records_are_given(busy):
    assert ids(busy, EventFilter(), maximum=2) == [18502, 18516]
    assert ids(busy, EventFilter(data=["web01"]), maximum=1) == [18502]
    assert ids(busy, EventFilter(), maximum=0) == []


def test_filters_are_met_all_at_once(busy):
    begin = busy.now // 1000 + 2 * 60_000
    assert ids(busy, EventFilter([channels.WORKER_ADMIN], ids=[18500, 18502], begin=begin)) == [18502]
    assert ids(busy, EventFilter(providers=[channels.FAILOVER_CLUSTERING])) == [1641]
    assert ids(busy, EventFilter(record_ids=[1])) == [18500, 1641]


def test_record_ids_count_in_each_channel(busy):
    records = list(find(busy.reader.stream, 1, EventFilter(), oldest_first=True))
    assert [(record.id, record.record_id) for record in records] == [(1641, 1), (18500, 1), (18516, 2), (18502, 3)]
    assert query.record_count(busy.reader.query, 1, channels.WORKER_ADMIN) == 3


def test_messages_and_tasks_are_composed_from_the_catalogue(busy):
    (moved,) = find(busy.reader.stream, 1, EventFilter(ids=[1641]))
    assert query.message(moved) == "Clustered role 'sql01' is moving from cluster node 'HV01' to cluster node 'HV02'."
    assert query.task_name(moved) == "Resource Control Manager"


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("system", 1), ("*hyper-v-vmms*", 3), ("Nothing*", 0), ("Microsoft-Windows-Hyper-V-VMMS", 0)],
)
def test_logs_are_found_by_pattern_whatever_the_case(pattern, count):
    assert len(query.matching_channels(pattern)) == count


def test_providers_are_found_by_pattern():
    assert query.matching_providers("*hyper-v-work*") == [channels.WORKER]


def test_analytic_logs_are_direct_ones():
    assert channels.is_direct(channels.VMMS_ANALYTIC)
    assert not channels.is_direct(channels.SYSTEM)
