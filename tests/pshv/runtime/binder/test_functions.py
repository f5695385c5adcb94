"""Script functions: their attributes, what they refuse, defaults, splats, remaining arguments."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Run = Callable[[str], str]

CAUGHT = "catch { '{0} | {1}' -f $_.FullyQualifiedErrorId, $_.Exception.Message }"


def caught(run: Run, definition: str, call: str) -> str:
    return run(f"{definition}; try {{ {call} }} {CAUGHT}")


@pytest.mark.parametrize(
    ("parameter", "call", "message"),
    [
        (
            "[ValidateSet('On','Off')]$A",
            "t ''",
            'The argument "" does not belong to the set "On,Off" specified by the ValidateSet attribute. Supply an '
            "argument that is in the set and then try the command again.",
        ),
        (
            "[ValidateRange(1, 10)][int]$A",
            "t 11",
            "The 11 argument is greater than the maximum allowed range of 10. Supply an argument that is less than or "
            "equal to 10 and then try the command again.",
        ),
        ("[ValidatePattern('^vm', ErrorMessage='{0} is no VM')]$A", "t srv1", "srv1 is no VM"),
        (
            "[ValidateCount(2, 2)][string[]]$A",
            "t a",
            "The parameter requires exactly 2 value(s) - 1 value(s) were provided.",
        ),
        ("[ValidateScript({ throw 'no good' })]$A", "t 5", "no good"),
        (
            "[ValidateNotNullOrEmpty()]$A",
            "t ''",
            "The argument is null or empty. Provide an argument that is not null or empty, and then try the command "
            "again.",
        ),
    ],
)
def test_validation_speaks(session_text: Run, parameter: str, call: str, message: str) -> None:
    said = caught(session_text, f"function t {{ param({parameter}) }}", call)
    assert said == f"ParameterArgumentValidationError,t | Cannot validate argument on parameter 'A'. {message}"


@pytest.mark.parametrize(
    ("definition", "error_id"),
    [
        ("function t { [CmdletBinding()] param($Verbose) }", "ParameterNameAlreadyExistsForCommand"),
        ("function t { [CmdletBinding()] param($Name, [Alias('Name')]$B) }", "ParameterNameConflictsWithAlias"),
        ("function t { [CmdletBinding()] param([Alias('a','a')]$x) }", "AliasDeclaredMultipleTimes"),
        ("function t { [CmdletBinding(Unknown=1)] param($a) }", "PropertyNotFoundForType"),
        ("function t { param([NoSuchAttribute()]$a) }", "CustomAttributeTypeNotFound"),
        ("function t { param([ValidateRange(1, 'x')]$A) }", "MinRangeNotTheSameTypeOfMaxRange"),
    ],
)
def test_faulty_declarations_fail_at_the_call(session_text: Run, definition: str, error_id: str) -> None:
    assert caught(session_text, definition, "t 1").partition(" | ")[0] == error_id


def test_two_sets_and_no_default_cannot_be_told_apart(session_text: Run) -> None:
    definition = "function t { param([Parameter(ParameterSetName='N')]$N, [Parameter(ParameterSetName='I')]$I) }"
    assert caught(session_text, definition, "t").startswith("AmbiguousParameterSet,t")


def test_an_array_for_one_string(session_text: Run) -> None:
    assert session_text("function t { param([string]$A) $A }; t (1, 2)") == "1 2"
    said = caught(session_text, "function t { [CmdletBinding()] param([string]$A) }", "t (1, 2)")
    assert said.endswith("Cannot convert value to type System.String.")


def test_positions_explicit_or_in_order(session_text: Run) -> None:
    assert session_text('function t { [CmdletBinding()] param($A, $B, $C) "$A|$B|$C" }; t -C 1 2 3') == "2|3|1"
    stated = 'function t { [CmdletBinding()] param([Parameter(Position=5)]$A, [Parameter(Position=3)]$B) "$A|$B" }'
    assert session_text(f"{stated}; t 1 2") == "2|1"


def test_an_explicit_argument_beats_a_splatted_one(session_text: Run) -> None:
    text = 'function t { [CmdletBinding()] param($A, $B) "$A|$B" }; $s = @{ A = 1; B = 3 }; t @s -A 2'
    assert session_text(text) == "2|3"


def test_unknown_names_end_in_the_remaining_arguments(session_text: Run) -> None:
    text = "function t { param($A, [Parameter(ValueFromRemainingArguments)]$R) $R -join '/' }; t 1 -X 2 -Y:3"
    assert session_text(text) == "-X/2/-Y:/3"
    assert session_text("function t { param($A) $args -join '/' }; t 1 -X 2") == "-X/2"


def test_default_parameter_values(session_text: Run) -> None:
    text = "function Get-T { [CmdletBinding()] param($A) $A }; $PSDefaultParameterValues['Get-T:A'] = 7; Get-T"
    assert session_text(text) == "7"
