"""-Wait: how long a cmdlet waits for what it began."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mockcluster.cluster import MockCluster as Core

if TYPE_CHECKING:
    from pathlib import Path

    from pshv.testing import MockCluster, PowerShell


def test_wait_0_returns_while_the_machine_is_still_there(powershell: PowerShell, mock_cluster: MockCluster) -> None:
    group = powershell.run("Move-ClusterVirtualMachineRole web01 HV02 -Wait 0").object
    assert (group.OwnerNode.Name, mock_cluster.vm("web01").host) == ("HV01", "HV01")
    mock_cluster.advance(minutes=5)
    assert mock_cluster.vm("web01").host == "HV02"


def test_a_migration_under_way_can_be_cancelled(powershell: PowerShell, mock_cluster: MockCluster) -> None:
    powershell.run("Move-ClusterVirtualMachineRole web01 HV02 -Wait 1")
    assert powershell.run("Move-ClusterVirtualMachineRole web01 -Cancel").errors == []
    mock_cluster.advance(minutes=5)
    assert mock_cluster.vm("web01").host == "HV01"


def test_so_many_seconds_pass(powershell: PowerShell) -> None:
    line = "$t = Get-Date; Move-ClusterVirtualMachineRole web01 HV02 -Wait 2 | Out-Null; ((Get-Date) - $t).TotalSeconds"
    assert 2 <= powershell.run(line).object < 4


def test_a_drain_goes_on_unless_it_is_waited_for(powershell: PowerShell) -> None:
    assert powershell.run("Suspend-ClusterNode HV02 -Drain | Out-Null; (Get-ClusterNode HV02).DrainStatus").object == (
        "InProgress"
    )
    assert powershell.run("Start-Sleep 600; (Get-ClusterNode HV02).DrainStatus").object == "Completed"
    assert powershell.run(
        "Suspend-ClusterNode HV03 -Drain -Wait | Out-Null; (Get-ClusterNode HV03).DrainStatus"
    ).object in ("Completed", "Failed")


@pytest.mark.parametrize("line", ["Move-ClusterGroup web01 HV02", "Stop-ClusterGroup web01"])
def test_a_locked_role_stays_unless_told_otherwise(
    powershell: PowerShell, mock_cluster: MockCluster, line: str
) -> None:
    mock_cluster.core.change(lambda change: change.set(change.world.groups.named("web01"), locked_from_moving=1))
    [error] = powershell.run(line).errors
    assert "The group is locked" in error.message
    assert powershell.run(f"{line} -IgnoreLocked").errors == []


def test_what_is_left_to_the_cluster_outlives_the_process(tmp_path: Path) -> None:
    from mockcluster.operations.livemigrate import LiveMigrate

    path = tmp_path / "cluster.db"
    first = Core.create(path)
    next(first.steps(LiveMigrate("web01", "HV02")))
    first.hand_over()
    with Core.open(path) as second:
        second.advance(minutes=5)
        assert second.world.vms.named("web01").host == "HV02"  # type: ignore[union-attr]
    first.close()
