"""What Windows PowerShell 5.1 (desktop) and PowerShell 7 (core) do differently in the language: both sides."""

from __future__ import annotations

import pytest

from pshv.language.parser import parse
from pshv.runtime.errors import PSError
from pshv.runtime.session import Session
from pshv.runtime.text import to_text
from tests.pshv.runtime.conftest import QuietHost


def says(text: str, edition: str) -> str:
    """What a text writes, joined by blanks; of an error its id and message."""
    session = Session(QuietHost(), edition=edition)  # type: ignore[arg-type]
    try:
        return " ".join(to_text(value) for value in session.evaluate(text))
    except PSError as error:
        return f"{error.record.error_id}: {error.record.message}"


@pytest.mark.parametrize(
    ("text", "error_id"),
    [
        ("$true ? 1 : 2", "UnexpectedToken"),
        ("$null ?? 3", "UnexpectedToken"),
        ("$a ??= 4", "UnexpectedToken"),
        ("${a}?.Length", "UnexpectedToken"),
        ("${a}?[0]", "UnexpectedToken"),
        ("1 && 2", "InvalidEndOfLine"),
        ("1 || 2", "InvalidEndOfLine"),
        ("Get-Date &", "AmpersandNotAllowed"),
        ("1\n| Write-Output", "EmptyPipeElement"),
        ("function f { process { 1 } clean { 2 } }", "MissingEndCurlyBrace"),
    ],
)
def test_forms_of_7_do_not_parse_in_5_1(text: str, error_id: str) -> None:
    assert parse(text, None, "desktop").errors[0].error_id == error_id
    assert parse(text, None, "core").errors == []


@pytest.mark.parametrize("text", ["0b101", "5u", "5y", "5n", "5us"])
def test_number_suffixes_of_7_are_command_names_in_5_1(text: str) -> None:
    assert says(text, "desktop").startswith("CommandNotFoundException: The term")
    assert says(text, "core") == "5"


@pytest.mark.parametrize(
    ("text", "desktop", "core"),
    [
        ('"`u{41}"', "u{41}", "A"),
        ('"`e[0m".Length', "4", "4"),
        ("'a-b-c' -split '-', -2", "a b c", "a-b c"),
        ("'abc' -replace 'b', { $_.Value.ToUpper() }", "a abc.Value.ToUpper() c", "aBc"),
        ("'a, b'.Split(', ').Count", "3", "2"),
        ("(1/3).ToString()", "0.333333333333333", "0.3333333333333333"),
        ("[string](1/3)", "0.333333333333333", "0.333333333333333"),
        ('"$(-0.0)"', "0", "-0"),
        ("'{0}' -f (0.1 + 0.2)", "0.3", "0.30000000000000004"),
        ("$PSVersionTable.PSEdition", "Desktop", "Core"),
        ('"[$IsWindows]"', "[]", "[True]"),
        (
            "function f { param([Parameter(ValueFromRemainingArguments)]$r) $r.GetType().Name }; f 1 2",
            "Object[]",
            "List`1",
        ),
        ("'Verbose', 'ProgressAction' | ? { $_ -in [Management.Automation.PSCmdlet]::CommonParameters }",
         "Verbose", "Verbose ProgressAction"),
    ],
)  # fmt: skip
def test_values(text: str, desktop: str, core: str) -> None:
    assert (says(text, "desktop"), says(text, "core")) == (desktop, core)


def test_letters_are_a_range_only_in_7() -> None:
    assert says("'a'..'c'", "desktop").startswith('InvalidCastFromStringToInteger: Cannot convert value "a"')
    assert says("'a'..'c'", "core") == "a b c"


@pytest.mark.parametrize(
    ("text", "desktop", "core"),
    [
        ("[int]'x'", "Input string was not in a correct format.", "The input string 'x' was not in a correct format."),
        ("[datetime]'x'", "The string was not recognized as a valid DateTime.", "The string 'x' was not recognized"),
        ("[timespan]'x'", "String was not recognized as a valid TimeSpan.", "String 'x' was not recognized as a valid"),
        ("'abc'.Substring(5)", "\nParameter name: startIndex", "(Parameter 'startIndex')"),
        ("'a' -match '('", 'parsing "(" - Not enough )\'s.', "Invalid pattern '(' at offset 1. Not enough )'s."),
        ("'{0' -f 1", "Error formatting a string: Input string was not in a correct format..", "Failure to parse near"),
        ("[guid]'x'", "Guid should contain 32 digits with 4 dashes", "Unrecognized Guid format."),
        ("Get-Nothing", "is not recognized as the name of a cmdlet", "is not recognized as a name of a cmdlet"),
        ("Get-Nothing", "or operable program. Check", "or executable program.\nCheck"),
    ],
)
def test_words_of_errors(text: str, desktop: str, core: str) -> None:
    assert desktop in says(text, "desktop")
    assert core in says(text, "core")


def test_a_bad_pattern_is_another_exception() -> None:
    text = "try { 'a' -match '(' } catch { $_.Exception.GetType().Name }"
    assert (says(text, "desktop"), says(text, "core")) == ("ArgumentException", "RegexParseException")
