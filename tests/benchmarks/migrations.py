"""Live migrations in the largest world: stage commits per second, through the engine and through the cmdlet."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import time
from pathlib import Path

from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate
from pshv.host.console import Host
from pshv.runtime.session import Session
from tests.benchmarks.measure import say

MIGRATIONS = 200


def run() -> None:
    """Move 200 machines (one more before, to import the writing side) and compare with bare commits of sqlite3."""
    with tempfile.TemporaryDirectory() as folder:
        cluster = MockCluster.create(Path(folder, "datacenter.db"), "datacenter", seed=1)
        first, *pairs = _moves(cluster)
        cluster.run(LiveMigrate(*first))
        start = time.perf_counter()
        stages = sum(1 for vm, node in pairs for _ in cluster.steps(LiveMigrate(vm, node)))
        through_engine = stages / (time.perf_counter() - start)
        names = [cluster.world.vms[vm].name for vm, _ in pairs]
        through_cmdlet = _through_cmdlet(cluster, names, stages)
        bare = _bare_commits(Path(folder, "bare.db"))
        cluster.close()
    say(
        f"{MIGRATIONS} live migrations, engine",
        f"{through_engine:.0f} stages/s",
        f"{through_engine / bare:.2f} x commits of one row by sqlite3",
    )
    say(
        f"{MIGRATIONS} live migrations, cmdlet",
        f"{through_cmdlet:.0f} stages/s",
        f"{through_cmdlet / bare:.2f} x commits of one row by sqlite3",
    )


def _moves(cluster: MockCluster) -> list[tuple[str, str]]:
    nodes = [node.name for node in cluster.world.nodes]
    running = [vm for vm in cluster.world.vms if vm.state == "Running" and vm.group_id][: MIGRATIONS + 1]
    return [(vm.id, nodes[(nodes.index(vm.host) + 1) % len(nodes)]) for vm in running]


def _through_cmdlet(cluster: MockCluster, names: list[str], stages: int) -> float:
    session = Session(Host(io.BytesIO(), io.BytesIO()), cluster=lambda: cluster)
    nodes = [node.name for node in cluster.world.nodes]
    homes = {vm.name: vm.host for vm in cluster.world.vms if vm.name in set(names)}
    text = "\n".join(
        f"Move-ClusterVirtualMachineRole {name} {nodes[(nodes.index(homes[name]) + 1) % len(nodes)]} | Out-Null"
        for name in names
    )
    start = time.perf_counter()
    session.run_text(text)
    return stages / (time.perf_counter() - start)


def _bare_commits(path: Path) -> float:
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=normal")
    connection.execute("create table t (a, b)")
    start = time.perf_counter()
    for i in range(2000):
        connection.execute("insert into t values (?, ?)", (i, "row"))
        connection.commit()
    return 2000 / (time.perf_counter() - start)
