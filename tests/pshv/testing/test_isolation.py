"""Nothing of one test is left for the next."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pshv.runtime import current, dates, randomness
from pshv.testing import MockCluster
from pshv.types import typedata

LEAKS = """
Update-TypeData -TypeName System.Int32 -MemberName Twice -MemberType ScriptProperty -Value { $this * 2 } -Force
Get-Random -SetSeed 5 | Out-Null
Start-Sleep 100
$global:left = 1; $env:LEFT = 1; function left {}; Set-Location C:\\
Set-Content C:\\left.txt here
function deep($n) { if ($n) { deep ($n - 1) } }; deep 200
"""


def test_the_process_is_as_it_was() -> None:
    before = (os.environ.copy(), Path.cwd(), sys.getrecursionlimit(), dates.clock, randomness.source, typedata.table)
    threads = set(threading.enumerate())
    with MockCluster.create() as cluster, cluster.stand_ins() as stand_ins:
        scratch = [cluster.place.files(), stand_ins.folder]
        cluster.powershell.run(LEAKS).check()
        assert all(place.exists() for place in scratch)
    after = (os.environ.copy(), Path.cwd(), sys.getrecursionlimit(), dates.clock, randomness.source, typedata.table)
    assert after == before
    assert current.session is None
    assert not typedata.active
    assert set(threading.enumerate()) == threads
    assert not any(place.exists() for place in scratch)


@pytest.mark.parametrize("turn", [1, 2])
def test_the_next_cluster_knows_nothing(turn: int) -> None:
    with MockCluster.create() as cluster:
        powershell = cluster.powershell
        asked = powershell.run(
            "$left; $env:LEFT; Test-Path C:\\left.txt; (5).Twice; Get-Command left -ErrorAction SilentlyContinue"
        )
        assert asked.objects == [None, None, False, None]
        powershell.run(LEAKS).check()
        assert powershell.run("(5).Twice").object == 10


def test_the_same_commands_give_the_same() -> None:
    def numbers() -> list[object]:
        with MockCluster.create() as cluster:
            return cluster.powershell.run("1..3 | % { Get-Random }; (New-Guid).Guid").objects

    first = numbers()
    assert len(set(map(str, first))) == 4
    assert numbers() == first


def test_many_clusters_at_once_in_threads() -> None:
    def work(number: int) -> tuple[str, str]:
        with MockCluster.create(seed=number) as cluster:
            cluster.powershell.run(f"$mine = {number}; Start-Sleep {number}; Move-VM web01 HV02").check()
            return str(cluster.powershell.run("$mine").object), cluster.vm("web01").host

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(1, 9))) == [(str(number), "HV02") for number in range(1, 9)]


def test_a_checkpoint_takes_a_test_back(tmp_path: Path) -> None:
    with MockCluster.create() as cluster:
        before = cluster.checkpoint()
        cluster.powershell.run("Move-VM web01 HV02; Stop-VM dc01 -TurnOff -Force").check()
        cluster.restore(before)
        assert (cluster.vm("web01").host, cluster.vm("dc01").state) == ("HV01", "Running")
        assert list(cluster.log) == []
