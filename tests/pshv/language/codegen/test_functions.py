"""Functions, pipelines, classes: what goes wrong first."""

from __future__ import annotations

from typing import Any


def test_endless_recursion_is_a_powershell_error(run: Any) -> None:
    assert run("function f { f }; try { f } catch { $_.FullyQualifiedErrorId }") == ["CallDepthOverflow"]


def test_a_later_stage_fails_past_the_try_of_an_earlier_one(run: Any) -> None:
    text = (
        "function f { try { 1 } catch { 'wrong' } }; try { f | ForEach-Object { throw 'late' } } catch { \"got $_\" }"
    )
    assert run(text) == ["got late"]


def test_an_unknown_command_is_named(run: Any) -> None:
    run("Get-Nothing")
    assert "The term 'Get-Nothing' is not recognized" in run.errors


def test_item_variables_of_nested_pipelines_do_not_mix(run: Any) -> None:
    assert run("1..2 | ForEach-Object { $a = $_; 5..6 | ForEach-Object { \"$a$_\" }; $_ }") == [
        "15", "16", "1", "25", "26", "2",
    ]  # fmt: skip


def test_select_first_stops_the_stages_before_it(run: Any) -> None:
    assert run('1..9 | ForEach-Object { Write-Host "in $_"; $_ } | Select-Object -First 1') == ["in 1", "1"]


def test_simple_functions_put_the_rest_in_args(run: Any) -> None:
    assert run("function f($a, [int]$b = 7) { \"$a-$b\"; $args }; f 1; f 1 '2' 3") == ["1-7", "1-2", "3"]


def test_begin_process_end(run: Any) -> None:
    text = "function f { begin { 'b' } process { $_ * 2 } end { 'e' } }; 1, 2 | f"
    assert run(text) == ["b", "2", "4", "e"]


def test_pipeline_values_do_not_stay_for_the_next_object(run: Any) -> None:
    text = (
        "function f { param([Parameter(ValueFromPipelineByPropertyName)]$A = 'none', "
        '[Parameter(ValueFromPipelineByPropertyName)]$B) process { "$A$B" } }\n'
        "[pscustomobject]@{ A = 1; B = 2 }, [pscustomobject]@{ B = 3 } | f"
    )
    assert run(text) == ["12", "none3"]


def test_what_if_and_redirection(run: Any) -> None:
    text = (
        "function f { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('x')) { 'did' } }; "
        "f -WhatIf; f"
    )
    assert run(text) == ['What if: Performing the operation "f" on target "x".', "did"]
    assert run("function g { Write-Error 'bad'; 'out' }; g 2>&1 | ForEach-Object { \"$_\" }") == ["bad", "out"]


def test_closures_keep_their_variables(run: Any) -> None:
    assert run("function m($n) { { $n }.GetNewClosure() }; $b = m 5; $n = 9; & $b") == ["5"]


def test_classes(run: Any) -> None:
    text = """
class A { [int]$X = 1; A([int]$x) { $this.X = $x } [string] Say() { return "A$($this.X)" } }
class B : A { B() : base(7) { } [string] Say() { return "B>" + ([A]$this).Say() } [string] ToString() { return 'txt' } }
$b = [B]::new(); $b.Say(); "$b"; $b -is [A]
try { $b.X = 'no' } catch { 'refused' }
"""
    assert run(text) == ["B>A7", "txt", "True", "refused"]


def test_modules_keep_their_own(run: Any) -> None:
    text = "$m = New-Module { $script:n = 0; function Step { $script:n++; $script:n } }; Step; Step; $n; & $m { $n }"
    assert run(text) == ["1", "2", "2"]


def test_stack_traces_name_functions_and_lines(run: Any) -> None:
    text = "function In1 { throw 'x' }\nfunction Out1 { In1 }\ntry { Out1 } catch { $_.ScriptStackTrace }"
    assert run(text) == [
        "at In1, <No file>: line 1", "at Out1, <No file>: line 2", "at <ScriptBlock>, <No file>: line 3",
    ]  # fmt: skip
