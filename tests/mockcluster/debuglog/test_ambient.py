"""Ambient activity: what a quiet cluster writes, by level and history (issue 3, part 5)."""

from __future__ import annotations

import re

import pytest

from mockcluster.debuglog.export import NodeLog
from mockcluster.debuglog.grammar import LINE, parse_body, parse_line
from mockcluster.debuglog.history import Change, level_spans, online_spans
from mockcluster.debuglog.processes import CLUSSVC, Processes
from mockcluster.journal import facts

MINUTE = 60_000
HOUR = 60 * MINUTE


def log_of(stage, node=1, minutes=10, now=None):
    made = NodeLog(
        stage.reader.connection,
        stage.reader.query,
        stage.world,
        stage.world.nodes[node],
        (now or stage.now) // 1000,
        span_minutes=minutes,
    )
    return "".join(made.text()).splitlines()


def change_level(stage, before, after, minutes_ago):
    time = stage.now - minutes_ago * MINUTE * 1000
    stage.world.cluster.log_level = after
    changed = {"name": "ClusterLogLevel", "before": str(before), "after": str(after), "gum_id": 400}
    stage.happens(facts.ClusterPropertyChanged(time=time, node="HV01", node_id=1, **changed), level=0)


@pytest.mark.parametrize("level", [0, 1, 2])
def test_up_to_level_two_a_quiet_node_writes_nothing(stage, level):
    stage.world.cluster.log_level = level
    assert log_of(stage, minutes=24 * 60) == []


def test_level_three_is_sparse_four_is_busy_and_five_is_large(stage):
    counts = []
    for level in (3, 4, 5):
        stage.world.cluster.log_level = level
        counts.append(len(log_of(stage, minutes=60)))
    assert 0 < counts[0] < 30
    assert 50 * counts[0] < counts[1]
    assert 10 * counts[1] < counts[2]


def test_a_stopped_node_writes_nothing_while_it_is_stopped(stage):
    stopped = stage.now - 30 * MINUTE * 1000
    stage.happens(facts.NodeStopped(time=stopped, node="HV02", node_id=2, reason="ServiceShutdown"), level=0)
    stage.world.nodes[2].state = "Down"
    stage.world.cluster.log_level = 5
    times = [parse_line(line).time for line in log_of(stage, 2, minutes=60)]
    assert times
    assert max(times) < stopped // 1000


def test_the_level_in_force_at_the_time_counts(stage):
    change_level(stage, 3, 5, minutes_ago=5)
    lines = log_of(stage, minutes=10)
    debug = [parse_line(line).time for line in lines if " DBG " in line]
    assert min(debug) >= stage.now // 1000 - 5 * MINUTE
    assert min(debug) < stage.now // 1000 - 5 * MINUTE + 10_000


def test_a_restarted_service_polls_under_its_new_process_id(stage):
    node = stage.world.nodes[2]
    before, stopped, started = node.started_at, stage.now - 20 * MINUTE * 1000, stage.now - 10 * MINUTE * 1000
    stage.happens(facts.NodeStopped(time=stopped, node="HV02", node_id=2, reason="ServiceShutdown"), level=0)
    node.started_at = started
    stage.happens(facts.NodeStarted(time=started, node="HV02", node_id=2, build=20348), level=0)
    stage.world.cluster.log_level = 4
    pids = [parse_line(line).pid for line in log_of(stage, 2, minutes=30) if "[GUM]" in line]
    seed = stage.world.seed
    assert list(dict.fromkeys(pids)) == [
        Processes(seed, 2, before).pid(CLUSSVC),
        Processes(seed, 2, started).pid(CLUSSVC),
    ]


def test_polls_follow_a_machine_to_its_new_owner(stage):
    move = {"source": "HV01", "source_id": 1, "target": "HV02", "target_id": 2, "move_type": "Manual", "live": True}
    moved = facts.GroupMoved(
        time=stage.now - 5 * MINUTE * 1000, node="HV01", node_id=1, group="web01", targeted=True, failover_count=0,
        last_failover_time=0, **move,
    )  # fmt: skip
    stage.happens(moved, level=0)
    stage.world.groups.named("web01").owner = "HV02"
    stage.world.cluster.log_level = 5
    polled = "LooksAlive for resource Virtual Machine web01 returned"
    old = [parse_line(line).time for line in log_of(stage, 1) if polled in line]
    new = [parse_line(line).time for line in log_of(stage, 2) if polled in line]
    moment = stage.now // 1000 - 5 * MINUTE
    assert 55 <= len(old) <= 61
    assert 55 <= len(new) <= 61
    assert max(old) < moment <= min(new)


