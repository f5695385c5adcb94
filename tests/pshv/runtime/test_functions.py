"""Calls of functions: the same site again and again, with whatever values come."""

from __future__ import annotations

import pytest

from .conftest import Transcript

AREA = (
    "function Area { [CmdletBinding()] param([Parameter(Mandatory)][int]$Width, [int]$Height = 2) $Width * $Height }; "
)


def test_a_planned_call_refuses_what_the_first_refused(run: Transcript) -> None:
    text = AREA + "foreach ($w in 1, 'x', $null, '4') { try { Area -Width $w } catch { $_.FullyQualifiedErrorId } }"
    assert run(text) == [
        "2",
        "ParameterArgumentTransformationError,Area",
        "0",
        "8",
    ]


def test_a_planned_call_refuses_empty_text(run: Transcript) -> None:
    text = (
        "function Name { param([Parameter(Mandatory)][string]$Name) $Name }; "
        "foreach ($n in 'a', '', 'b') { try { Name $n } catch { $_.FullyQualifiedErrorId } }"
    )
    assert run(text) == ["a", "ParameterArgumentValidationErrorEmptyStringNotAllowed,Name", "b"]


def test_validation_runs_every_time(run: Transcript) -> None:
    text = (
        "function Pick { param([ValidateScript({ $script:asked++; $_ -lt 3 })]$N) $N }; "
        "foreach ($n in 1..3) { try { Pick -N $n } catch { 'refused' } }; $asked"
    )
    assert run(text) == ["1", "2", "refused", "3"]


def test_default_parameter_values_come_later(run: Transcript) -> None:
    text = AREA + "foreach ($i in 1..3) { Area -Width $i; $PSDefaultParameterValues['Area:Height'] = 10 * $i }"
    assert run(text) == ["2", "20", "60"]


def test_a_new_function_of_the_name(run: Transcript) -> None:
    text = 'foreach ($i in 1..2) { Set-Item function:F ([scriptblock]::Create("param(`$a$i, `$b) `$b")); F 1 -b $i }'
    assert run(text) == ["1", "2"]


def test_sets_by_position(run: Transcript) -> None:
    text = (
        "function Which { [CmdletBinding(DefaultParameterSetName = 'N')] param("
        "[Parameter(Position = 0, ParameterSetName = 'N')][int]$N, "
        "[Parameter(Position = 0, ParameterSetName = 'T')][string]$T) $PSCmdlet.ParameterSetName }; "
        "foreach ($v in 1, 'x', 2) { Which $v }"
    )
    assert run(text) == ["N", "T", "N"]


def test_switches_and_bound_parameters(run: Transcript) -> None:
    text = (
        "function Tell { [CmdletBinding()] param([switch]$On, $X) \"$On $($PSBoundParameters.Keys -join ',')\" }; "
        "foreach ($i in 1..2) { Tell -On -X $i; Tell -On:$false }"
    )
    assert run(text) == ["True On,X", "False On", "True On,X", "False On"]


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("$h = @{ zz = 1; a = 2 }; f @h", "2 -zz: 1"),
        ("$l = 'x', 'y', 'z'; f @l", "x y z"),
        ("f -- -a", "-a "),
        ("f 1 -unknown 2", "1 -unknown 2"),
    ],
)
def test_what_a_simple_function_leaves_in_args(run: Transcript, call: str, shown: str) -> None:
    assert run(f'function f {{ param($a) "$a $args" }}; {call}') == [shown]


def test_ref_wants_a_reference(run: Transcript) -> None:
    text = (
        'function Add-Ten([ref]$n) { $n.Value += 10 }; $x = 5; Add-Ten ([ref]$x); $x; try { Add-Ten $x } catch { "$_" }'
    )
    assert run(text)[0] == "15"
    assert "Reference type is expected in argument." in run('try { Add-Ten 5 } catch { "$_" }')[0]


def test_filters_and_nested_functions(run: Transcript) -> None:
    assert run("filter Twice { $_ * 2 }; function Outer { function Inner { 'in' }; Inner }; 2 | Twice; Outer") == [
        "4",
        "in",
    ]
