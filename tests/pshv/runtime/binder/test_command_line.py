"""What a command line binds, and what it refuses. Rules: powershell-language.md section 3."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Ask = Callable[..., str]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Get-VM -Foo 1", "NamedParameterNotFound"),
        ("Get-VM web01 extra", "PositionalParameterNotFound"),
        ("Get-VM -Name", "MissingArgument"),
        ("Get-VM -C x", "AmbiguousParameter"),
        ("Get-VM -Name a -VMName b", "ParameterAlreadyBound"),
        ("Get-VM -Name a -ClusterObject $vm", "AmbiguousParameterSet"),
        ("Move-VM web01", "MissingMandatoryParameter"),
        ("Get-VM -Id nonsense", "ParameterArgumentTransformationError"),
        ("Get-VM -Name ''", "ParameterArgumentValidationError"),
        ("Get-ChildItem -Depth x", "CannotConvertArgumentNoMessage"),
        ("Get-Content -Path $null", "ParameterArgumentValidationErrorNullNotAllowed"),
        ("Remove-Item ''", "ParameterArgumentValidationErrorEmptyStringNotAllowed"),
        ("Connect-VMNetworkAdapter web01 LAN", "AmbiguousPositionalParameterNoName"),
    ],
)
def test_refuses(binds: Ask, line: str, answer: str) -> None:
    assert binds(line) == answer


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Get-VM", "Name: "),
        ("Get-VM web01", "Name: Name"),
        ("Get-VM -VMN web01", "Name: Name"),
        ("Move-VM web01 HV02 -IncludeStorage", "NameSingleDestination: DestinationHost, IncludeStorage, Name"),
        ("Get-VMMemory $vm", "VMObject: VM"),
        ("Get-VMMemory web01", "VMName: VMName"),
        ("Suspend-ClusterNode n1 -Wait 30", "__AllParameterSets: Name, TargetNode, Wait"),
        ("Get-ClusterGroup -Name a, b", "__AllParameterSets: Name"),
        ("Sort-Object -Desc", "Default: Descending"),
        ("Get-ChildItem x -Directory", "Items: Directory, Path"),
        ("Write-Output -Foo a", "__AllParameterSets: InputObject"),
        ("Enable-ClusterStorageSpacesDirect -CacheState Enabled", "Auto: CacheState"),
    ],
)
def test_binds(binds: Ask, line: str, answer: str) -> None:
    assert binds(line) == answer


def test_where_object_names_what_every_one_of_its_32_sets_lacks(session_text: Callable[[str], str]) -> None:
    said = session_text("try { 1 | Where-Object } catch { $_.Exception.Message }")
    assert said.startswith(
        "Cannot process command because of one or more missing mandatory parameters: FilterScript Property Property CEQ"
    )
