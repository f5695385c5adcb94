"""`pshv lab` as it is typed, and the same inside the prompt."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from pshv.commands import run
from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options
from pshv.labs.innersession import InnerSession

from .conftest import NOON


@pytest.fixture
def options(tmp_path: Path) -> Options:
    made = Options()
    made.db = tmp_path / "cluster.db"
    return made


def test_an_unknown_lab_or_command_suggests_the_nearest(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options, ["lab", "start", "kerberos-delegaton"]) == 1
    assert "Did you mean 'kerberos-delegation'?" in capsys.readouterr().err
    assert run(options, ["lab", "chek"]) == 2
    assert "There is no command 'lab chek'. Did you mean 'check'?" in capsys.readouterr().err


def test_without_an_open_lab_each_command_says_how_to_start(
    options: Options, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["check"], ["hint"], ["solution"], ["reset"], ["enter"], ["undo"], ["card"], ["answer", "a", "b"]):
        assert run(options, ["lab", *words]) == 1
        assert "No lab is open. Start one: 'pshv lab start NAME'" in capsys.readouterr().err


def test_check_exits_1_when_red_and_0_when_green(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options, ["lab", "start", "migration-disabled", "--seed", "2"]) == 0
    card = capsys.readouterr().out
    assert "[lab migration-disabled, seed 2]" in card
    assert "pshv lab            opens the prompt" in card
    assert run(options, ["lab", "check"]) == 1
    assert "Lab migration-disabled: red\n- Host '" in capsys.readouterr().out
    assert run(options, ["lab", "skip"]) == 0
    assert "Applied:\n  Get-VMHost" in capsys.readouterr().out
    assert run(options, ["lab", "check"]) == 0
    assert capsys.readouterr().out.startswith("Lab migration-disabled: green\n")
    assert run(options, ["lab", "undo"]) == 0
    assert run(options, ["lab", "check"]) == 1
    assert run(options, ["lab", "progress"]) == 0
    assert "0 of 13 labs solved." in capsys.readouterr().out


def test_questions_are_answered_from_the_shell(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    run(options, ["lab", "start", "firmware-virtualization", "--seed", "1"])
    assert run(options, ["lab", "answer", "guest-ring", "3"]) == 1
    assert run(options, ["lab", "answer", "1", "0"]) == 0
    assert "guest-ring: right." in capsys.readouterr().out


def test_an_exam_hides_its_faults_and_gives_no_hints(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    run(options, ["lab", "start", "switch-name", "--seed", "1", "--exam"])
    assert run(options, ["lab", "hint"]) == 1
    assert "This is an exam" in capsys.readouterr().err
    assert "switch-renamed" not in typed(options, "Show-MockCluster")
    assert "switch-renamed" not in typed(options, "Get-MockFault | Format-List")
    run(options, ["lab", "start", "switch-name", "--seed", "1"])
    assert "! switch-renamed" in typed(options, "Show-MockCluster")


def typed(options: Options, *lines: str) -> str:
    """What a session on the open lab's file shows for some lines."""
    inside = Options()
    assert options.db is not None
    inside.db = options.db.parent / "labs" / "switch-name.db"
    inside.host_folder = False
    screen = BytesIO()
    opening = Opening(inside, "desktop")
    try:
        session = opening.session(Host(screen, screen))
        for line in lines:
            session.run_text(line, kind="interactive")
        return screen.getvalue().decode()
    finally:
        opening.close()


def test_the_prompt_names_the_lab_and_undoes_the_learners_own_commands(options: Options) -> None:
    run(options, ["lab", "start", "switch-name", "--seed", "1"])
    shown = typed(
        options,
        "prompt",
        "Rename-VMSwitch -ComputerName HV11 -Name Tenant-Net-old -NewName Wrong",
        "Get-VM | Out-Null",
        "Undo-Lab",
        "(Get-VMSwitch -ComputerName HV11 -SwitchType External).Name",
        "Undo-Lab",
    )
    assert shown.split("\n") == [
        "[lab switch-name] PS C:\\Users\\Administrator> ",
        "Taken back: 1; 0 more can be.",
        "Tenant-Net-old",
        "There is nothing to take back.",
        "",
    ]


def test_a_session_outside_of_the_lab_is_told_how_to_enter(tmp_path: Path) -> None:
    with MockCluster.create(tmp_path / "cluster.db", "contoso", clock=FixedClock(NOON)) as cluster:
        inner = InnerSession(cluster, tmp_path / "files")
        assert "No lab is open" in _shown(inner, "Test-Lab")
        inner.run("Start-Lab switch-name -Seed 1")
        other = InnerSession(cluster, tmp_path / "files")
        assert "is not in the lab 'switch-name'" in _shown(other, "Test-Lab")


def test_start_lab_moves_the_session_to_the_labs_cluster(tmp_path: Path) -> None:
    with MockCluster.create(tmp_path / "cluster.db", "contoso", clock=FixedClock(NOON)) as cluster:
        inner = InnerSession(cluster, tmp_path / "files")
        inner.run("$kept = 5; Start-Lab switch-name -Seed 1")
        assert inner.evaluate("(Get-Cluster).Name; $kept; Test-Lab -Quiet") == ["adatum-CL1", 5, False]
        assert inner.evaluate("(Get-Lab switch-name).State; @(Get-LabCause).Count -gt 10") == ["Started", True]
        assert cluster.world.cluster.name == "CONTOSO-CL1"
        inner.session.cluster.close()


def _shown(inner: InnerSession, text: str) -> str:
    ran = inner.run(text)
    return ran.output + ran.errors
