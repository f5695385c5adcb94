"""Making the largest world: 64 nodes and 8,000 machines, in a process of its own so that its memory can be read."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import say

WORK = """
import json, resource, sys, time
from mockcluster.cluster import MockCluster
start = time.perf_counter()
cluster = MockCluster.create(sys.argv[1], "datacenter", seed=1)
made = time.perf_counter() - start
cluster.close()
print(json.dumps([made, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
PLAIN = """
import sqlite3, sys, time
start = time.perf_counter()
c = sqlite3.connect(sys.argv[1])
rows = sqlite3.connect(sys.argv[2]).execute("select * from vms").fetchall()
start = time.perf_counter()
c.execute("create table vms (%s)" % ",".join(f"c{i}" for i in range(len(rows[0]))))
c.executemany("insert into vms values (%s)" % ",".join("?" * len(rows[0])), rows)
c.commit()
print(time.perf_counter() - start)
"""


def run() -> None:
    """Time the creation against sqlite3 inserting its machines' rows."""
    with tempfile.TemporaryDirectory() as folder:
        made = str(Path(folder, "datacenter.db"))
        out = subprocess.run([sys.executable, "-c", WORK, made], check=True, capture_output=True, text=True).stdout
        seconds, mebibytes = json.loads(out)
        plain = subprocess.run(
            [sys.executable, "-c", PLAIN, str(Path(folder, "plain.db")), made],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    say(
        "creating datacenter",
        f"{seconds:.2f} s, {mebibytes:.0f} MiB",
        f"{seconds / float(plain):.0f} x sqlite3 inserting the 8,000 rows of machines alone",
    )
