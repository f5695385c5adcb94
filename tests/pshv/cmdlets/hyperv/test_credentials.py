"""-Credential: who may work on a host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing import PowerShell

MAKE = "$c = New-Object pscredential '{name}', (ConvertTo-SecureString x -AsPlainText -Force); "
DENIED = "You do not have the required permission to complete this task."
UNKNOWN = "The user name or password is incorrect."


@pytest.mark.parametrize(
    ("name", "text"), [("CONTOSO\\bob", DENIED), ("bob@contoso.local", DENIED), ("FABRIKAM\\bob", UNKNOWN)]
)
@pytest.mark.parametrize("line", ["Get-VM web01 -Credential $c", "Move-VM web01 HV02 -DestinationCredential $c"])
def test_an_account_that_may_not_is_refused(powershell: PowerShell, name: str, text: str, line: str) -> None:
    [error] = powershell.run(MAKE.format(name=name) + line).errors
    assert error.message.startswith(text)
    assert powershell.run("(Get-ClusterGroup web01).OwnerNode.Name").object == "HV01"


@pytest.mark.parametrize("name", ["CONTOSO\\Administrator", "administrator@contoso.local", ".\\Administrator"])
def test_an_administrator_may(powershell: PowerShell, name: str) -> None:
    assert powershell.run(MAKE.format(name=name) + "(Get-VM web01 -Credential $c).Name").object == "web01"


def test_an_account_is_let_in_with_the_real_cmdlet(powershell: PowerShell) -> None:
    powershell.run("Add-LocalGroupMember 'Hyper-V Administrators' CONTOSO\\bob -ComputerName HV01")
    line = "(Get-VM web01 -Credential $c).Name"
    assert powershell.run(MAKE.format(name="CONTOSO\\bob") + line).object == "web01"


def test_one_credential_or_as_many_as_hosts(powershell: PowerShell) -> None:
    line = "Get-VM -ComputerName HV01, HV02, HV03 -Credential $c, $c"
    [error] = powershell.run(MAKE.format(name="CONTOSO\\Administrator") + line).errors
    assert error.message == "The number of credentials must be one, or the number of computers."
