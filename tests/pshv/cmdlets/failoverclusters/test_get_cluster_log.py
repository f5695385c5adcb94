"""Get-ClusterLog: which nodes, where to, and what forbids it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing import PowerShell


@pytest.mark.parametrize(
    ("destination", "text"),
    [
        ("C:\\nosuch", "The destination path 'C:\\nosuch' does not exist."),
        ("ZZ:\\x", "The destination path 'ZZ:\\x' does not exist."),
        ("Env:\\", "The destination path 'Env:\\' does not exist."),
    ],
)
def test_a_destination_that_is_none(powershell: PowerShell, destination: str, text: str) -> None:
    [error] = powershell.run(f"Get-ClusterLog -Destination {destination}").errors
    assert error.message.startswith(text)


def test_nothing_is_written_when_one_file_cannot_be(powershell: PowerShell) -> None:
    powershell.run("mkdir C:\\T; mkdir C:\\T\\HV02_cluster.log")
    [error] = powershell.run("Get-ClusterLog -Destination C:\\T").errors
    assert error.message == "The cluster log of node 'HV02' could not be written.\n    Access is denied"
    assert powershell.run("(Get-ChildItem C:\\T).Name").objects == ["HV02_cluster.log"]


def test_a_piped_node_is_asked_alone(powershell: PowerShell) -> None:
    names = powershell.run("Get-ClusterNode HV02 | Get-ClusterLog -Destination C:\\Temp | ForEach-Object Name").objects
    assert names == ["HV02_cluster.log"]


def test_a_piped_cluster_means_all_its_nodes(powershell: PowerShell) -> None:
    assert len(powershell.run("Get-Cluster | Get-ClusterLog -TimeSpan 1").objects) == 3
