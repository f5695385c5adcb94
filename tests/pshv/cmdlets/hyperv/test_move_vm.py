"""Move-VM by name, by object and through the pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing import MockCluster, PowerShell


@pytest.mark.parametrize("option", ["-IncludeStorage", "-AsJob", "-DestinationStoragePath C:\\x -IncludeStorage"])
@pytest.mark.mock_cluster(strict=False)
def test_what_is_not_built_is_refused_by_name(powershell: PowerShell, option: str) -> None:
    [error] = powershell.run(f"Move-VM web01 HV02 {option}").errors
    assert error.category == "NotImplemented"
    assert powershell.run("(Get-ClusterGroup web01).OwnerNode.Name").object == "HV01"


@pytest.mark.parametrize(
    "line",
    [
        "Get-VM web01 | Move-VM -DestinationHost HV02",
        "Move-VM -VM (Get-VM web01) -DestinationHost HV02",
        "Move-VM (Get-VM web01) HV02",
        "'web01' | Move-VM -DestinationHost HV02",
        "Move-VM web01 hv02.contoso.local",
        "Get-ClusterGroup web01 | Get-VM | Move-VM -DestinationHost HV02",
        "Compare-VM web01 HV02 | Move-VM",
    ],
)
def test_a_machine_is_moved_by_name_or_object(powershell: PowerShell, mock_cluster: MockCluster, line: str) -> None:
    assert powershell.run(line).errors == []
    assert mock_cluster.vm("web01").host == "HV02"


def test_many_machines_move_one_after_the_other(powershell: PowerShell, mock_cluster: MockCluster) -> None:
    powershell.run("Get-VM web01, dc01 | Move-VM -DestinationHost HV03")
    assert [mock_cluster.vm(name).host for name in ("web01", "dc01")] == ["HV03", "HV03"]
