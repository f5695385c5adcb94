"""The fixtures, as a test sees them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing import ClusterEvents, ClusterLog, MockCluster, PowerShell, StandIns


def test_a_session_gives_objects_text_and_errors(powershell: PowerShell) -> None:
    result = powershell.run("Get-ClusterNode; Write-Warning 'careful'; Get-VM nosuch")
    assert [node.Name for node in result.objects] == ["HV01", "HV02", "HV03"]
    assert result.objects[0].State == "Up"
    assert "HV01 Up    Node" in result.text
    assert result.warnings == ["careful"]
    assert result.errors[0].id == "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVM"
    assert result.exit_code == 1
    assert not result.ok


def test_a_tool_that_shells_out_shares_the_cluster(powershell_on_path: StandIns, mock_cluster: MockCluster) -> None:
    done = subprocess.run(
        ["powershell", "-NoProfile", "-Command", "Move-VM web01 HV02"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert mock_cluster.vm("web01").host == "HV02"
    assert [run.words for run in powershell_on_path.runs] == [("-NoProfile", "-Command", "Move-VM web01 HV02")]
    [call] = mock_cluster.calls("Move-VM", to="HV02")
    assert call.parameters == {"Name": "web01", "DestinationHost": "HV02"}


def test_the_log_and_the_events_are_parsed(
    powershell: PowerShell, cluster_log: ClusterLog, cluster_events: ClusterEvents
) -> None:
    assert list(cluster_log) == []
    powershell.run("Move-VM web01 HV02").check()
    assert {entry.node for entry in cluster_log(component="RCM")} >= {"HV01", "HV02"}
    assert "web01" in cluster_log
    assert cluster_events(20415, node="HV02") or cluster_events(node="HV02")


@pytest.mark.mock_cluster(world="two-node", edition="core")
def test_the_marker_chooses_world_and_edition(mock_cluster: MockCluster, powershell: PowerShell) -> None:
    assert [node.name for node in mock_cluster.world.nodes] == ["NODE1", "NODE2"]
    assert powershell.run("$PSVersionTable.PSVersion.Major").object == 7