def test_a_lost_peer_sends_no_heartbeats(stage):
    lost = {"members_before": (1, 2, 3), "members": (1, 2), "view_before": 301, "view": 302, "seconds": 10.0}
    time = stage.now - 5 * MINUTE * 1000
    stage.happens(facts.NodeLost(time=time, node="HV03", node_id=3, **lost), level=0)
    stage.world.nodes[3].state = "Down"
    stage.world.cluster.log_level = 5
    beats = [parse_line(line).time for line in log_of(stage, 1) if "response from 10.10.20.13" in line]
    assert beats
    assert max(beats) < time // 1000


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(stage):
    stage.world.cluster.log_level = 5
    other = type(stage)(seed=8)
    other.world.cluster.log_level = 5
    again = type(stage)()
    again.world.cluster.log_level = 5
    assert log_of(stage) == log_of(again)
    assert log_of(stage) != log_of(other)


def test_a_minute_is_the_same_whenever_it_is_exported(stage):
    stage.world.cluster.log_level = 5
    now = stage.now // 1000
    early = NodeLog(
        stage.reader.connection, stage.reader.query, stage.world, stage.world.nodes[1], now, span_minutes=10
    )
    late = NodeLog(
        stage.reader.connection,
        stage.reader.query,
        stage.world,
        stage.world.nodes[1],
        now + 2 * MINUTE,
        span_minutes=12,
    )
    first, second = "".join(early.text()), "".join(late.text())
    assert second.startswith(first)
    assert len(second) > len(first)


def test_stored_lines_and_ambient_ones_are_merged_in_order_of_time(stage):
    stage.world.cluster.log_level = 5
    for second in range(0, 540, 7):
        time = stage.now - 540_000_000 + second * 1_000_000
        stage.happens(facts.NodePaused(time=time, node="HV01", node_id=1, draining=False))
    lines = log_of(stage)
    parsed = [parse_line(line) for line in lines]
    assert all(LINE.match(line) for line in lines)
    assert [one.time for one in parsed] == sorted(one.time for one in parsed)
    assert sum("is paused" in one.body for one in parsed) == 78
    assert {parse_body(one.body).component for one in parsed} >= {"RHS", "RES", "GUM", "NETFT", "CHM", "RCM"}


def test_names_with_percent_signs_are_printed_as_they_are(stage):
    stage.world.resources.named("Virtual Machine web01").name = "Virtual Machine 100%d"
    stage.world.resources._names = None
    stage.world.cluster.log_level = 4
    assert any("<Virtual Machine 100%d>: IsAlive" in line for line in log_of(stage))


def test_a_network_name_of_the_world_never_looks_like_a_template(stage):
    stage.world.cluster.log_level = 5
    assert not any(re.search(r"%\([mc]\)", line) for line in log_of(stage))


def test_the_level_of_the_past_follows_from_its_changes():
    rows = [
        Change(1, 100, "cluster", "ClusterLogLevel", "3", "5"),
        Change(1, 200, "cluster", "ClusterLogLevel", "5", "1"),
    ]
    assert [tuple(span) for span in level_spans(rows, 1, 0, 300)] == [(0, 100, 3), (100, 200, 5), (200, 300, 1)]
    assert [tuple(span) for span in level_spans([], 3, 0, 300)] == [(0, 300, 3)]


def test_a_move_that_takes_a_group_offline_first_leaves_a_gap(stage):
    name, kind = "Virtual Machine web01", "Virtual Machine"
    rows = [
        Change(1, 100, "resource", name, "Online", "OfflineCallIssued"),
        Change(1, 150, "group", "web01", "HV01", "HV02"),
        Change(2, 200, "resource", name, "OnlinePending", "Online"),
    ]
    stage.world.groups.named("web01").owner = "HV02"
    assert online_spans(rows, stage.world, "HV01", 0, 300)[(name, kind)] == [(0, 100)]
    assert online_spans(rows, stage.world, "HV02", 0, 300)[(name, kind)] == [(200, 300)]


def test_a_volume_follows_its_owner(stage):
    rows = [Change(2, 100, "volume", "Cluster Disk 2", "HV02", "HV01")]
    disk = ("Cluster Disk 2", "Physical Disk")
    assert online_spans(rows, stage.world, "HV01", 0, 300)[disk] == [(100, 300)]
    assert online_spans(rows, stage.world, "HV02", 0, 300)[disk] == [(0, 100)]
