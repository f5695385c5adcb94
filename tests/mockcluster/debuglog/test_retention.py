"""How far back a log reaches: 72 hours, the size, a time span."""

from __future__ import annotations

from mockcluster.debuglog.export import NodeLog
from mockcluster.debuglog.grammar import parse_line

HOUR = 3_600_000


def store(stage, time, text="[RCM] a line of the past", node=1):
    stage.reader.connection.execute(
        "INSERT INTO log (node, time, pid, tid, tag, verbosity, component, text) VALUES (?, ?, 4, 8, 3, 3, 'RCM', ?)",
        (node, time, text),
    )
    stage.reader.connection.execute(
        "UPDATE log_sizes SET bytes = bytes + ? WHERE node = ?", (2 * (51 + len(text)), node)
    )


def log_of(stage, **options):
    return NodeLog(
        stage.reader.connection, stage.reader.query, stage.world, stage.world.nodes[1], stage.now // 1000, **options
    )


def test_lines_older_than_72_hours_are_not_shown(stage):
    now = stage.now // 1000
    store(stage, now - 73 * HOUR, "[RCM] too old")
    store(stage, now - 71 * HOUR, "[RCM] old")
    text = "".join(log_of(stage).text())
    assert "too old" not in text
    assert "[RCM] old" in text


def test_the_size_bounds_the_log_from_the_newest_line_back(stage):
    now, filler = stage.now // 1000, "[RCM] " + "x" * 50_000
    for number in range(120):
        store(stage, now - 2 * HOUR + number * 60_000, filler)
    stage.world.cluster.log_size = 8
    text = "".join(log_of(stage).text())
    assert 7 << 20 < len(text) * 2 <= 8 << 20
    assert parse_line(text.splitlines()[-1]).time >= now - 61 * 60_000


def test_ambient_lines_count_for_the_size_too(stage):
    stage.world.cluster.log_level = 5
    stage.world.cluster.log_size = 8
    log = log_of(stage)
    length = sum(map(len, log.text())) * 2
    assert 7.8 * (1 << 20) < length < 8.1 * (1 << 20)
    assert log.begin > stage.now // 1000 - 72 * HOUR


def test_a_time_span_keeps_the_last_minutes(stage):
    now = stage.now // 1000
    store(stage, now - 11 * 60_000, "[RCM] before")
    store(stage, now - 9 * 60_000, "[RCM] within")
    text = "".join(log_of(stage, span_minutes=10).text())
    assert "before" not in text
    assert "within" in text
