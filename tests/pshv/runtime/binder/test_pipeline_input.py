"""What comes through the pipeline: by value, by property name, per object."""

from __future__ import annotations

from collections.abc import Callable

from pshv.runtime.values import PSObject

from .conftest import Machine

Ask = Callable[..., str]


def test_an_object_nothing_takes_is_refused_alone(binds: Ask) -> None:
    assert binds("Get-VMMigrationNetwork -ComputerName HV01", "web01") == "InputObjectNotBound"


def test_what_must_be_on_the_line_is_missed_before_any_object(binds: Ask) -> None:
    assert binds("Move-VM HV02", "web01") == "MissingMandatoryParameter"


def test_strings_and_machines_choose_their_set(binds: Ask) -> None:
    assert binds("Get-VMMemory", "web01") == "VMName: VMName"
    assert binds("Get-VMMemory", Machine()) == "VMObject: VM"


def test_each_object_is_bound_anew(binds: Ask) -> None:
    assert binds("Get-VMMemory", "web01", Machine()) == "VMObject: VM"
    assert binds("Get-VMMemory", Machine(), "web01") == "VMName: VMName"


def test_properties_go_to_parameters_of_their_name(binds: Ask) -> None:
    item = PSObject({"Name": "f", "VMId": "11111111-2222-3333-4444-555555555555"})
    assert binds("Get-ClusterResource", item) == "__AllParameterSets: InputObject, VMId"


def test_a_script_block_is_evaluated_for_each_object(session_text: Callable[[str], str]) -> None:
    text = """
        function f { param([Parameter(ValueFromPipeline)]$In, [Parameter(ValueFromPipelineByPropertyName)][string]$Name)
            process { $Name } }
        (1, 2 | f -Name { "n$_" }) -join ','
    """
    assert session_text(text) == "n1,n2"
