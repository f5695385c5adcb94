"""The switches of powershell.exe and pwsh (language-subset.md section 4)."""

import base64

import pytest

from pshv.host.switches import parse, script_arguments


@pytest.mark.parametrize("word", ["-no", "-non"])
def test_a_switch_cut_too_short_is_refused_with_its_candidates(word: str) -> None:
    request = parse([word])
    assert (request.kind, request.exit_code) == ("error", 64)
    assert request.message.startswith(f"Invalid argument '{word}', did you mean:\n\n-no")


def test_pwsh_takes_an_unknown_switch_for_a_script() -> None:
    request = parse(["-Zork"], edition="core")
    assert request.message.startswith("The argument '-Zork' is not recognized as the name of a script file.")


def test_nothing_may_follow_command_dash() -> None:
    assert parse(["-Command", "-", "x"]).kind == "error"


def test_a_command_must_follow() -> None:
    assert parse(["-Command"]).exit_code == 64


def test_text_that_is_not_base64_is_refused() -> None:
    assert parse(["-EncodedCommand", "%%%"]).exit_code == 64


def test_an_output_format_must_exist() -> None:
    assert parse(["-OutputFormat", "Json", "-Command", "1"]).kind == "error"


def test_the_words_behind_command_are_joined_with_one_blank() -> None:
    request = parse(["-NoProfile", "-NonInteractive", "-c", "Get-VM", "-Name", "web01"])
    assert (request.kind, request.text, request.non_interactive) == ("command", "Get-VM -Name web01", True)


@pytest.mark.parametrize("words", [["-C", "1"], ["/command", "1"], ["--c", "1"], ["\u2013comm", "1"]])
def test_any_dash_case_and_prefix_leads_a_switch(words: list[str]) -> None:
    assert parse(words).text == "1"


def test_an_encoded_command_is_utf16_in_base64() -> None:
    encoded = base64.b64encode("'a\u00e4'".encode("utf-16-le")).decode()
    request = parse(["-ec", encoded, "-OutputFormat", "Text"])
    assert (request.kind, request.text, request.output_format) == ("encoded", "'a\u00e4'", "text")


def test_a_first_word_is_a_command_for_powershell_and_a_script_for_pwsh() -> None:
    assert parse(["Get-VM", "web01"]).text == "Get-VM web01"
    assert (parse(["x.ps1", "a"], edition="core").kind, parse(["x.ps1", "a"], edition="core").arguments) == (
        "file",
        ["a"],
    )


def test_script_arguments_are_text_but_for_switch_values() -> None:
    assert script_arguments(["-Force:$false", "-Name", "5", "-Path:C:\\x", "1,2"]) == [
        ("Force", False),
        ("Name", None),
        (None, "5"),
        ("Path", "C:\\x"),
        (None, "1,2"),
    ]
