"""What is wrong with the cluster's file while a session runs becomes an error of the command, not of pshv."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from mockcluster.cluster import MockCluster
from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options

Run = Callable[[str], str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cluster.db"
    MockCluster.create(path).close()
    return path


@pytest.fixture
def run(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs a line in a session on the file; what it prints, errors too, with blanks for line ends."""
    monkeypatch.setitem(MockCluster.open.__func__.__kwdefaults__, "busy_milliseconds", 20)  # type: ignore[attr-defined]
    options = Options()
    options.db = file
    opening = Opening(options, "desktop")
    screen = BytesIO()
    session = opening.session(Host(screen, screen))

    def type_in(line: str) -> str:
        screen.seek(0)
        screen.truncate()
        session.run_text(line, kind="interactive")
        return " ".join(screen.getvalue().decode().split())

    yield type_in
    opening.close()


@pytest.fixture
def lock(file: Path) -> Iterator[sqlite3.Connection]:
    """Another process that holds the file's write lock."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


@pytest.mark.parametrize(
    "line",
    [
        "Move-VM web01 HV02",
        "Set-ClusterLog -Level 5",
        "Suspend-ClusterNode HV02 -Drain",
        "(Get-ClusterGroup web01).Priority = 1000",
        "(Get-Cluster).ClusterLogLevel = 5",
        "Add-MockFault numa -ComputerName HV02",
    ],
)
def test_a_locked_file_refuses_every_change_with_an_error(file: Path, run: Run, lock: object, line: str) -> None:
    before = file.read_bytes()
    told = run(line)
    assert "is locked by another process" in told
    assert "FullyQualifiedErrorId : ClusterFileLocked" in told
    assert "internal error" not in told
    assert file.read_bytes() == before


def test_the_error_can_be_caught_and_the_script_goes_on(run: Run, lock: object) -> None:
    told = run("try { Move-VM web01 HV02 } catch { $_.FullyQualifiedErrorId; $_.CategoryInfo.Category }; 'on'")
    assert told == "ClusterFileLocked,Microsoft.HyperV.PowerShell.Commands.MoveVM ResourceBusy on"


def test_a_locked_file_can_be_read(run: Run, lock: object) -> None:
    assert run("(Get-ClusterNode HV01).Name; (Get-ClusterGroup web01).OwnerNode.Name") == "HV01 HV01"


def test_once_it_is_free_the_same_session_goes_on(run: Run, lock: sqlite3.Connection) -> None:
    assert "locked" in run("Move-VM web01 HV02")
    lock.execute("ROLLBACK")
    assert run("Move-VM web01 HV02; (Get-ClusterGroup web01).OwnerNode.Name") == "HV02"
