"""Get-ClusterLog of a node with a million lines against plain sqlite3 reading the rows and writing the same bytes."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path

from mockcluster.cluster import MockCluster
from mockcluster.debuglog.report import Source, write_report
from tests.benchmarks.measure import say

LINES = 1_000_000
HOURS = 70


def run() -> None:
    """Fill the log of one node and write its report."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder, "big.db")
        MockCluster.create(db, "two-node", seed=1).close()
        _fill(db)
        cluster = MockCluster.open(db)
        node = next(iter(cluster.world.nodes))
        source = Source(cluster.world, cluster.reader, cluster.now)
        out = Path(folder, "Cluster.log")
        start = time.perf_counter()
        with out.open("wb") as sink:
            write_report(source, node, sink, skip_state=True)
        ours = time.perf_counter() - start
        size = out.stat().st_size
        plain = _plain(db, Path(folder, "plain.log"))
        cluster.close()
    say(
        f"Get-ClusterLog of {LINES:,} lines",
        f"{ours:.1f} s, {size / 2**20:.0f} MiB",
        f"{plain / ours:.2f} of the rate of plain sqlite3 and file.write",
    )


def _fill(db: Path) -> None:
    connection = sqlite3.connect(db)
    now = time.time_ns() // 1_000_000
    step = HOURS * 3_600_000 / LINES
    rows = (
        (
            1,
            int(now - (LINES - i) * step),
            4000 + i % 7,
            5000 + i % 23,
            3,
            3,
            "RCM",
            f"[RCM] line {i} of a busy cluster",
        )
        for i in range(LINES)
    )
    connection.executemany(
        "insert into log (node, time, pid, tid, tag, verbosity, component, text) values (?, ?, ?, ?, ?, ?, ?, ?)", rows
    )
    connection.commit()
    connection.close()


def _plain(db: Path, out: Path) -> float:
    connection = sqlite3.connect(db)
    start = time.perf_counter()
    with out.open("w", encoding="utf-16-le", newline="") as sink:
        rows = connection.execute("select time, pid, tid, tag, text from log where node = 1 order by time, id")
        for moment, pid, tid, tag, text in rows:
            sink.write(f"{pid:08x}.{tid:08x}::{moment} {tag}  {text}\r\n")
    return time.perf_counter() - start
