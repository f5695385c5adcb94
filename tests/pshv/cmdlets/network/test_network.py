"""Names, addresses, connections."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell


def test_names_nobody_has(powershell: PowerShell) -> None:
    result = powershell.run(
        "Resolve-DnsName nope; Get-NetAdapter nope; Test-NetConnection nope -InformationLevel Quiet"
    )
    assert [error.id.partition(",")[0] for error in result.errors] == [
        "DNS_ERROR_RCODE_NAME_ERROR",
        "CmdletizationQuery_NotFound_Name",
    ]
    assert result.objects == [False]
    assert result.warnings == ["Name resolution of nope failed"]


def test_the_migration_listener_follows_the_host(powershell: PowerShell) -> None:
    ask = "(Test-NetConnection HV02 -Port 6600 -WarningAction SilentlyContinue).TcpTestSucceeded"
    assert powershell.run(f"{ask}; Disable-VMMigration -ComputerName HV02; {ask}").objects == [True, False]


def test_other_ports(powershell: PowerShell) -> None:
    assert powershell.run("""
        $WarningPreference = 'SilentlyContinue'
        3343, 445, 1234 | ForEach-Object { Test-NetConnection HV02 -Port $_ -InformationLevel Quiet }
        tnc HV03 -CommonTCPPort SMB -InformationLevel Quiet
    """).objects == [True, True, False, True]


def test_addresses(powershell: PowerShell) -> None:
    assert powershell.run("""
        (Resolve-DnsName HV02).IPAddress -contains (Test-NetConnection HV02).RemoteAddress
        (Resolve-DnsName (Resolve-DnsName HV02)[0].IPAddress).NameHost -like 'HV02.*'
        @(Get-NetIPAddress -AddressFamily IPv4).Count -eq @(Get-NetAdapter).Count + 1
        (Get-NetAdapter -CimSession HV02)[0].SystemName
    """).objects == [True, True, True, "HV02"]


def test_ping(powershell: PowerShell) -> None:
    result = powershell.run("Test-Connection HV02 -Count 1 -Quiet; Test-Connection nope -Count 1")
    assert result.objects == [True]
    assert result.errors[0].id.startswith("TestConnectionException")
