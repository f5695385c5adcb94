"""A Zabbix agent: its UserParameters run `powershell` and give a text or a number (`apt-get install zabbix-agent`)."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pshv.testing.standins import StandIns

AGENT = shutil.which("zabbix_agentd") or shutil.which("zabbix_agentd", path="/usr/sbin")
pytestmark = [
    pytest.mark.skipif(AGENT is None, reason="the Zabbix agent is not installed"),
    pytest.mark.mock_cluster(strict=False),
]
CONFIGURATION = r"""
Server=127.0.0.1
Timeout=30
UserParameter=hyperv.vm.state[*],powershell.exe -NoProfile -ExecutionPolicy Bypass -Command "(Get-VM -Name '$1').State"
UserParameter=hyperv.vm.memory[*],powershell -NoProfile -Command "[string](Get-VM '$1').MemoryAssigned"
UserParameter=cluster.nodes.up,powershell -NoProfile -Command "@(Get-ClusterNode | Where-Object State -eq 'Up').Count"
UserParameter=hyperv.discovery,powershell -NoProfile -File "{folder}/discovery.ps1" -Prefix vm
UserParameter=cluster.quorum,pwsh -NoLogo -NoProfile -Command "(Get-ClusterQuorum).QuorumResource.Name"
"""
DISCOVERY = """
param([string]$Prefix)
$data = Get-VM | Sort-Object Name | ForEach-Object { @{ '{#VM.NAME}' = $_.Name; '{#VM.KIND}' = $Prefix } }
ConvertTo-Json @{ data = @($data) } -Compress -Depth 3
"""


@pytest.fixture
def ask(powershell_on_path: StandIns, tmp_path: Path) -> Callable[[str], str]:
    """The agent's answer to a key."""
    (tmp_path / "discovery.ps1").write_text(DISCOVERY, encoding="utf-8")
    settings = tmp_path / "zabbix_agentd.conf"
    settings.write_text(CONFIGURATION.replace("{folder}", str(tmp_path)), encoding="utf-8")

    def run(key: str) -> str:
        words = [str(AGENT), "-c", str(settings), "-t", key]
        done = subprocess.run(
            words, capture_output=True, text=True, timeout=60, env=powershell_on_path.env, cwd=tmp_path, check=False
        )
        _, _, answer = done.stdout.partition("[t|")
        assert answer, done.stdout + done.stderr
        return answer.rstrip().removesuffix("]")

    return run


def test_what_fails_is_an_error_text(ask: Callable[[str], str]) -> None:
    assert "nosuch" in ask("hyperv.vm.state[nosuch]")


def test_states_and_numbers(ask: Callable[[str], str]) -> None:
    assert ask("hyperv.vm.state[web01]") == "Running"
    assert ask("hyperv.vm.memory[web01]").isdecimal()
    assert ask("cluster.nodes.up") == "3"
    assert ask("cluster.quorum")


def test_low_level_discovery_is_json(ask: Callable[[str], str]) -> None:
    found = json.loads(ask("hyperv.discovery"))

    assert {"{#VM.NAME}": "web01", "{#VM.KIND}": "vm"} in found["data"]
