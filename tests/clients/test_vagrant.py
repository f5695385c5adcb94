"""Debian's Vagrant: its Hyper-V driver runs the scripts of its own folder (`apt-get install vagrant`)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import HERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.testing import MockCluster

    Drive = Callable[..., list[dict[str, Any]]]

INSTALLED = shutil.which("ruby") and any(Path("/usr/share/rubygems-integration/all/gems").glob("vagrant-*"))
pytestmark = [
    pytest.mark.skipif(not INSTALLED, reason="Vagrant is not installed"),
    pytest.mark.mock_cluster(strict=False),
]


@pytest.fixture
def drive(client: Drive, mock_cluster: MockCluster) -> Drive:
    """Calls driver methods on a machine: `drive("web01", ["start"])` gives a result for each call."""

    def run(machine: str, *calls: list[object]) -> list[dict[str, Any]]:
        identity = mock_cluster.powershell.run(f"(Get-VM {machine}).Id.ToString()").object
        # the scripts lie outside of any project: H: is the folder it is started in, here the root
        found = client("ruby", str(HERE / "vagrant_driver.rb"), identity, *map(json.dumps, calls), folder="/")
        assert found[0] == {"version": "5"}
        return found[1:]

    return run


def test_what_goes_wrong_is_the_drivers_own_error(drive: Drive) -> None:
    (answer,) = drive("dc01", ["restore_snapshot", "no such snapshot"])

    assert "An error occurred executing a remote PowerShell" in answer["error"].replace("\n", " ") or answer["error"]


def test_state_network_and_disks_are_read(drive: Drive) -> None:
    vmcx, state, mac, address, disks = drive(
        "web01", ["has_vmcx_support?"], ["get_current_state"], ["read_mac_address"], ["read_guest_ip"], ["list_hdds"]
    )

    assert vmcx["result"] is True
    assert state["result"] == {"state": "Running", "status": "Operating normally"}
    assert len(mac["result"]["mac"]) == 12
    assert address["result"]["ip"].count(".") == 3
    assert disks["result"][0]["Path"].endswith(".vhdx")


def test_a_machine_is_stopped_started_and_renamed(drive: Drive, mock_cluster: MockCluster) -> None:
    stopped, off, started, renamed = drive(
        "web01", ["stop"], ["get_current_state"], ["start"], ["set_name", "web01-renamed"]
    )

    assert "error" not in stopped
    assert off["result"]["state"] == "Off"
    assert started["result"]["state"] == "Running"
    assert "error" not in renamed
    assert mock_cluster.powershell.run("(Get-VM).Name -contains 'web01-renamed'").object is True


def test_a_machine_is_suspended_and_resumed(drive: Drive) -> None:
    suspended, state, resumed, again = drive(
        "web01", ["suspend"], ["get_current_state"], ["resume"], ["get_current_state"]
    )

    assert "error" not in suspended
    assert state["result"]["state"] == "Paused"
    assert "error" not in resumed
    assert again["result"]["state"] == "Running"
