"""The test's clock is the cluster's, in what it starts too."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from freezegun import freeze_time

if TYPE_CHECKING:
    from pshv.testing import MockCluster, PowerShell, StandIns

NEW_YEAR = datetime(2031, 1, 1, tzinfo=UTC)
ASK = "(Get-Date).ToString('yyyy-MM-dd HH:mm:ss')"


@freeze_time(NEW_YEAR)
def test_frozen_time_holds_everywhere(
    mock_cluster: MockCluster, powershell: PowerShell, powershell_on_path: StandIns
) -> None:
    assert mock_cluster.now == NEW_YEAR
    assert powershell.run(ASK).object == "2031-01-01 00:00:00"
    assert subprocess.check_output(["powershell", "-c", ASK], text=True) == "2031-01-01 00:00:00\n"


@freeze_time("2019-05-01", tick=True)
def test_a_ticking_clock_ticks(mock_cluster: MockCluster) -> None:
    first = mock_cluster.now
    assert first.date() == datetime(2019, 5, 1, tzinfo=UTC).date()
    assert mock_cluster.now > first


@freeze_time(NEW_YEAR)
def test_advance_adds_to_it(mock_cluster: MockCluster, powershell: PowerShell) -> None:
    mock_cluster.advance(hours=6)
    mock_cluster.advance(timedelta(minutes=30))
    assert powershell.run(ASK).object == "2031-01-01 06:30:00"


@freeze_time(NEW_YEAR)
def test_sleeping_takes_no_time_but_the_clusters(mock_cluster: MockCluster, powershell: PowerShell) -> None:
    powershell.run("Start-Sleep -Seconds 3600")
    assert mock_cluster.now == NEW_YEAR + timedelta(hours=1)
    assert powershell.run(ASK).object == "2031-01-01 01:00:00"


def test_moving_the_frozen_clock_moves_the_cluster(mock_cluster: MockCluster, powershell_on_path: StandIns) -> None:
    with freeze_time(NEW_YEAR) as clock:
        assert mock_cluster.now == NEW_YEAR
        clock.tick(timedelta(days=1))
        assert subprocess.check_output(["pwsh", "-c", ASK], text=True) == "2031-01-02 00:00:00\n"


def test_machines_have_run_as_long_whenever_the_test_runs(mock_cluster: MockCluster) -> None:
    with freeze_time(NEW_YEAR):
        core = mock_cluster.core
        uptime = mock_cluster.vm("web01").uptime(core.now)
    with freeze_time(NEW_YEAR + timedelta(days=400)):
        other = type(mock_cluster).create()
        assert other.vm("web01").uptime(other.core.now) == uptime
        other.close()
