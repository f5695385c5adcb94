"""Command lines from the switch to the exit code (language-subset.md section 4)."""

import base64
from pathlib import Path

import pytest

from pshv.host.opening import OpeningError  # noqa: F401  (what a file that cannot be opened raises)

from .shells import Run


def encoded(text: str) -> str:
    return base64.b64encode(text.encode("utf-16-le")).decode()


# -- what goes wrong --------------------------------------------------------------------------------------------------
def test_nobody_is_asked_when_the_session_is_not_interactive() -> None:
    run = Run("-NonInteractive", "-Command", "Read-Host 'Name'", stdin="web01\n")
    assert run.err.startswith("Read-Host: PowerShell is in NonInteractive mode.")
    assert run.code == 1


def test_a_mandatory_value_that_the_input_does_not_hold_is_missing() -> None:
    run = Run("-Command", "function f { param([Parameter(Mandatory)]$Name) $Name }; f")
    assert "cmdlet f at command pipeline position 1\nSupply values for the following parameters:\nName: \n" in run.out
    assert run.err == "f: Cannot process command because of one or more missing mandatory parameters: Name.\n"


def test_a_script_that_is_not_there_ends_with_64(tmp_path: Path) -> None:
    run = Run("-File", "nope.ps1", folder=tmp_path)
    assert (run.code, run.err.startswith("The argument 'nope.ps1' to the -File parameter does not exist.")) == (
        64,
        True,
    )


def test_a_place_to_start_in_that_is_not_there_is_an_error_and_the_text_runs(tmp_path: Path) -> None:
    run = Run("-WorkingDirectory", "nowhere", "-Command", "'runs'", folder=tmp_path)
    assert (run.out, run.err) == ("runs\n", "Set-Location: Cannot find path 'H:\\nowhere' because it does not exist.\n")


def test_input_that_is_no_clixml_is_said_and_nothing_runs() -> None:
    run = Run("-InputFormat", "XML", "-Command", "$input; 'not reached'", stdin="plain text\n")
    assert (run.out, run.code) == ("", 1)
    assert run.err.startswith("Standard input is not the CLIXML that -InputFormat XML announces")


def test_what_is_collected_at_the_end_of_the_input_is_not_run() -> None:
    assert Run("-Command", "-", stdin="if (1) {\n'x'\n}\n").out == ""


def test_a_piece_that_throws_ends_only_itself() -> None:
    run = Run("-Command", "-", stdin="throw 'x'\n'after'\n")
    assert (run.out, run.err, run.code) == ("after\n", "Exception: x\n", 0)


# -- standard input ---------------------------------------------------------------------------------------------------
def test_commands_from_a_pipe_have_no_prompt_and_read_host_takes_the_next_line() -> None:
    run = Run("-NoExit", "-Command", "-", stdin="$n = Read-Host 'Name'\nweb01\n\"[$n]\"\nexit 3\n'not reached'\n")
    assert (run.out, run.code) == ("Name: [web01]\n", 3)


def test_a_bare_pwsh_with_a_pipe_greets_prompts_and_echoes() -> None:
    run = Run(stdin="1 + 1\nif (1) {\n'x'\n}\n\n")
    assert run.out == "PowerShell 7.6.5\nPS H:\\> 1 + 1\n2\nPS H:\\> if (1) {\n>> 'x'\n>> }\n>> \nx\nPS H:\\> "


def test_a_script_from_the_input_is_not_greeted() -> None:
    assert Run("-File", "-", stdin="5\n").out == "PS H:\\> 5\n5\nPS H:\\> "


def test_a_text_that_stays_goes_on_with_the_pipe() -> None:
    assert Run("-NoExit", "-Command", "$x = 4", stdin="$x\n").out == "PS H:\\> $x\n4\nPS H:\\> "


def test_the_line_before_decides_what_a_prompt_sees_as_success() -> None:
    lines = "Get-Variable none -ErrorAction SilentlyContinue\n$?\n$?\n1 + * 2\n$?\n"
    assert Run("-NoLogo", stdin=lines).out.count("False") == 1


def test_the_history_knows_how_lines_ended() -> None:
    run = Run("-NoLogo", stdin="throw 'x'\n1 +* 2\n'a'\n(Get-History).ExecutionStatus -join ','\n")
    assert "Failed,Failed,Completed" in run.out


def test_a_question_is_answered_by_the_pipe() -> None:
    text = "function f { [CmdletBinding(SupportsShouldProcess)]param() $PSCmdlet.ShouldProcess('x') }; f -Confirm"
    assert Run("-Command", text, stdin="n\n").out.endswith('(default is "Y"):n\nFalse\n')


def test_suspend_opens_a_prompt_in_the_scope_of_the_question() -> None:
    text = "function f { [CmdletBinding(SupportsShouldProcess)]param($N) $PSCmdlet.ShouldProcess('x') }; f 5 -Confirm"
    out = Run("-Command", text, stdin='s\n"N is $N"\nexit\ny\n').out
    assert 'PS H:\\>> "N is $N"\nN is 5\nPS H:\\>> exit\n' in out
    assert out.endswith("y\nTrue\n")


def test_the_lines_of_the_input_are_input() -> None:
    assert Run("-Command", '$input | ForEach-Object { "<$_>" }', stdin="a\nb\n").out == "<a>\n<b>\n"


# -- CLIXML -----------------------------------------------------------------------------------------------------------
def test_an_encoded_command_writes_its_messages_as_clixml() -> None:
    run = Run("-EncodedCommand", encoded("Write-Error e; Write-Warning w; 1"))
    assert run.out == "1\n"
    assert run.err.startswith("#< CLIXML\r\n<Objs ")
    assert '<S S="Error">Write-Error: e_x000D__x000A_</S><S S="warning">w</S></Objs>' in run.err
    assert not run.err.endswith("\n")


def test_an_encoded_command_without_messages_writes_nothing() -> None:
    assert Run("-EncodedCommand", encoded("1")).err == ""


def test_an_output_format_keeps_an_encoded_command_to_text() -> None:
    assert Run("-OutputFormat", "Text", "-EncodedCommand", encoded("Write-Error e")).err == "Write-Error: e\n"


def test_objects_travel_from_one_session_to_another() -> None:
    out = Run("-OutputFormat", "XML", "-Command", "5; 'text'; @{ a = 1 }").out
    again = Run("-InputFormat", "XML", "-Command", "$input | ForEach-Object { $_.GetType().Name }", stdin=out)
    assert again.out == "Int32\nString\nHashtable\n"


# -- the rest ---------------------------------------------------------------------------------------------------------
def test_a_working_directory_of_the_computer_is_what_h_shows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert Run("-wd", str(tmp_path), "-Command", "(Get-ChildItem).Name").out == "a.txt\n"


def test_a_wider_buffer_widens_the_output() -> None:
    text = "$Host.UI.RawUI.BufferSize = New-Object System.Management.Automation.Host.Size(200, 50); "
    row = "[pscustomobject]@{ A = 'x' * 100; B = 'end' } | Format-Table"
    for edition in ("desktop", "core"):
        assert "x" * 100 + " end" in Run("-Command", text + row, edition=edition).out


@pytest.mark.parametrize(("edition", "first"), [("core", "PowerShell 7.6.5\n"), ("desktop", "Windows PowerShell\n")])
def test_each_edition_greets_in_its_own_name(edition: str, first: str) -> None:
    assert Run(edition=edition).out.startswith(first)
