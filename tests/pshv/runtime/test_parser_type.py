"""[Parser]::ParseInput and the trees of script blocks."""

from __future__ import annotations

from .conftest import Transcript

PARSER = "[System.Management.Automation.Language.Parser]"


def test_errors(run: Transcript) -> None:
    text = (
        f"$t = $e = $null; $null = {PARSER}::ParseInput('if (1) {{', [ref]$t, [ref]$e)\n"
        "$e[0].ErrorId; $e[0].IncompleteInput"
    )
    assert run(text) == ["MissingEndCurlyBrace", "True"]


def test_tokens(run: Transcript) -> None:
    text = f"$t = $null; $null = {PARSER}::ParseInput('$a = 1 # c', [ref]$t, [ref]$null); $t.Kind -join ' '; $t[0].Text"
    assert run(text) == ["Variable Equals Number Comment EndOfInput", "$a"]


def test_find_all(run: Transcript) -> None:
    text = (
        "$ast = { Get-A 1; if ($x) { Get-B -Name y } }.Ast\n"
        "$ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true).GetCommandName()\n"
        "$ast.Find({ $args[0] -is [System.Management.Automation.Language.VariableExpressionAst] }, $true)"
        ".VariablePath.UserPath"
    )
    assert run(text) == ["Get-A", "Get-B", "x"]


def test_parts_of_a_block(run: Transcript) -> None:
    text = (
        "$ast = { param($a, $b = 2) $a + 1 }.Ast; $ast.ParamBlock.Parameters.Count\n"
        "$ast.ParamBlock.Parameters[1].DefaultValue.SafeGetValue()\n"
        '$sum = $ast.EndBlock.Statements[0].PipelineElements[0].Expression; "$($sum.Operator) $sum"\n'
        "$sum.Parent.GetType().Name; $sum.Extent.StartLineNumber"
    )
    assert run(text) == ["2", "2", "Plus $a + 1", "CommandExpressionAst", "1"]
