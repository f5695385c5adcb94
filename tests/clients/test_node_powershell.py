"""node-powershell (npm): one session, a command and an echoed marker at a time (`npm install -g node-powershell`)."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import HERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.testing import MockCluster

    Talk = Callable[..., list[dict[str, Any]]]


@cache
def _modules() -> str | None:
    """The NODE_PATH under which the package is found, or None."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    everywhere = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
    path = os.pathsep.join(p for p in (os.environ.get("NODE_PATH"), everywhere) if p)
    asked = ["node", "-e", "require.resolve('node-powershell')"]
    found = subprocess.run(asked, capture_output=True, env=os.environ | {"NODE_PATH": path}, check=False)
    return path if found.returncode == 0 else None


pytestmark = pytest.mark.mock_cluster(strict=False)


@pytest.fixture
def talk(client: Talk) -> Talk:
    """Sends texts through one session; gives what came of each, and last what the one-shot form gave."""
    modules = _modules()
    if modules is None:
        pytest.skip("node-powershell is not installed")
    return lambda *texts: client("node", str(HERE / "node_session.js"), *texts, NODE_PATH=modules)


def test_errors_are_told_and_the_session_goes_on(talk: Talk) -> None:
    missing, thrown, unknown, after, _ = talk("Get-VM nosuch", "throw 'stop'", "Get-Nothing", "'still here'")

    assert missing["kind"] == thrown["kind"] == unknown["kind"] == "InvocationError"
    assert "nosuch" in missing["error"]
    assert "stop" in thrown["error"]
    assert "Get-Nothing" in unknown["error"]
    assert after == {"out": "still here"}


def test_variables_stay_from_one_invocation_to_the_next(talk: Talk) -> None:
    assert talk("$nodes = Get-ClusterNode", "$nodes.Count", "$nodes.Name -join ','")[1:3] == [
        {"out": "3"},
        {"out": "HV01,HV02,HV03"},
    ]


def test_a_machine_is_moved(talk: Talk, mock_cluster: MockCluster) -> None:
    *_, state, once = talk("Move-VM web01 HV02", "(Get-VM web01 -ComputerName HV02).State")

    assert state == {"out": "Running"}
    assert once["once"] == mock_cluster.powershell.run("(Get-Cluster).Name").object
    assert mock_cluster.vm("web01").host == "HV02"
