"""mfd-hyperv (PyPI): reads `fl` lists and changes machines through `powershell.exe` (`pip install mfd-hyperv`).

`PSHV_MFD_PYTHON` names the interpreter it is installed for, unless it is the one that runs the tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import HERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.testing import MockCluster

    Drive = Callable[..., list[dict[str, Any]]]

pytestmark = pytest.mark.mock_cluster(strict=False)


@cache
def _python() -> str | None:
    for python in (os.environ.get("PSHV_MFD_PYTHON"), sys.executable):
        if (
            python
            and subprocess.run([python, "-c", "import mfd_hyperv"], capture_output=True, check=False).returncode == 0
        ):
            return python
    return None


@pytest.fixture
def drive(client: Drive) -> Drive:
    """Calls methods: `drive(["hypervisor.start_vm", "web01"])` gives a result for each call."""
    python = _python()
    if python is None:
        pytest.skip("mfd-hyperv is not installed")
    return lambda *calls: client(python, str(HERE / "mfd_client.py"), *map(json.dumps, calls))


def test_a_machine_that_does_not_exist_is_refused(drive: Drive) -> None:
    (answer,) = drive(["hypervisor.start_vm", "nosuch"])

    assert answer == {"error": "HyperVException", "message": "Cannot start VM nosuch"}


def test_machines_are_read(drive: Drive) -> None:
    state, attributes, processor = drive(
        ["hypervisor.get_vm_state", "web01"],
        ["hypervisor.get_vm_attributes", "web01"],
        ["hypervisor.get_vm_processor_attributes", "web01"],
    )

    assert state["result"] == "Running"
    assert attributes["result"]["Generation"] == "2"
    assert processor["result"]["count"].isdecimal()


def test_machines_are_stopped_and_started(drive: Drive, mock_cluster: MockCluster) -> None:
    drive(["hypervisor.stop_vm", "web01", True])
    assert mock_cluster.vm("web01").state == "Off"

    drive(["hypervisor.start_vm", "web01"])
    assert mock_cluster.vm("web01").state == "Running"


def test_switches_are_mapped_to_adapters(drive: Drive) -> None:
    mapping, present, absent = drive(
        ["vswitch_manager.get_vswitch_mapping"],
        ["vswitch_manager.is_vswitch_present", "vSwitch-Prod"],
        ["vswitch_manager.is_vswitch_present", "nosuch"],
    )

    assert mapping["result"]["vSwitch-Prod"]
    assert present["result"] is True
    assert absent["result"] is False
