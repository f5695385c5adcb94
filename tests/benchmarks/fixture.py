"""The fixture: set-up and roll back, a warm one-shot, one migration in a small and in a large cluster."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mockcluster.clock import FixedClock
from pshv.testing import MockCluster
from tests.benchmarks.measure import interleaved, say

NOON = 1_800_000_000_000_000
ROUNDS = 15
SIZES = ((16, 1000), (64, 8000))
ONE_LINE = ["-NoProfile", "-Command", "Get-ClusterNode"]


def run() -> None:
    """Run all parts."""
    for nodes, machines in SIZES:
        _set_up_and_back(nodes, machines)
    _one_shots()
    _migrations()


def _median(work: Callable[[], float]) -> float:
    return statistics.median(work() for _ in range(ROUNDS))


def _took(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _set_up_and_back(nodes: int, machines: int) -> None:
    """A fresh cluster and a way back, against SQLite loading the same image."""
    clock = FixedClock(NOON)

    def made(at: FixedClock | None = clock) -> MockCluster:
        return MockCluster.create("datacenter", nodes=nodes, vms=machines, clock=at)

    with made() as cluster:
        image = cluster.core.image()
        loading = _median(lambda: _took(lambda: _load(image)))
        names = [vm.name for vm in cluster.world.vms if vm.state == "Running" and vm.group_id][:5]
        for collection in cluster.world.loaded():
            len(collection)
        before = cluster.checkpoint()

        def back() -> float:
            for name in names:
                cluster.move_vm(name)
            return _took(lambda: cluster.restore(before))

        going_back = _median(back)

    def later() -> float:
        clock.move(seconds=1)
        return setting_up()

    def running() -> float:
        return setting_up(None)

    def setting_up(at: FixedClock | None = clock) -> float:
        cluster = made(at)
        taken = _took(lambda: cluster.core)
        cluster.close()
        return taken

    against = f"x SQLite loading the image ({len(image) / 2**20:.1f} MiB)"
    for what, seconds in (
        ("set-up, the clock runs", _median(running)),
        ("set-up, frozen, same moment", _median(setting_up)),
        ("set-up, frozen, later moment", _median(later)),
        ("roll back after 5 moves", going_back),
    ):
        say(f"{machines:,} machines, {what}", f"{1000 * seconds:.2f} ms", f"{seconds / loading:.1f} {against}")


def _load(image: bytes) -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(image)
    connection.execute("SELECT 1 FROM meta").fetchone()
    connection.close()


def _one_shots() -> None:
    """A one-shot through the stand-in, through the warm host, and cold, against Python's own start."""
    pshv = shutil.which("pshv", path=str(Path(sys.executable).parent)) or "pshv"
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"PSHV_DB": str(Path(folder, "cluster.db"))}
        with subprocess.Popen(
            [pshv, "host", "--json", "--until-eof"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
        ) as host:
            assert host.stdout is not None
            env |= json.loads(host.stdout.readline())
            lines = {
                "stand-in": [f"{env['PSHV_BIN']}/powershell", *ONE_LINE],
                "pshv, warm": [pshv, *ONE_LINE],
                "python -IS": [sys.executable, "-ISc", "1"],
                "python": [sys.executable, "-c", "1"],
            }
            interleaved(lines, 2, env)
            seconds = interleaved(lines, ROUNDS, env)
            cold = interleaved({"cold": lines["pshv, warm"]}, 5, env | {"PSHV_NO_HOST": "1"})["cold"]
            host.communicate()
    for name, own in (("stand-in", "python -IS"), ("pshv, warm", "python")):
        say(
            f"one-shot, {name}",
            f"{1000 * seconds[name]:.0f} ms",
            f"of which {1000 * seconds[own]:.0f} ms are {own}; {seconds[name] / seconds[own]:.1f} x that, "
            f"{seconds[name] / cold:.2f} x the cold one",
        )


def _migrations() -> None:
    """One live migration in a small and in a large cluster, measured in turn."""
    clusters = {
        size: MockCluster.create("datacenter", nodes=nodes, vms=size, clock=FixedClock(NOON))
        for nodes, size in ((4, 80), (64, 8000))
    }
    taken: dict[int, list[float]] = {size: [] for size in clusters}
    for _ in range(3 * ROUNDS):
        for size, cluster in clusters.items():
            vm = next(vm for vm in cluster.world.vms if vm.state == "Running" and vm.group_id)
            names = [node.name for node in cluster.world.nodes]
            target = names[(names.index(vm.host) + 1) % len(names)]
            taken[size].append(_took(lambda cluster=cluster, vm=vm, to=target: cluster.move_vm(vm.id, to=to)))
    small, large = (statistics.median(taken[size]) for size in clusters)
    say("one migration, 80 machines", f"{1000 * small:.2f} ms")
    say("one migration, 8,000 machines", f"{1000 * large:.2f} ms", f"{large / small:.2f} x that of 80")
    for cluster in clusters.values():
        cluster.close()
