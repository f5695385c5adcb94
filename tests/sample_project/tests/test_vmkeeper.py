"""The tests of vmkeeper: what a cluster looks like to it, good and bad."""

import csv
import subprocess
from datetime import UTC, datetime

import pytest
from freezegun import freeze_time


def test_where(keeper):
    assert keeper("where", "web01").stdout == "HV01\n"


def test_where_is_a_machine_that_does_not_exist(keeper):
    answer = keeper("where", "web99")
    assert (answer.returncode, answer.stdout) == (2, "there is no web99\n")


def test_a_wrong_word_shows_the_help(keeper):
    assert keeper("fly").returncode == 64


def test_move(keeper, mock_cluster):
    assert keeper("move", "web01", "HV02").stdout == "web01 is on HV02\n"
    assert mock_cluster.vm("web01").host == "HV02"


def test_move_asks_for_exactly_one_live_migration(keeper, mock_cluster):
    keeper("move", "web01", "HV02")
    [call] = mock_cluster.calls("Move-ClusterVirtualMachineRole")
    assert call.parameters == {"Name": "web01", "Node": "HV02", "MigrationType": "Live"}


def test_move_does_not_stop_the_machine(keeper, mock_cluster):
    started = mock_cluster.vm("web01").started_at
    keeper("move", "web01", "HV02")
    assert mock_cluster.vm("web01").started_at == started
    assert not mock_cluster.calls("Stop-VM")


def test_move_to_a_node_that_does_not_exist(keeper, mock_cluster):
    answer = keeper("move", "web01", "HV99")
    assert answer.returncode == 1
    assert "HV99" in answer.stderr
    assert mock_cluster.vm("web01").host == "HV01"


def test_a_name_with_a_quote_is_no_script(keeper, mock_cluster):
    assert keeper("where", "x'; Stop-VM dc01 -TurnOff -Force; '").returncode == 2
    assert mock_cluster.vm("dc01").state == "Running"


def test_the_cluster_log_tells_of_the_move(keeper, cluster_log):
    keeper("move", "web01", "HV02")
    assert cluster_log("HV01", contains="web01")
    assert cluster_log("HV02", contains="web01")


def test_the_target_records_the_event(keeper, cluster_events):
    keeper("move", "web01", "HV02")
    assert cluster_events(node="HV02", contains="web01")


@pytest.mark.mock_cluster(faults=[{"kind": "migration-disabled", "host": "HV02"}])
def test_a_refused_move_is_told(keeper, mock_cluster):
    answer = keeper("move", "web01", "HV02")
    assert answer.returncode == 1
    assert answer.stderr
    assert mock_cluster.vm("web01").host == "HV01"


def test_evacuate(keeper, mock_cluster):
    assert keeper("evacuate", "HV01").returncode == 0
    left = [vm.name for vm in mock_cluster.world.vms_on("HV01") if vm.is_clustered and vm.state == "Running"]
    assert left == []


def test_evacuate_spreads_over_the_other_nodes(keeper, mock_cluster):
    keeper("evacuate", "HV01")
    assert {call.get("to") for call in mock_cluster.calls("Move-ClusterVirtualMachineRole")} == {"HV02", "HV03"}


def test_evacuate_an_empty_node(keeper, mock_cluster):
    for vm in mock_cluster.world.vms_on("HV03"):
        mock_cluster.stop_vm(vm.name, how="TurnOff")
    answer = keeper("evacuate", "HV03")
    assert (answer.returncode, answer.stdout) == (0, "\n")


@pytest.mark.mock_cluster(world="two-node")
def test_report_of_another_world(keeper):
    assert [line.split()[0] for line in keeper("report").stdout.splitlines()] == ["NODE1", "NODE2"]


def test_report_counts_running_machines(keeper, mock_cluster):
    before = keeper("report").stdout
    mock_cluster.stop_vm("web01", how="TurnOff")
    assert keeper("report").stdout != before


def test_report_as_csv(keeper, tmp_path):
    assert keeper("report", "--csv", "out.csv", cwd=tmp_path).returncode == 0
    with open(tmp_path / "out.csv", newline="", encoding="utf-8") as file:
        assert [row[0] for row in csv.reader(file)] == ["node", "HV01", "HV02", "HV03"]


def test_reports_can_be_compared_after_a_way_back(keeper, mock_cluster):
    checkpoint, before = mock_cluster.checkpoint(), keeper("report").stdout
    keeper("evacuate", "HV01")
    assert keeper("report").stdout != before
    mock_cluster.restore(checkpoint)
    assert keeper("report").stdout == before


@freeze_time("2030-06-01 12:00:00")
def test_frozen_time_reaches_what_the_tool_starts(keeper, mock_cluster):
    keeper("move", "web01", "HV02")
    assert mock_cluster.log.one("Move of group", node="HV01").time.date() == datetime(2030, 6, 1, tzinfo=UTC).date()
    asked = subprocess.check_output(["powershell", "-c", "(Get-Date).Year"], text=True)
    assert asked == "2030\n"


def test_why_without_a_reason(keeper):
    assert keeper("why", "web01").stdout == "nothing\n"
