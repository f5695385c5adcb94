"""Which commands there are: the catalogue, editions, aliases, syntax lines."""

from __future__ import annotations

import pytest

from pshv.cmdlets import discovery
from pshv.cmdlets.catalogue import aliases, reader
from pshv.runtime.commandsyntax import line
from pshv.runtime.declaration import from_catalogue


def test_unknown_names_are_nothing() -> None:
    assert discovery.find("Get-NoSuchThing") is None
    assert discovery.find("FailoverClusters\\Get-VM") is None
    assert discovery.alias_target("nosuchalias") is None


def test_a_known_cmdlet_that_is_not_built_has_a_declaration_and_no_class() -> None:
    known = discovery.find("Get-VMRemoteFx3dVideoAdapter")
    assert known is not None
    assert known.cmdlet_class is None
    assert known.declaration.error_class == "Microsoft.HyperV.PowerShell.Commands.GetVMRemoteFx3dVideoAdapter"


@pytest.mark.parametrize(
    ("name", "class_name"),
    [
        ("Get-VM", "Microsoft.HyperV.PowerShell.Commands.GetVM"),
        ("Import-VM", "Microsoft.HyperV.PowerShell.Commands.ImportVMCommand"),
        ("Get-ClusterNode", "Microsoft.FailoverClusters.PowerShell.GetNodeCommand"),
        ("Move-ClusterGroup", "Microsoft.FailoverClusters.PowerShell.MoveClusterGroupCommand"),
        ("Get-Content", "Microsoft.PowerShell.Commands.GetContentCommand"),
    ],
)
def test_class_behind_the_error_id(name: str, class_name: str) -> None:
    declared = from_catalogue(name)
    assert declared is not None
    assert declared.error_class == class_name


def test_editions_differ() -> None:
    assert discovery.find("Get-EventLog", "core") is None
    assert discovery.find("Get-EventLog", "desktop") is not None
    assert discovery.find("Join-String", "desktop") is None
    sort = from_catalogue("Sort-Object", "desktop")
    assert sort is not None
    assert "top" not in sort.parameters
    assert aliases.target("gwmi", "core") is None
    assert aliases.target("gwmi", "desktop") == "Get-WmiObject"
    assert aliases.target("Get-VMCheckpoint", "core") == "Get-VMSnapshot"


@pytest.mark.parametrize("edition", ["core", "desktop"])
def test_every_record_of_the_catalogue_makes_a_declaration(edition: str) -> None:
    for file in reader.FILES:
        for name, module in reader.named(file, edition):
            declared = from_catalogue(name, edition)
            assert declared is not None, name
            assert declared.module == module
            assert all(line(declared, set_name).startswith(name) for set_name in declared.sets)


def test_syntax_lines() -> None:
    declared = from_catalogue("Get-VM", "core")
    assert declared is not None
    assert [line(declared, name) for name in declared.sets] == [
        "Get-VM [[-Name] <string[]>] [-CimSession <CimSession[]>] [-ComputerName <string[]>] [-Credential "
        "<pscredential[]>] [<CommonParameters>]",
        "Get-VM [[-Id] <guid>] [-CimSession <CimSession[]>] [-ComputerName <string[]>] [-Credential <pscredential[]>] "
        "[<CommonParameters>]",
        "Get-VM [-ClusterObject] <psobject> [<CommonParameters>]",
    ]
