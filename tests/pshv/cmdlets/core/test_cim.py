"""WMI classes over the world: Get-CimInstance, Get-WmiObject, CimSessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pshv.testing import StrictModeViolated

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell

CIM = "Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand"
WMI = "Microsoft.PowerShell.Commands.GetWmiObjectCommand"


@pytest.mark.parametrize(
    ("text", "error_id", "message"),
    [
        ("Get-CimInstance Win32_Nothing", f"HRESULT 0x80041010,{CIM}", "Invalid class "),
        ("Get-CimInstance x -Namespace root/nothing", f"HRESULT 0x8004100e,{CIM}", "Invalid namespace "),
        ("Get-CimInstance Win32_BIOS -Filter 'Name ='", f"HRESULT 0x80041017,{CIM}", "Invalid query "),
        ("Get-CimInstance Win32_BIOS -Filter 'Nope = 1'", f"HRESULT 0x80041017,{CIM}", "Invalid query "),
        ("Get-CimInstance -Query 'select from x'", f"HRESULT 0x80041017,{CIM}", "Invalid query "),
        ("Get-WmiObject Win32_Nothing", f"GetWMIManagementException,{WMI}", 'Invalid class "Win32_Nothing"'),
        ("gwmi Win32_BIOS -Filter 'x'", f"GetWMIManagementException,{WMI}", "Invalid query "),
        ("gwmi Win32_BIOS -ComputerName HV99", f"GetWMICOMException,{WMI}", "The RPC server is unavailable. "),
    ],
)
def test_what_the_provider_refuses(powershell: PowerShell, text: str, error_id: str, message: str) -> None:
    [error] = powershell.run(text).errors
    assert error.id == error_id
    assert error.message.startswith(message)


def test_nothing_can_be_called_or_changed(powershell: PowerShell) -> None:
    with pytest.raises(StrictModeViolated, match="WMI can only be read here"):
        powershell.run("Invoke-CimMethod -ClassName Win32_Process -MethodName Create")


@pytest.mark.mock_cluster(edition="core")
def test_7_has_no_wmi_cmdlets(powershell: PowerShell) -> None:
    assert powershell.run("gwmi Win32_BIOS").errors[0].id == "CommandNotFoundException"


def test_the_host(powershell: PowerShell) -> None:
    assert powershell.run("""
        $os = Get-CimInstance Win32_OperatingSystem
        $os.Caption; $os.Version; $os.LastBootUpTime.GetType().Name
        $cs = Get-CimInstance -ClassName Win32_ComputerSystem -ComputerName HV02
        $cs.Name; $cs.PSComputerName
        $cs.TotalPhysicalMemory -eq (Get-CimInstance Win32_PhysicalMemory -ComputerName HV02 | Measure-Object Capacity -Sum).Sum
        @(Get-CimInstance Win32_Processor).Count -eq $cs.NumberOfProcessors
    """).objects == [
        "Microsoft Windows Server 2022 Datacenter",
        "10.0.20348",
        "DateTime",
        "HV02",
        "HV02",
        True,
        True,
    ]


def test_filters_and_queries(powershell: PowerShell) -> None:
    assert powershell.run("""
        (Get-CimInstance Win32_Service -Filter "Name LIKE 'vm%' AND NOT State = 'Stopped'").Name -join ','
        (Get-CimInstance -Query "SELECT Name FROM Win32_Service WHERE Name = 'ClusSvc' OR Name = 'vmms'").Name -join ','
        (gwmi Win32_LogicalDisk -Filter "DriveType<>5").DeviceID
        $null -eq (Get-CimInstance Win32_Service -Property Name)[0].State
    """).objects == ["vmcompute,vmms", "ClusSvc,vmms", "C:", True]


def test_machines_and_cluster(powershell: PowerShell) -> None:
    assert powershell.run(r"""
        $all = Get-CimInstance -Namespace root\virtualization\v2 Msvm_ComputerSystem
        $all[0].Caption
        ($all | Where-Object EnabledState -eq 2).Count - 1 -eq (Get-VM | Where-Object State -eq Running).Count
        (Get-CimInstance -Namespace root/MSCluster MSCluster_Node).Name -join ','
        (gwmi -Namespace root\MSCluster MSCluster_Cluster).Name -eq (Get-Cluster).Name
        @(Get-CimInstance -Namespace root/MSCluster MSCluster_Resource -Filter 'State <> 2').Count -gt 0
    """).objects == ["Hosting Computer System", True, "HV01,HV02,HV03", True, True]


def test_the_default_displays(powershell: PowerShell) -> None:
    text = powershell.run("Get-CimInstance Win32_OperatingSystem | Out-String -Width 120").text
    assert text.split()[:6] == [
        "SystemDirectory", "Organization", "BuildNumber", "RegisteredUser", "SerialNumber", "Version",
    ]  # fmt: skip
    listed = powershell.run("gwmi Win32_BIOS").text
    assert [line.partition(" ")[0] for line in listed.split("\n") if line] == [
        "SMBIOSBIOSVersion", "Manufacturer", "Name", "SerialNumber", "Version",
    ]  # fmt: skip


def test_times_of_wmi_are_dmtf(powershell: PowerShell) -> None:
    assert powershell.run("""
        $os = gwmi Win32_OperatingSystem
        $os.LastBootUpTime -match '^\\d{14}\\.\\d{6}[+-]\\d{3}$'
        $os.ConvertToDateTime($os.LastBootUpTime) -eq (Get-CimInstance Win32_OperatingSystem).LastBootUpTime
        $os.__CLASS
    """).objects == [True, True, "Win32_OperatingSystem"]


def test_sessions(powershell: PowerShell) -> None:
    assert powershell.run("""
        $s = New-CimSession -ComputerName HV02 -Name two
        (Get-CimInstance Win32_BIOS -CimSession $s).PSComputerName
        (Get-VM -CimSession $s).Count -eq (Get-VM -ComputerName HV02).Count
        (Get-CimSession -Name t*).ComputerName
        Get-CimSession | Remove-CimSession
        @(Get-CimSession).Count
    """).objects == ["HV02", True, "HV02", 0]


def test_instances_survive_a_remote_session(powershell: PowerShell) -> None:
    assert powershell.run("""
        $b = Invoke-Command HV02 { Get-CimInstance Win32_BIOS }
        $b.GetType().Name; $b.PSComputerName
    """).objects == ["CimInstance", "HV02"]


def test_classes(powershell: PowerShell) -> None:
    assert powershell.run("""
        (Get-CimClass Win32_*Memory).CimClassName
        (Get-CimClass Win32_BIOS).CimClassProperties.Name -contains 'SerialNumber'
        (Get-CimClass -Namespace root/MSCluster).Count
    """).objects == ["Win32_PhysicalMemory", True, 6]
