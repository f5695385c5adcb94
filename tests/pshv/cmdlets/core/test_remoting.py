"""Blocks on the nodes of the cluster: Invoke-Command, PSSessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pshv.testing import StrictModeViolated

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell


def ids(powershell: PowerShell, text: str) -> list[str]:
    return [error.id for error in powershell.run(text).errors]


def test_an_unknown_computer(powershell: PowerShell) -> None:
    result = powershell.run("Invoke-Command -ComputerName HV99 { 1 }; New-PSSession HV98; 'after'")

    assert [error.id for error in result.errors] == ["NetworkPathNotFound,PSSessionStateBroken"] * 2
    assert result.errors[0].message.startswith("[HV99] Connecting to remote server HV99 failed")
    assert result.objects == ["after"]


def test_a_closed_session(powershell: PowerShell) -> None:
    text = "$s = New-PSSession HV02; Remove-PSSession $s; Invoke-Command -Session $s { 1 }"
    assert ids(powershell, text)[0].startswith("PSSessionStateBroken")


def test_using_without_a_computer(powershell: PowerShell) -> None:
    assert ids(powershell, "$n = 1; Invoke-Command { $using:n }")[0].startswith("UsingWithoutInvokeCommand")


def test_a_machine_that_does_not_run(powershell: PowerShell) -> None:
    text = """
        $c = [pscredential]::new('u', (ConvertTo-SecureString x -AsPlainText -Force))
        Invoke-Command -VMName nobody -Credential $c { 1 }
        Invoke-Command -VMName (Get-VM | Where-Object State -eq Off)[0].Name -Credential $c { 1 }
    """
    assert [one.partition(",")[0] for one in ids(powershell, text)] == ["InvalidVMNameNotSingle", "InvalidVMState"]


def test_enter_is_refused(powershell: PowerShell) -> None:
    with pytest.raises(StrictModeViolated, match="use Invoke-Command"):
        powershell.run("Enter-PSSession HV02")


def test_a_block_sees_its_node(powershell: PowerShell) -> None:
    assert powershell.run("""
        $there = Invoke-Command HV02 { $env:COMPUTERNAME; (Get-VMHost).Name; (Get-VM).Count }
        "$($there[0..1])"
        $there[2] -eq (Get-VM -ComputerName HV02).Count
        $there[0].PSComputerName
    """).objects == ["HV02 HV02", True, "HV02"]


def test_arguments_input_and_using(powershell: PowerShell) -> None:
    text = "$n = 5; 1, 2 | Invoke-Command HV02 { param($a) \"$($input -join '+') $a $using:n\" } -ArgumentList x"
    assert powershell.run(f'"$({text})"').objects == ["1+2 x 5"]


def test_objects_come_back_without_methods_and_marked(powershell: PowerShell) -> None:
    assert powershell.run("""
        $vm = Invoke-Command HV02 { (Get-VM)[0] }
        $vm.PSObject.TypeNames[0]
        $vm.State.GetType().Name
        $vm.State.Value -in 'Running', 'Off'
        ($vm.PSObject.Properties.Name)[-3..-1] -join ','
        (Invoke-Command HV02 { (Get-VM)[0] } -HideComputerName).PSShowComputerName
    """).objects == [
        "Deserialized.Microsoft.HyperV.PowerShell.VirtualMachine",
        "Int32",
        True,
        "PSComputerName,RunspaceId,PSShowComputerName",
        False,
    ]


def test_tables_of_other_computers_say_whose_row_it_is(powershell: PowerShell) -> None:
    text = powershell.run("Invoke-Command HV02, HV03 { Get-Service vmms } | Out-String -Width 110").text
    assert "PSComputerName" in text.splitlines()[1]
    assert [line.split()[-1] for line in text.splitlines() if line.startswith("Running")] == ["HV02", "HV03"]


def test_several_computers_work_at_the_same_time(powershell: PowerShell) -> None:
    assert powershell.run("""
        $before = Get-Date
        (Invoke-Command HV01, HV02, HV03 { Start-Sleep 10; $env:COMPUTERNAME }) -join ','
        [int]((Get-Date) - $before).TotalSeconds
    """).objects == ["HV01,HV02,HV03", 10]


def test_a_session_keeps_its_variables(powershell: PowerShell) -> None:
    assert powershell.run("""
        $s = New-PSSession HV02 -Name keep
        Invoke-Command -Session $s { $x = 7 }
        "$(Invoke-Command -Session $s { $x })"
        (Get-PSSession).Name
        Get-PSSession | Remove-PSSession
        @(Get-PSSession).Count
    """).objects == ["7", "keep", 0]


def test_a_remote_job(powershell: PowerShell) -> None:
    assert powershell.run("""
        $j = Invoke-Command HV02, HV03 { Start-Sleep 5; $env:COMPUTERNAME } -AsJob -JobName both
        $j.State; $j.PSJobTypeName; $j.Location
        $r = $j | Wait-Job | Receive-Job
        ($r | ForEach-Object PSComputerName) -join ','
        $r[0].PSSourceJobInstanceId -eq $j.InstanceId
    """).objects == ["Running", "RemoteJob", "HV02,HV03", "HV02,HV03", True]


def test_a_guest_is_a_computer_of_its_own(powershell: PowerShell) -> None:
    assert powershell.run("""
        $vm = (Get-VM | Where-Object State -eq Running)[0].Name
        $c = [pscredential]::new('u', (ConvertTo-SecureString x -AsPlainText -Force))
        (Invoke-Command -VMName $vm -Credential $c { $env:COMPUTERNAME }) -eq $vm
    """).objects == [True]
