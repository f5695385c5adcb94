"""Tokens with their flags and places, and the older [psparser]."""

from __future__ import annotations

from .conftest import Transcript

PARSE = "$t = $e = $null; $ast = [System.Management.Automation.Language.Parser]::ParseInput('%s', [ref]$t, [ref]$e)\n"


def test_places_of_an_error(run: Transcript) -> None:
    text = (
        PARSE % "1 +" + "$p = $e[0].Extent.StartScriptPosition; $p.Offset; $p.ColumnNumber; $p.Line; $e[0].ToString()"
    )
    lines = run(text)
    assert lines[:3] == ["3", "4", "1 +"]
    assert lines[3:] == [
        "At line:1 char:4",
        "+ 1 +",
        "+    ~",
        "You must provide a value expression following the '+' operator.",
    ]


def test_flags(run: Transcript) -> None:
    assert run(PARSE % "if ($a -and [int]1) { Get-A }" + "$t.TokenFlags.ForEach('ToString') -ne 'None' -join '|'") == [
        "Keyword, StatementDoesntSupportAttributes|ParseModeInvariant|"
        "BinaryPrecedenceLogical, BinaryOperator, CanConstantFold|TypeName|ParseModeInvariant|ParseModeInvariant|"
        "CommandName|ParseModeInvariant|ParseModeInvariant"
    ]


def test_a_broken_switch(run: Transcript) -> None:
    text = (
        PARSE % "switch -file a (1)"
        + "$s = $ast.EndBlock.Statements[0]; $s.Flags.Keys; $s.Flags['file'].Item2.Extent.Text"
    )
    assert run(text) == ["file", "a"]


def test_older_tokens(run: Transcript) -> None:
    text = (
        "$e = $null; $t = [System.Management.Automation.PSParser]::Tokenize('gci -Path \"a\" | % { $x.y }', [ref]$e)\n"
    )
    assert run(text + "$t.ForEach{ \"$($_.Type):$($_.Content)\" } -join ' '") == [
        "Command:gci CommandParameter:-Path String:a Operator:| Command:% GroupStart:{ Variable:x Operator:. Member:y "
        "GroupEnd:}"
    ]
