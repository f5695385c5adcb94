"""The cmdlets that mend: what they refuse, then what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Prompt


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Set-VMProcessor web01 -Count 2", "(ProcessorCount: the virtual machine 'web01' must be off)"),
        ("Set-VMProcessor app02 -Count 99", "ProcessorCount: the value 99 is not in the range 1 to 48."),
        ("Set-VMMemory file01 -StartupBytes 64GB", "must be off"),
        ("Connect-VMNetworkAdapter web01 -SwitchName nowhere", 'unable to find a virtual switch with name "nowhere".'),
        ("Connect-VMNetworkAdapter web99 -SwitchName x", 'unable to find a virtual machine with name "web99"'),
        ("Rename-VMSwitch nowhere there", 'unable to find a virtual switch with name "nowhere".'),
        ("Remove-VMSwitch vSwitch-Prod -Force", "The virtual switch is in use by the running virtual machine"),
        ("New-VMSwitch new -NetAdapterName eth7", 'unable to find a network adapter with name "eth7" on "HV01".'),
        ("Update-VMVersion web01 -Confirm:$false", "Cannot update the configuration version of virtual machine"),
        ("Set-VMDvdDrive web01 -Path $null", "unable to find a DVD drive"),
        ("Resume-VM web01", "The virtual machine is already in the specified state."),
        ("Resume-VM app02", "'app02' failed to resume."),
        ("Remove-VMMigrationNetwork 10.0.0.0/8", 'unable to find a migration network with name "10.0.0.0/8".'),
        ("Add-VMMigrationNetwork 10.10.30.0/24", 'The migration network "10.10.30.0/24" already exists on "HV01".'),
        ("Get-VMHostNumaNodeStatus", "not available while NUMA spanning is enabled on the host 'HV01'."),
        ("Resume-ClusterNode HV09", "An error occurred opening node 'HV09'."),
        ("Start-ClusterGroup nothing", "An error occurred opening clustered role 'nothing'."),
        ("Set-ClusterOwnerNode -Group sql01 -Owners HV09", "An error occurred opening node 'HV09'."),
        ("Get-ClusterParameter", "No cluster object was specified."),
        (
            "Get-ClusterResourceType 'Virtual Machine' | Set-ClusterParameter MigrationExcludeNetworks Nowhere",
            "The cluster network 'Nowhere' could not be found.",
        ),
        ("Get-ClusterResourceType Nothing", "An error occurred opening resource type 'Nothing'."),
        ("Set-ADComputer HV09 -Enabled $true", "Cannot find an object with identity: 'HV09' under: 'DC=contoso,"),
        ("Set-ADComputer HV01 -Add @{shoeSize=44}", "attribute or value does not exist: shoeSize"),
        ("Get-ADComputer -Filter 'shoeSize -gt 44'", "The filter 'shoeSize -gt 44' is not built in pshv"),
        ("Enable-NetFirewallRule -DisplayGroup Nothing", "with property 'DisplayGroup' equal to 'Nothing'."),
        ("Add-LocalGroupMember Guests CONTOSO\\bob", "Group Guests was not found."),
        ("Restart-Computer HV09 -Force", "Failed to restart the computer HV09"),
        ("Set-VMHost HV09 -NumaSpanningEnabled $true", "The computer 'HV09' could not be resolved."),
    ],
)  # fmt: skip
def test_what_they_refuse(prompt: Prompt, line: str, text: str) -> None:
    assert text in prompt(line)


def test_settings_of_machines(prompt: Prompt) -> None:
    prompt("Set-VMProcessor app02 -Count 8 -CompatibilityForMigrationEnabled $true")
    shown = "Get-VMProcessor app02 | ForEach-Object { $_.Count, $_.CompatibilityForMigrationEnabled }"
    assert prompt.values(shown) == [
        8, True,
    ]  # fmt: skip
    prompt("Set-VMMemory app02 -DynamicMemoryEnabled $true -MinimumBytes 1GB -StartupBytes 2GB -MaximumBytes 16GB")
    assert prompt.values("(Get-VMMemory app02).Startup / 1GB") == [2]
    prompt("Set-VM app02 -Notes hello -AutomaticStopAction ShutDown -StaticMemory")
    shown = "$vm = Get-VM app02; $vm.Notes, $vm.AutomaticStopAction.ToString(), $vm.DynamicMemoryEnabled"
    assert prompt.values(shown) == [
        "hello", "ShutDown", False,
    ]  # fmt: skip
    prompt("Set-VMMemory web01 -StartupBytes 10GB")  # hot add
    assert prompt.values("(Get-VM web01).MemoryAssigned / 1GB") == [10]
    prompt("Rename-VM app02 app22")
    assert prompt.values("(Get-VM app22).Name") == ["app22"]


def test_switches_come_and_go(prompt: Prompt) -> None:
    prompt("New-VMSwitch Lab -SwitchType Private; Connect-VMNetworkAdapter app02 -SwitchName Lab")
    assert prompt.values("(Get-VMNetworkAdapter app02).SwitchName") == ["Lab"]
    prompt("Rename-VMSwitch Lab Lab2")
    assert prompt.values("(Get-VMNetworkAdapter app02).SwitchName") == ["Lab2"]
    prompt("Set-VMSwitch Lab2 -Notes 'for tests'; Disconnect-VMNetworkAdapter app02")
    assert prompt.values("(Get-VMSwitch Lab2).Notes; (Get-VMNetworkAdapter app02).Connected") == ["for tests", False]
    prompt("Remove-VMSwitch Lab2 -Force")
    assert prompt.values("@(Get-VMSwitch | Where-Object Name -eq Lab2).Count") == [0]


def test_migration_networks_of_a_host(prompt: Prompt) -> None:
    prompt("Add-VMMigrationNetwork 10.10.10.0/24 5; Set-VMMigrationNetwork 10.10.30.0/24 -NewPriority 1")
    line = "Get-VMMigrationNetwork | ForEach-Object { '{0}={1}' -f $_.Subnet, $_.Priority }"
    assert prompt.values(line) == ["10.10.30.0/24=1", "10.10.10.0/24=5"]
    prompt("Remove-VMMigrationNetwork 10.10.30.0/24")
    assert prompt.values(line) == ["10.10.10.0/24=5"]


def test_states_of_machines(prompt: Prompt) -> None:
    state = "(Get-VM web01).State.ToString()"
    for line, expected in (
        ("Suspend-VM web01", "Paused"), ("Resume-VM web01", "Running"), ("Save-VM web01", "Saved"),
        ("Start-VM web01", "Running"), ("Restart-VM web01 -Force", "Running"),
    ):  # fmt: skip
        assert prompt(line) == ""
        assert prompt.values(state) == [expected]


def test_roles_and_resources(prompt: Prompt) -> None:
    assert prompt.values("(Stop-ClusterGroup web01).State.ToString(); (Start-ClusterGroup web01).State.ToString()") == [
        "Offline", "Online",
    ]  # fmt: skip
    prompt("Stop-ClusterResource 'Virtual Machine Configuration web01'")
    assert prompt.values("(Get-VM web01).State.ToString()") == ["Saved"]
    assert prompt.values("(Start-ClusterResource 'Virtual Machine web01').State.ToString()") == ["Online"]
    prompt("Set-ClusterOwnerNode -Group web01 -Owners HV03,HV02")
    assert prompt.values("(Get-ClusterOwnerNode -Group web01).OwnerNodes.Name") == ["HV03", "HV02"]
    prompt("Get-ClusterResource 'Virtual Machine web01' | Set-ClusterParameter OfflineAction 2")
    value = "(Get-ClusterResource 'Virtual Machine web01' | Get-ClusterParameter OfflineAction).Value"
    assert prompt.values(value) == [2]
    assert prompt.values("(Move-ClusterSharedVolume 'Cluster Disk 2' HV03).OwnerNode.Name") == ["HV03"]
    assert prompt.values("(Suspend-ClusterNode HV02 -Drain -Wait).State.ToString(); @(Get-VM -ComputerName HV02).Count") == [
        "Paused", 1,
    ]  # fmt: skip


def test_accounts_of_hosts(prompt: Prompt) -> None:
    attribute = "(Get-ADComputer HV01 -Properties msDS-AllowedToDelegateTo).'msDS-AllowedToDelegateTo'"
    prompt("Set-ADComputer HV01 -Add @{'msDS-AllowedToDelegateTo' = 'cifs/HV02','cifs/HV03'}")
    prompt("Set-ADComputer HV01 -Remove @{'msDS-AllowedToDelegateTo' = 'CIFS/hv02'}")
    assert prompt.values(attribute) == ["cifs/HV03"]
    prompt("Set-ADComputer HV01 -Replace @{'msDS-AllowedToDelegateTo' = 'cifs/HV02'} -TrustedForDelegation $true")
    assert prompt.values(attribute) == ["cifs/HV02"]
    assert prompt.values("(Get-ADComputer HV01 -Properties TrustedForDelegation).TrustedForDelegation") == [True]
    prompt("Get-ADComputer -Filter \"Name -like 'HV*'\" | Set-ADComputer -Clear msDS-AllowedToDelegateTo")
    assert prompt.values(attribute) == []
