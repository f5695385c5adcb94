"""What Tab offers. `|` in a line marks the cursor."""

from __future__ import annotations

import pytest

from pshv.console.completion import complete
from pshv.runtime.session import Session


def offered(session: Session, line: str) -> list[str]:
    cursor = line.rindex("|")
    return [m.text_ for m in complete(session, line[:cursor] + line[cursor + 1 :], cursor).matches]


@pytest.mark.parametrize(
    "line", ["|", "Get-NoSuch|", "Get-NoSuchCommand -P|", "Get-ChildItem -Path x -Path|", "$nothinglikethis|", '"text|']
)
def test_nothing_to_offer(session: Session, line: str) -> None:
    assert offered(session, line) == []


@pytest.mark.parametrize(
    ("line", "matches"),
    [
        ("Get-ChildI|", ["Get-ChildItem"]),
        ("if ($true) { Get-ChildI|", ["Get-ChildItem"]),
        ("Microsoft.PowerShell.Utility\\Write-Hos|", ["Microsoft.PowerShell.Utility\\Write-Host"]),
        ("Get-ChildItem -re|", ["-Recurse", "-ReadOnly"]),
        ("Move-VM -Dest|", ["-DestinationHost", "-DestinationCredential", "-DestinationStoragePath"]),
        ("Write-Host x -ForegroundColor r|", ["Red"]),
        ("Remove-Item x -Confirm:|", ["$true", "$false"]),
        ("Set-VMHost -VirtualMachineMigrationAuthenticationType |", ["CredSSP", "Kerberos"]),
        ("$PSVersionT|", ["$PSVersionTable"]),
        ('"abc".Tri|', ["Trim(", "TrimEnd(", "TrimStart("]),
        ("[math]::P|", ["PI", "Pow("]),
        ("[System.TimeSp|", ["System.TimeSpan"]),
        ("1 -is|", ["-is", "-isnot", "-isplit"]),
        ("1 | Format-Table @{|", ["Expression", "FormatString", "Label", "Width", "Alignment"]),
        ("$s = @{Pat|}; Get-ChildItem @s", ["Path"]),
        ("param([Parameter(Mand|", ["Mandatory"]),
    ],
)
def test_offers(session: Session, line: str, matches: list[str]) -> None:
    offers = offered(session, line)
    assert offers[: len(matches)] == matches


def test_the_piece_that_is_replaced(session: Session) -> None:
    found = complete(session, "$x = Get-ChildI", 15)
    assert (found.index, found.length) == (5, 10)


def test_values_need_quotes_now_and_then(session: Session) -> None:
    session.evaluate("function Set-T { param([ValidateSet('two words', 'one')]$Text) }")
    assert offered(session, "Set-T -Text |") == ["one", "'two words'"]
    assert offered(session, 'Set-T -Text "o|') == ['"one"']


def test_properties_of_what_the_pipeline_brings(session: Session) -> None:
    session.evaluate("$o = [pscustomobject]@{ Name = 'a'; Node = 'n'; Size = 1 }")
    assert offered(session, "$o | Select-Object N|") == ["Name", "Node"]
    assert offered(session, "$o | Where-Object { $_.No|") == ["Node"]


def test_a_scripts_own_completer(session: Session) -> None:
    session.evaluate("function Get-T { param($Name) }")
    session.evaluate(
        "Register-ArgumentCompleter -CommandName Get-T -ParameterName Name "
        '-ScriptBlock { param($c, $p, $w) "$c/$p/$w" }'
    )
    assert offered(session, "Get-T -Name ab|") == ["Get-T/Name/ab"]
