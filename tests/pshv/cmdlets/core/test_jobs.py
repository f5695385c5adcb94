"""Background jobs in the cluster's time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from pshv.testing import MockCluster

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell


def shown(powershell: PowerShell, text: str) -> list[object]:
    """What a text gives, each object as text."""
    return powershell.run(f'& {{ {text} }} | ForEach-Object {{ "$_" }}').objects


def test_jobs_that_are_not_there(powershell: PowerShell) -> None:
    result = powershell.run("Wait-Job -Id 99; Receive-Job -Name nobody; Stop-Job -Id 98; Remove-Job 97")

    assert [error.id.partition(",")[0] for error in result.errors] == [
        "JobWithSpecifiedSessionIdNotFound",
        "JobWithSpecifiedNameNotFound",
        "JobWithSpecifiedSessionIdNotFound",
        "JobWithSpecifiedSessionIdNotFound",
    ]


def test_a_running_job_is_not_removed(powershell: PowerShell) -> None:
    result = powershell.run("$j = Start-Job { Start-Sleep 60 }; Remove-Job $j; $j.State")

    assert result.errors[0].id.startswith("JobObjectNotFinishedCannotBeRemoved")
    assert result.objects == ["Running"]


def test_an_error_ends_a_job_as_failed(powershell: PowerShell) -> None:
    text = "$j = Start-Job { throw 'broken' } | Wait-Job; $j.State; $j.ChildJobs[0].JobStateInfo.Reason.Message"
    assert shown(powershell, text) == ["Failed", "broken"]


def test_too_deep_a_call_in_a_job_is_its_failure(powershell: PowerShell) -> None:
    text = "$j = Start-Job { function f($n) { f ($n + 1) }; f 1 } | Wait-Job; $j.State; $j.ChildJobs[0].JobStateInfo.Reason.Message"
    assert shown(powershell, text) == ["Failed", "The script failed due to call depth overflow."]


def test_wait_with_a_limit_gives_nothing_before_the_end(powershell: PowerShell) -> None:
    assert shown(
        powershell,
        """
        $j = Start-Job { Start-Sleep 30; 'done' }
        $before = Get-Date
        $null -eq (Wait-Job $j -Timeout 10)
        [int]((Get-Date) - $before).TotalSeconds
        $j.State
        (Wait-Job $j).State
        [int]((Get-Date) - $before).TotalSeconds
        Receive-Job $j
        """,
    ) == ["True", "10", "Running", "Completed", "30", "done"]


def test_what_a_job_wrote_so_far_can_be_received(powershell: PowerShell) -> None:
    assert shown(
        powershell,
        """
        $j = Start-Job { foreach ($n in 1..3) { $n; Start-Sleep 10 } }
        Start-Sleep 15
        @(Receive-Job $j) -join ','
        Start-Sleep 10
        @(Receive-Job $j) -join ','
        @(Receive-Job $j).Count
        """,
    ) == ["1,2", "3", "0"]


def test_a_stopped_job_runs_its_finally(powershell: PowerShell) -> None:
    assert shown(
        powershell,
        """
        $j = Start-Job { try { while ($true) { 'tick'; Start-Sleep 1 } } finally { 'bye' } }
        Start-Sleep 3
        Stop-Job $j
        $j.State
        (Receive-Job $j)[-1]
        """,
    ) == ["Stopped", "bye"]


def test_a_loop_that_only_looks_comes_to_an_end(powershell: PowerShell) -> None:
    text = "$j = Start-Job { Start-Sleep 2; 'x' }; while ($j.State -eq 'Running') { }; Receive-Job $j"
    assert shown(powershell, text) == ["x"]


def test_jobs_run_side_by_side(powershell: PowerShell) -> None:
    assert shown(
        powershell,
        """
        $before = Get-Date
        $jobs = 3, 1, 2 | ForEach-Object { Start-Job { param($n) Start-Sleep $n; "after $n" } -ArgumentList $_ }
        (Wait-Job $jobs -Any).Id -eq $jobs[1].Id
        $null = Wait-Job $jobs
        ($jobs | Receive-Job) -join ', '
        [int]((Get-Date) - $before).TotalSeconds
        """,
    ) == ["True", "after 3, after 1, after 2", "3"]


def test_a_job_in_a_job(powershell: PowerShell) -> None:
    text = "Start-Job { Start-Job { Start-Sleep 5; 'inner' } | Receive-Job -Wait; 'outer' } | Receive-Job -Wait"
    assert shown(powershell, text) == ["inner", "outer"]


def test_a_job_watches_a_live_migration(powershell: PowerShell) -> None:
    result = powershell.run("""
        $name = (Get-VM | Where-Object State -eq Running)[0].Name
        $j = Start-Job { param($n) foreach ($i in 1..40) { (Get-VM $n -ErrorAction SilentlyContinue).Status; Start-Sleep 1 } } -ArgumentList $name
        Start-Sleep 3
        Move-ClusterVirtualMachineRole -Name $name -Node HV02 | Out-Null
        (Wait-Job $j | Receive-Job | Select-Object -Unique).Count -gt 1
    """)
    assert result.objects == [True]


@pytest.mark.mock_cluster(edition="core")
def test_parallel_blocks_take_the_time_of_the_longest(powershell: PowerShell) -> None:
    assert shown(
        powershell,
        """
        $before = Get-Date
        (6, 3, 1, 1 | ForEach-Object -Parallel { Start-Sleep $_; $_ } -ThrottleLimit 2) -join ' '
        [int]((Get-Date) - $before).TotalSeconds
        @(1..4 | ForEach-Object -Parallel { Start-Sleep 100; $_ } -TimeoutSeconds 5).Count
        """,
    ) == ["3 1 1 6", "6", "0"]


def test_the_same_jobs_give_the_same_again() -> None:
    text = """
        $jobs = 1..5 | ForEach-Object { Start-Job { param($n) foreach ($i in 1..3) { "$n.$i"; Start-Sleep ($n % 3) } } -ArgumentList $_ }
        Wait-Job $jobs | Receive-Job
    """
    answers = []
    for _ in range(2):
        with MockCluster.create() as cluster:
            answers.append(shown(cluster.powershell, text))
    assert answers[0] == answers[1]
    assert len(answers[0]) == 15


def test_no_thread_is_left() -> None:
    before = set(threading.enumerate())
    with MockCluster.create() as cluster:
        cluster.powershell.run("1..3 | ForEach-Object { Start-Job { while ($true) { Start-Sleep 1 } } }; Start-Sleep 5")
        assert len(set(threading.enumerate()) - before) == 3
    assert set(threading.enumerate()) == before
