"""Accounting: calls, strict mode, faults that never fired."""

from __future__ import annotations

import importlib
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pshv.cmdlets
from pshv.cmdlets.hyperv.get_vm import GetVM
from pshv.runtime.cmdlet import Cmdlet
from pshv.testing import FaultNeverFired, MockCluster, StrictModeViolated, inert

if TYPE_CHECKING:
    from pshv.testing import PowerShell, StandIns


def test_a_cmdlet_that_is_not_built_is_named(powershell: PowerShell) -> None:
    with pytest.raises(StrictModeViolated, match="'Get-VMReplication' of module 'Hyper-V' is known but not built"):
        powershell.run("try { Get-VMReplication } catch { 'never mind' }")


def test_a_parameter_without_effect_is_named(powershell: PowerShell, monkeypatch: pytest.MonkeyPatch) -> None:
    powershell.run("Get-VM web01 -Credential ([pscredential]::Empty)")
    monkeypatch.setattr(inert, "_found", {GetVM: frozenset({"Credential"})})
    with pytest.raises(StrictModeViolated, match="Get-VM -Credential is accepted, but has no effect"):
        powershell.run("Get-VM web01 -Credential ([pscredential]::Empty)")


def test_no_cmdlet_of_the_cluster_has_a_parameter_without_effect() -> None:
    idle = {cls.name: sorted(inert.inert_parameters(cls)) for cls in cluster_cmdlets()}
    assert {name: found for name, found in idle.items() if found} == {}


def cluster_cmdlets() -> list[type[Cmdlet]]:
    """All cmdlets of the modules Hyper-V and FailoverClusters that are built, and Get-WinEvent."""
    found = []
    for package in ("hyperv", "failoverclusters", "diagnostics"):
        for file in sorted((Path(pshv.cmdlets.__path__[0]) / package).glob("*_*.py")):
            module = importlib.import_module(f"pshv.cmdlets.{package}.{file.stem}")
            classes = [one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Cmdlet)]
            found += [one for one in classes if one.__module__ == module.__name__ and getattr(one, "name", "")]
    return found


def test_a_tool_cannot_hide_it_either() -> None:
    line = "try { Get-VMReplication } catch {}"
    with pytest.raises(StrictModeViolated, match="Get-VMReplication"), MockCluster.create() as cluster:
        subprocess.run(["powershell", "-c", line], env=cluster.stand_ins().env, check=False, timeout=30)


@pytest.mark.mock_cluster(strict=False)
def test_without_strict_mode_it_is_an_error_like_any_other(powershell: PowerShell) -> None:
    assert powershell.run("Get-VMReplication").errors[0].category == "NotImplemented"


def test_calls_are_found_by_what_was_bound(powershell: PowerShell, mock_cluster: MockCluster) -> None:
    powershell.run("Get-VM dc01, web01 | Where-Object State -eq Running | Stop-VM -TurnOff -Force")
    powershell.run("Move-VM app01 hv03 -ComputerName HV02")
    stopped = [vm.Name for call in mock_cluster.calls("Stop-VM") for vm in call.get("vm")]
    assert stopped == ["dc01", "web01"]
    assert mock_cluster.calls("stop-*", vm="WEB*", turn_off=True, force=True) == mock_cluster.calls("Stop-VM")[1:]
    assert mock_cluster.calls("Move-VM", to="HV02") == []
    [moved] = mock_cluster.calls("Move-VM", to="HV03", host="HV02")
    assert moved.get("name") == "app01"
    assert moved.line == "Move-VM app01 hv03 -ComputerName HV02"


def test_a_call_knows_its_errors(powershell: PowerShell) -> None:
    [good, bad] = powershell.run("Get-VM web01; Get-VM nosuch").calls
    assert good.ok
    assert bad.errors == ['Hyper-V was unable to find a virtual machine with name "nosuch".']


def test_a_fault_that_nothing_ran_into_is_named() -> None:
    with pytest.raises(FaultNeverFired, match="migration-disabled"), MockCluster.create() as cluster:
        cluster.faults.add("migration-disabled", host="HV02")


def test_an_optional_fault_need_not_fire() -> None:
    with MockCluster.create(faults=[{"kind": "migration-disabled", "host": "HV02", "optional": True}]) as cluster:
        assert len(cluster.faults) == 1


@pytest.mark.mock_cluster(faults=[{"kind": "migration-disabled", "host": "HV02"}])
def test_a_fault_from_the_marker_refuses_the_move(powershell: PowerShell, mock_cluster: MockCluster) -> None:
    assert not powershell.run("Move-VM web01 HV02").ok
    [fault] = mock_cluster.faults
    assert fault.fired == 1


def test_served_sessions_are_accounted_for(powershell_on_path: StandIns, mock_cluster: MockCluster) -> None:
    subprocess.run(["pwsh", "-c", "Stop-VM dc01 -TurnOff -Force"], check=True, timeout=30)
    assert mock_cluster.calls("Stop-VM", turn_off=True, vm="dc01")
    assert mock_cluster.vm("dc01").state == "Off"


def test_parameters_are_told_apart_also_where_pytest_loaded_the_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loader:
        """As pytest's for the modules of an installed distribution: no get_code."""

    monkeypatch.setattr(inert, "_words", {})
    monkeypatch.setattr(inert, "_found", {})
    for name in ("get_vm", "hyperv_cmdlet"):
        monkeypatch.setattr(importlib.import_module(f"pshv.cmdlets.hyperv.{name}"), "__loader__", Loader())
    assert inert.inert_parameters(GetVM) == frozenset()
