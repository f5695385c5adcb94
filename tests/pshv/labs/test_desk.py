"""What a learner can do at the desk, the unhappy half first."""

from __future__ import annotations

from pathlib import Path

import pytest

from mockcluster.clock import FixedClock
from pshv.labs.desk import Desk, folder_beside
from pshv.labs.judge import agrees
from pshv.labs.mistakes import LabError
from pshv.labs.record import FILE

from .conftest import NOON

WRECK = """
Get-VM -ComputerName {0} | Stop-VM -TurnOff -Force
Get-ClusterGroup | Where-Object { $_.GroupType -eq 'VirtualMachine' } | Move-ClusterGroup -ErrorAction SilentlyContinue
Disable-VMMigration -ComputerName {0}
Set-ClusterLog -Level 0 -Size 8
Remove-Item C:\\Windows -Recurse -Force -ErrorAction SilentlyContinue
'mine' > C:\\mine.txt
"""


def test_nothing_is_open_at_first(desk: Desk) -> None:
    with pytest.raises(LabError, match=r"No lab is open. Start one"):
        desk.check()


def test_a_record_that_is_damaged_says_how_to_begin_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    with pytest.raises(LabError, match=r"cannot be read: .* Remove it to begin anew"):
        Desk(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "labs").write_text("a file", encoding="utf-8")
    with pytest.raises(LabError, match=r"cannot be read|cannot be written"):
        Desk(tmp_path / "labs", clock=FixedClock(NOON)).start("switch-name", 1)


def test_a_question_that_does_not_exist_suggests_the_nearest(desk: Desk) -> None:
    desk.start("six-stages", 1)
    with pytest.raises(LabError, match=r"There is no question 'blakout'. Did you mean 'blackout'?"):
        desk.answer("blakout", "1")


def test_a_lab_without_questions_takes_no_answer_and_one_without_diagnosis_none(desk: Desk) -> None:
    desk.start("numa-spanning", 1)
    with pytest.raises(LabError, match=r"has no questions"):
        desk.answer("passes", "2")
    desk.start("six-stages", 1)
    with pytest.raises(LabError, match=r"asks questions instead of a diagnosis"):
        desk.diagnose("numa-spanning", [])


def test_in_an_exam_there_are_no_hints(desk: Desk) -> None:
    desk.start("switch-name", 1, exam=True)
    with pytest.raises(LabError, match=r"This is an exam"):
        desk.hint()


def test_reset_mends_whatever_a_learner_has_wrecked(desk: Desk) -> None:
    desk.start("switch-name", 3)
    before = [(vm.name, vm.host, vm.state) for vm in desk.cluster().world.vms]
    desk.perform(WRECK.replace("{0}", desk.cluster().world.nodes.get(1).name))  # type: ignore[union-attr]
    assert len(desk.wrong()) >= 3
    desk.reset()
    assert not (desk.files / "").exists() or not list(desk.files.rglob("mine.txt"))
    assert [(vm.name, vm.host, vm.state) for vm in desk.cluster().world.vms] == before
    desk.perform(desk.lab.solution)
    assert desk.check() == []


@pytest.mark.parametrize("damage", ["remove", "spoil"])
def test_reset_builds_a_file_anew_that_is_gone_or_damaged(desk: Desk, damage: str) -> None:
    desk.start("migration-disabled", 2)
    desk.close()
    for path in (desk.file(), desk.file().with_suffix(".start")):
        if damage == "remove":
            path.unlink()
        elif path.suffix == ".db":
            path.write_bytes(b"nonsense" * 900)
    with pytest.raises(LabError, match=r"'pshv lab reset' builds the lab anew"):
        desk.check()
    desk.reset()
    assert len(desk.check()) == 2


def test_undo_takes_back_command_by_command(desk: Desk) -> None:
    desk.start("migration-disabled", 2)
    red = desk.wrong()
    desk.perform(desk.lab.solution)
    assert desk.wrong() == []
    assert desk.undo()
    assert desk.wrong() == red
    assert not desk.undo()


def test_three_hints_and_then_the_last_again(desk: Desk) -> None:
    desk.start("debug-log", 1)
    given = [desk.hint() for _ in range(4)]
    assert [number for number, _ in given] == [1, 2, 3, 3]
    assert given[2] == given[3]


def test_the_diagnosis_counts_apart_from_the_mend(desk: Desk) -> None:
    desk.start("switch-name", 1)
    wrong = desk.diagnose("the firewall", ["no such line was ever written"])
    assert (wrong.score, wrong.cause_right, wrong.evidence_right) == (0, False, False)
    half = desk.diagnose("SwitchName", [])
    assert (half.score, half.cause_right) == (50, True)
    other = desk.diagnose("switch-name", ["Live migration of 'Virtual Machine print02' failed."])
    assert other.lines[1].endswith("is there, but does not show the cause.")
    desk.hint()
    full = desk.diagnose("the switch has another name there", ["Could not find Ethernet switch 'Tenant-Net'."])
    assert (full.score, full.evidence_right) == (95, True)
    assert desk.run["score"] == 95
    assert desk.check(), "the diagnosis mends nothing"


def test_a_whole_log_line_is_evidence(desk: Desk) -> None:
    desk.start("switch-name", 1)
    ran = desk.perform(
        "Get-ClusterLog -Node HV13 -TimeSpan 60 -Destination C:\\Windows\\Temp | Out-Null\n"
        "Get-Content C:\\Windows\\Temp\\HV13_cluster.log | Select-String 'Could not find' "
        "| Select-Object -Last 1 -ExpandProperty Line"
    )
    assert desk.diagnose("switch-name", [ran.output.strip()]).score == 100


def test_an_unknown_cause_suggests_the_nearest(desk: Desk) -> None:
    desk.start("switch-name", 1)
    with pytest.raises(LabError, match=r"'swich-name' names no known cause. Did you mean 'switch-name'?"):
        desk.diagnose("swich-name", [])


def test_progress_is_kept_and_each_try_is_another_seed(desk: Desk) -> None:
    desk.start("numa-spanning")
    desk.perform(desk.lab.solution)
    desk.check()
    desk.start("numa-spanning")
    later = Desk(desk.folder)
    assert [run["seed"] for run in later.record.runs("numa-spanning")] == [1, 2]
    assert later.record.state("numa-spanning") == "Solved"
    assert later.record.state("switch-name") == "New"


def test_skipping_applies_the_solution_and_counts_as_skipped(desk: Desk) -> None:
    desk.start("numa-spanning", 1)
    desk.skip()
    assert desk.check() == []
    assert desk.record.state("numa-spanning") == "Skipped"


def test_labs_live_beside_the_cluster_and_not_inside_of_labs(tmp_path: Path, desk: Desk) -> None:
    assert folder_beside(tmp_path / "cluster.db") == tmp_path / "labs"
    desk.start("numa-spanning", 1)
    assert folder_beside(desk.file()) == desk.folder


@pytest.mark.parametrize(
    ("given", "expected", "within", "right"),
    [
        ("1,845,494", "1845494", 0.0, True),
        ("0.27", "0.263", 0.03, True),
        ("0.3", "0.263", 0.03, False),
        ("Non-Root", "non-root", 0.0, True),
        ("", "3", 0.5, False),
        ("-60", "60", 0.0, False),
        ("09:47", "9:47", 0.0, False),
    ],
)
def test_answers(given: str, expected: str, within: float, right: bool) -> None:
    assert agrees(given, expected, within) is right
