"""Properties: all can be read, text can be assigned, bad values are refused and change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing import PowerShell

GETTERS = (
    "Get-Cluster", "Get-ClusterNode", "Get-ClusterGroup", "Get-ClusterResource", "Get-ClusterNetwork",
    "Get-ClusterNetworkInterface", "Get-ClusterSharedVolume", "Get-ClusterSharedVolumeState", "Get-ClusterQuorum",
    "Get-ClusterResourceType", "Get-VM", "Get-VMHost", "Get-VMSwitch", "Get-VMProcessor *", "Get-VMMemory *",
    "Get-VMFirmware *", "Get-VMIntegrationService *", "Get-VMNetworkAdapter *", "Get-VMHardDiskDrive *",
    "Get-VMDvdDrive *", "Get-VMHostNumaNode", "Get-VMMigrationNetwork",
)  # fmt: skip


@pytest.mark.parametrize("getter", GETTERS)
def test_every_property_can_be_read(powershell: PowerShell, getter: str) -> None:
    line = f"{getter} | ForEach-Object {{ foreach ($p in $_.PSObject.Properties) {{ $null = $p.Value }} }}"
    assert powershell.run(line).errors == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("(Get-Cluster).Name = 'a name with blanks'", "Unable to save property changes for 'CONTOSO-CL1'."),
        ("(Get-Cluster).ClusterLogLevel = 7", "Unable to save property changes for 'CONTOSO-CL1'."),
        ("(Get-ClusterGroup web01).Priority = 12345", "Unable to save property changes for 'web01'."),
        ("(Get-ClusterGroup web01).State = 1", "'State' is a ReadOnly property."),
    ],
)
def test_a_value_that_cannot_be_is_refused(powershell: PowerShell, line: str, text: str) -> None:
    [error] = powershell.run(line).errors
    assert error.message.startswith(text)


@pytest.mark.parametrize(
    "target", ["Get-Cluster", "Get-ClusterNode HV02", "Get-ClusterGroup web01", "Get-ClusterResource 'Cluster Name'"]
)
def test_a_description_can_be_written(powershell: PowerShell, target: str) -> None:
    assert powershell.run(f"({target}).Description = 'Rack 7'; ({target}).Description").object == "Rack 7"


def test_the_cluster_is_found_by_its_name_and_those_of_its_nodes(powershell: PowerShell) -> None:
    names = ("CONTOSO-CL1", "contoso-cl1.contoso.local", "HV02", ".", "contoso*")
    assert [powershell.run(f"(Get-Cluster {name}).Name").object for name in names] == ["CONTOSO-CL1"] * 5
    [error] = powershell.run("Get-Cluster nosuch").errors
    assert error.id == "ClusterRpcConnection,Microsoft.FailoverClusters.PowerShell.GetClusterCommand"
