"""What is wrong with a text: which error, where, and whether more text could mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pshv.language.errors import parse_exception_message
from pshv.language.parser import is_incomplete, parse

_RECORDS = [line.split("\t") for line in (Path(__file__).parent / "parse_errors.tsv").read_text("utf-8").splitlines()]


def _found(text: str) -> str:
    errors = parse(text, None, "core").errors
    return "  ".join(f"{e.extent.start_column_number}-{e.extent.end_column_number} {e.error_id}" for e in errors)


@pytest.mark.parametrize(("text", "expected"), _RECORDS)
def test_recorded_errors(text: str, expected: str) -> None:
    assert _found(text) == expected


def test_message_shows_each_error_with_its_place() -> None:
    assert parse_exception_message(parse("if ($a -eq 1)) { 'x' }", None, "core").errors).splitlines() == [
        "At line:1 char:13",
        "+ if ($a -eq 1)) { 'x' }",
        "+             ~",
        "Missing statement block after if ( condition ).",
        "",
        "At line:1 char:14",
        "+ if ($a -eq 1)) { 'x' }",
        "+              ~",
        "Unexpected token ')' in expression or statement.",
    ]


def test_message_names_the_file_and_cuts_long_lines() -> None:
    text = "\n'" + "a" * 60 + "' + 'bbbbbbbbbbbbbbbbbbbb' +"
    message = parse_exception_message(parse(text, "C:\\x.ps1", "core").errors).splitlines()
    assert message[0] == "At C:\\x.ps1:2 char:90"
    assert message[1].startswith("+ … ")
    assert message[2].index("~") == len(message[1])


def test_dots_of_desktop_are_three() -> None:
    text = "1 2 " + "# " + "x" * 80
    assert parse_exception_message(parse(text).errors, "desktop").splitlines()[1].endswith(" ...")


def test_tabs_count_as_four_blanks() -> None:
    lines = parse_exception_message(parse("\t1 2").errors).splitlines()
    assert lines[1:3] == ["+     1 2", "+       ~"]


def test_at_most_ten_errors_are_shown() -> None:
    message = parse_exception_message(parse("1 2;" * 20, None, "core").errors)
    assert message.count("At line:") == 10
    assert message.endswith("Not all parse errors were reported.  Correct the reported errors and try again.")


@pytest.mark.parametrize(
    "text",
    ["if ($a) {", "1 +", '"abc', "@'\nabc", "foo |", "(1", "@{a=1", "$a.", "try { 1 }", "foo a,", "$x[", "foo(",
     "param(", "class A {", "do { 1 }", "1 &&", '"$(', "switch (1) {", "function f", "x `"],
)  # fmt: skip
def test_more_text_could_mend(text: str) -> None:
    assert is_incomplete(text, "core")


@pytest.mark.parametrize("text", ["[int", "cmd >", "}", "1 2 (", "if (1) { 'x' ) }", "1", "", "# only a comment"])
def test_more_text_would_not_help(text: str) -> None:
    assert not is_incomplete(text, "core")


def test_nothing_after_a_signature_block() -> None:
    text = "'a'\n# SIG # Begin signature block\n# MII...\n# SIG # End signature block\n'b'"
    assert [e.error_id for e in parse(text).errors] == ["TokenAfterEndOfValidScriptText"]
