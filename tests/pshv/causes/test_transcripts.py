"""Why does my machine not migrate? Each cause: set, seen in the error, the event log and Cluster.log, and mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from .conftest import Prompt

HA = "Microsoft-Windows-Hyper-V-High-Availability-Admin"
VMMS = "Microsoft-Windows-Hyper-V-VMMS-Admin"
WORKER = "Microsoft-Windows-Hyper-V-Worker-Admin"
SERVICE = "Microsoft Virtual System Migration Service"


class Cause(NamedTuple):
    """`fault` sets it, `error` and `id` are what Move-VM shows, `event` is (node, log, id), `mend` the real cmdlets."""

    name: str
    fault: str
    id: str
    error: str
    event: tuple[str, str, int]
    mend: str


CLUSTERED = [
    Cause("not enabled at the source", "migration-disabled -ComputerName HV01", "MigrationDisabledAtSource",
          "The source host is not configured for live migration. Use the Enable-VMMigration cmdlet to modify the "
          "Hyper-V settings on the source host to enable migration.", ("HV01", HA, 21502), "Enable-VMMigration"),
    Cause("not enabled at the destination", "migration-disabled -ComputerName HV02", "ConnectionRefused",
          "The Virtual Machine Management Service failed to establish a connection for a Virtual Machine migration "
          "with host 'HV02': No connection could be made because the target machine actively refused it. (0x8007274D).",
          ("HV01", VMMS, 20406), "Enable-VMMigration -ComputerName HV02"),
    Cause("destination paused", "node-paused -ComputerName HV02", "NotPossibleOwner",
          "The operation failed because either the specified cluster node is not the owner of the group, or the node "
          "is not a possible owner of the group", ("HV01", HA, 21502), "Resume-ClusterNode HV02 | Out-Null"),
    Cause("not a possible owner", "not-possible-owner -ComputerName HV02 -VMName web01", "NotPossibleOwner",
          "the node is not a possible owner of the group", ("HV01", HA, 21502),
          "Get-ClusterResource *web01 | ForEach-Object { $_ | Set-ClusterOwnerNode -Owners HV01,HV02,HV03 }"),
    Cause("no network for it", "no-migration-network", "NoMigrationNetwork",
          "Failed to get the network address for the destination node 'HV02': A cluster network is not available for "
          "this operation.", ("HV01", HA, 21126),
          "Get-ClusterResourceType 'Virtual Machine' | Set-ClusterParameter MigrationExcludeNetworks ''"),
    Cause("firewall", "firewall-closed -ComputerName HV02", "NotPermitted",
          "An attempt was made to access a socket in a way forbidden by its access permissions. (0x8007271D).",
          ("HV01", VMMS, 20406), "Enable-NetFirewallRule -DisplayGroup Hyper-V -CimSession HV02"),
    Cause("configuration version", "configuration-version -ComputerName HV02 -VMName web01", "ConfigurationVersion",
          "The virtual machine 'web01' has configuration version 8.0, which is not supported on physical computer "
          "'HV02'.", ("HV02", VMMS, 10698), "Stop-VM web01; Update-VMVersion web01 -Confirm:$false; Start-VM web01"),
    Cause("processor features", "processor-features -ComputerName HV02", "ProcessorFeatures",
          "Virtual machine 'web01' is using processor-specific features not supported on host 'HV02'. To allow for "
          "migration of this virtual machine to a server with a different processor, modify the virtual machine "
          "settings to limit the processor features used by the virtual machine.", ("HV01", HA, 21502),
          "Stop-VM web01; Set-VMProcessor web01 -CompatibilityForMigrationEnabled $true; Start-VM web01"),
    Cause("too few processors", "processor-count -ComputerName HV02 -Option @{processors=2}", "ProcessorCount",
          "The virtual machine 'web01' has 4 virtual processors, more than the 2 that physical computer 'HV02' "
          "supports.",
          ("HV01", HA, 21502), "Stop-VM web01; Set-VMProcessor web01 -Count 2; Start-VM web01"),
    Cause("NUMA spanning off", "numa -ComputerName HV02", "Numa",
          "The virtual machine 'web01' cannot be placed within one NUMA node of physical computer 'HV02': Insufficient "
          "system resources exist to complete the requested service. (0x800705AA)", ("HV02", WORKER, 3122),
          "Set-VMHost HV02 -NumaSpanningEnabled $true"),
    Cause("switch renamed", "switch-renamed -ComputerName HV02 -Switch vSwitch-Prod", "SwitchMissing",
          "The virtual machine 'web01' is not compatible with physical computer 'HV02'. Could not find Ethernet switch "
          "'vSwitch-Prod'.", ("HV01", HA, 21159),
          "Rename-VMSwitch 'vSwitch-Prod (old)' vSwitch-Prod -ComputerName HV02"),
    Cause("switch gone", "switch-missing -ComputerName HV02 -Switch vSwitch-Prod", "SwitchMissing",
          "Could not find Ethernet switch 'vSwitch-Prod'.", ("HV01", HA, 21125),
          "New-VMSwitch vSwitch-Prod -NetAdapterName Cluster -ComputerName HV02 | Out-Null"),
    Cause("image of the host", "iso-missing -VMName web01", "StorageUnreachable",
          "CD/DVD image 'D:\\ISO\\setup.iso' was not found on the destination computer.", ("HV01", HA, 21502),
          "Set-VMDvdDrive web01 -Path $null"),
    Cause("physical disk", "pass-through-disk -VMName web01", "StorageUnreachable",
          "The virtual machine uses the physical disk 3, which cannot be migrated.", ("HV01", HA, 21502),
          "Get-VMHardDiskDrive web01 | Where-Object DiskNumber -eq 3 | Remove-VMHardDiskDrive"),
    Cause("assigned device", "assigned-device -VMName web01", "AssignedDevice",
          "The virtual machine 'web01' has assigned devices", ("HV01", HA, 21502),
          "Stop-VM web01; Remove-VMAssignableDevice -VMName web01; Start-VM web01"),
    Cause("right to log on", "logon-right -ComputerName HV02", "LogonType",
          "Logon failure: the user has not been granted the requested logon type at this computer. (0x80070569)",
          ("HV02", VMMS, 21026), "Set-MockHardware HV02 -LogOnAsService $true"),
    Cause("memory", "memory-short -ComputerName HV02", "OutOfMemory",
          "'web01' could not initialize memory: Ran out of memory (0x8007000E).", ("HV02", WORKER, 3050),
          "Stop-VM cache01 -ComputerName HV02"),
    Cause("interface down", "network-down -ComputerName HV02", "NoMigrationNetwork",
          "A cluster network is not available for this operation.", ("HV01", HA, 21126), "Remove-MockFault -All"),
    Cause("processors of another maker", "processor-vendor -ComputerName HV02", "ProcessorVendor",
          "The virtual machine cannot be moved to the destination computer. The hardware on the destination computer "
          "is not compatible with the hardware requirements of this virtual machine.", ("HV01", HA, 21502),
          "Remove-MockFault -All"),
    Cause("storage out of reach", "storage-unreachable -ComputerName HV02 -Volume Volume1", "StorageUnreachable",
          "was not found on the destination computer.", ("HV01", HA, 21502), "Remove-MockFault -All"),
]  # fmt: skip
DELEGATE = f"Set-ADComputer HV02 -Add @{{'msDS-AllowedToDelegateTo' = '{SERVICE}/HV01','cifs/HV01'}}"
KERBEROS = "'HV01','HV02' | ForEach-Object { Set-VMHost $_ -VirtualMachineMigrationAuthenticationType Kerberos }"
STAND_ALONE = [
    Cause("nobody logged on", "no-logon -ComputerName HV02", "NoCredentials",
          "The Virtual Machine Management Service failed to establish a connection for a Virtual Machine migration "
          "with host 'HV01': No credentials are available in the security package (0x8009030E). Failed to authenticate "
          "the connection at the source host: no suitable credentials available.", ("HV02", VMMS, 22040),
          f"{KERBEROS}; {DELEGATE}"),
    Cause("Credential Guard", "credential-guard -ComputerName HV02", "NoCredentials", "(0x8009030E)",
          ("HV02", VMMS, 20406), f"{KERBEROS}; {DELEGATE}"),
    Cause("different protocols", "authentication-mismatch -ComputerName HV01", "NoCredentials", "(0x8009030E)",
          ("HV02", VMMS, 20406), "Set-VMHost HV01 -VirtualMachineMigrationAuthenticationType CredSSP"),
    Cause("no delegation", "no-delegation -ComputerName HV02", "NoCredentials", "(0x8009030E)", ("HV02", VMMS, 22040),
          DELEGATE),
    Cause("no delegation, any service", "no-delegation -ComputerName HV02", "NoCredentials", "(0x8009030E)",
          ("HV02", VMMS, 22040), "Get-ADComputer HV02 | Set-ADAccountControl -TrustedForDelegation $true"),
    Cause("wrong principal", "wrong-principal -ComputerName HV01", "WrongPrincipal",
          "The target principal name is incorrect (0x80090322).", ("HV02", VMMS, 20406),
          f"Set-ADComputer HV01 -ServicePrincipalNames @{{Add='{SERVICE}/HV01'}}; {DELEGATE}"),
    Cause("account disabled", "account-disabled -ComputerName HV02", "UnknownCredentials",
          "The credentials supplied to the package were not recognized (0x8009030D).", ("HV02", VMMS, 20406),
          f"Set-ADComputer HV02 -Enabled $true; {DELEGATE}"),
]  # fmt: skip


@pytest.mark.parametrize("cause", CLUSTERED, ids=lambda cause: cause.name)
def test_a_role_does_not_migrate(prompt: Prompt, cause: Cause) -> None:
    prompt("Get-VM web01 | Set-VM -Notes 'the one that moves'")
    prompt(f"Add-MockFault {cause.fault} | Out-Null")
    shown = prompt("Move-VM web01 HV02")
    error_is_right(prompt, cause, shown)

    node, log, number = cause.event
    wanted = f"Get-WinEvent -ComputerName {node} -FilterHashtable @{{LogName='{log}'; Id={number}}} -MaxEvents 1"
    assert prompt.values(f"({wanted}).Id") == [number]
    whole = f"(Get-WinEvent -ComputerName HV01 -FilterHashtable @{{LogName='{HA}'; Id=21502}} -MaxEvents 1).Message"
    assert " ".join(str(prompt.values(whole)[0]).split()).count(cause.error) == 1

    prompt("Get-ClusterLog -Node HV01 -Destination . | Out-Null")
    pattern = cause.error.split(". ")[-1][:60].replace("'", "''")
    found = prompt(f"(Select-String -Path .\\HV01_cluster.log -SimpleMatch '{pattern}').Line")
    assert pattern.replace("''", "'") in found

    assert prompt(cause.mend) == ""
    assert prompt("Move-VM web01 HV02") == ""
    assert prompt.values("(Get-VM web01 -ComputerName HV02).State.ToString()") == ["Running"]


@pytest.mark.parametrize("cause", STAND_ALONE, ids=lambda cause: cause.name)
def test_a_machine_outside_the_cluster_does_not_migrate(prompt: Prompt, cause: Cause) -> None:
    prompt("'HV01','HV02' | ForEach-Object { Set-VMHost $_ -VirtualMachineMigrationAuthenticationType CredSSP }")
    prompt(f"Add-MockFault {cause.fault} | Out-Null")
    shown = prompt("Move-VM test01 HV01 -ComputerName HV02")
    error_is_right(prompt, cause, shown, "test01", "HV02")
    node, log, number = cause.event
    wanted = f"Get-WinEvent -ComputerName {node} -FilterHashtable @{{LogName='{log}'; Id={number}}} -MaxEvents 1"
    assert prompt.values(f"({wanted}).Id") == [number]
    assert prompt(cause.mend) == ""
    assert prompt("Move-VM test01 HV01 -ComputerName HV02") == ""
    assert prompt.values("(Get-VM test01).State.ToString()") == ["Running"]


def error_is_right(prompt: Prompt, cause: Cause, shown: str, vm: str = "web01", source: str = "HV01") -> None:
    """The error's text, category and id; a migration's error names machine, side and host first."""
    [text] = prompt.values("$Error[0].Exception.Message")
    assert cause.error in " ".join(str(text).split())
    [error_id] = prompt.values("$Error[0].FullyQualifiedErrorId")
    assert error_id == f"{cause.id},Microsoft.HyperV.PowerShell.Commands.MoveVM"
    [category] = prompt.values("$Error[0].CategoryInfo.ToString()")
    assert category == "NotSpecified: (:) [Move-VM], VirtualizationException"
    assert shown.startswith("Move-VM : ")
    if cause.id not in ("MigrationDisabledAtSource", "NotPossibleOwner"):
        heading = f"Virtual machine migration operation for '{vm}' failed at migration "
        assert str(text).startswith(heading)
    assert prompt.values(f"(Get-VM {vm} -ComputerName {source}).State.ToString()") == ["Running"]


def test_who_may_not_manage_a_host(prompt: Prompt) -> None:
    prompt("Add-MockFault access-denied -ComputerName HV02 | Out-Null")
    assert "You do not have the required permission to complete this task." in prompt("Move-VM web01 HV02")
    assert prompt.values("$Error[0].CategoryInfo.Category.ToString()") == ["PermissionDenied"]
    mended = prompt("Add-LocalGroupMember 'Hyper-V Administrators' CONTOSO\\Administrator -ComputerName HV02")
    assert mended == ""
    assert prompt("Move-VM web01 HV02") == ""


def test_a_limit_refuses_outside_the_cluster(prompt: Prompt) -> None:
    prompt("'HV01','HV02' | ForEach-Object { Set-VMHost $_ -VirtualMachineMigrationAuthenticationType CredSSP }")
    prompt("Add-MockFault migration-limit -ComputerName HV02 -Option @{limit=0} | Out-Null")
    shown = prompt("Move-VM test01 HV01 -ComputerName HV02")
    assert (
        "Move-VM : Failed to perform migration on virtual machine 'test01' because virtual machine migration limit '0' "
        "was reached, please wait for completion of an ongoing migration operation." in shown
    )
    assert prompt("Set-VMHost HV02 -MaximumVirtualMachineMigrations 2; Move-VM test01 HV01 -ComputerName HV02") == ""


def test_the_decision_tells_rule_number_limit_and_remedy(prompt: Prompt) -> None:
    prompt("Add-MockFault processor-count -ComputerName HV02 -Option @{processors=2} | Out-Null; Move-VM web01 HV02")
    line = "Get-MockDecision web01 -First 1 | ForEach-Object { $_.Verdict, $_.Rule, $_.Actual, $_.Limit, $_.Remedy }"
    assert prompt.values(line) == [
        "Refused", "8 ProcessorCount", "4", "2", "Stop-VM web01; Set-VMProcessor web01 -Count 2",
    ]  # fmt: skip
