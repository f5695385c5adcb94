"""Same seed, same commands: the same bytes, whatever the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import hashlib, sys
from mockcluster.cluster import MockCluster
from mockcluster.clock import FixedClock
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.machines import StartVm, StopVm
from mockcluster.operations.nodes import PauseNode, ResumeNode
from mockcluster.operations.settings import SetClusterLog
clock = FixedClock(1_800_000_000_000_000)
cluster = MockCluster.create(None, sys.argv[1], seed=int(sys.argv[2]), clock=clock, vms=int(sys.argv[3]))
world = cluster.world
first, second, third = list(world.nodes)[:3] if len(world.nodes) > 2 else [*world.nodes, next(iter(world.nodes))]
cluster.run(SetClusterLog(5))
for vm in [vm for vm in world.vms_on(first.name) if vm.group_id][:3]:
    cluster.run(LiveMigrate(vm.name, second.name))
cluster.run(PauseNode(second.name, drain=True))
cluster.advance(hours=1)
cluster.run(ResumeNode(second.name, "Immediate"))
for vm in list(world.vms)[:2]:
    cluster.run(StopVm(vm.name))
    cluster.run(StartVm(vm.name))
digest = hashlib.sha256()
tables = [r[0] for r in cluster.reader.query("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")]
for table in tables:
    for row in cluster.reader.query(f"SELECT * FROM {table} ORDER BY rowid"):
        digest.update(repr((table, row)).encode())
counts = [cluster.reader.query(f"SELECT count(*) FROM {table}")[0][0] for table in ("log", "events", "facts")]
print(counts, digest.hexdigest())
"""


def run(hash_seed: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


def test_contoso_is_the_same_in_every_process() -> None:
    assert run("1", "contoso", "7", "14") == run("4242", "contoso", "7", "14")


def test_a_fleet_is_the_same_in_every_process() -> None:
    assert run("1", "datacenter", "7", "200") == run("4242", "datacenter", "7", "200")


def test_another_seed_is_another_world() -> None:
    assert run("1", "contoso", "7", "14") != run("1", "contoso", "8", "14")
