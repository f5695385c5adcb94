"""Errors: what ends what, what is caught, what is remembered."""

from __future__ import annotations

from .conftest import Transcript


def test_uncaught_throw_ends_the_text(run: Transcript) -> None:
    assert run("'before'; throw 'bad'; 'never'") == ["before"]
    assert "bad" in run.errors
    assert run.state is not None
    assert run.state.exit_code == 1


def test_a_failing_statement_does_not(run: Transcript) -> None:
    assert run("1 / 0; 'after'; $?") == ["after", "True"]


def test_stop_makes_it(run: Transcript) -> None:
    assert run("$ErrorActionPreference = 'Stop'; 1 / 0; 'never'") == []


def test_the_typed_clause_wins_over_its_order(run: Transcript) -> None:
    text = (
        "try { 1 / 0 } catch [System.IO.IOException] { 'io' } catch [DivideByZeroException] { 'zero' } catch { 'any' }"
    )
    assert run(text) == ["zero"]


def test_binding_errors_have_a_common_base(run: Transcript) -> None:
    text = (
        "function f { param([ValidateSet('a')]$x) }; "
        "try { f b } catch [System.Management.Automation.ParameterBindingException] { $_.Exception.ParameterName }"
    )
    assert run(text) == ["x"]


def test_finally_runs_after_an_uncaught_error(run: Transcript) -> None:
    assert run("try { throw 'x' } finally { 'cleaned' }") == ["cleaned"]


def test_throw_terminating_error_passes_the_function_s_own_catch(run: Transcript) -> None:
    text = (
        "function f { [CmdletBinding()] param() try { $PSCmdlet.ThrowTerminatingError("
        "[Management.Automation.ErrorRecord]::new([Exception]::new('gone'), 'Gone', 'NotSpecified', 1)) } "
        "catch { 'own' } }; try { f } catch { $_.FullyQualifiedErrorId }"
    )
    assert run(text) == ["Gone,f"]


def test_a_trap_goes_on_or_not(run: Transcript) -> None:
    assert run("trap { \"t: $_\"; continue } throw 'a'; 'after'") == ["t: a", "after"]
    assert run("function f { trap { return 'from trap' } 1 / 0; 'never' }; f; $Error.Count") == ["from trap", "2"]


def test_rethrow_keeps_the_record(run: Transcript) -> None:
    assert run("try { try { [int]'x' } catch { throw } } catch { $_.FullyQualifiedErrorId }") == [
        "InvalidCastFromStringToInteger"
    ]


def test_the_exception_knows_its_record(run: Transcript) -> None:
    assert run("try { [int]'x' } catch { $_.Exception.ErrorRecord.FullyQualifiedErrorId }") == [
        "InvalidCastFromStringToInteger"
    ]


def test_error_variable_and_error_list(run: Transcript) -> None:
    text = (
        "Write-Error a -ErrorAction SilentlyContinue -ErrorVariable e; "
        'Write-Error b -ErrorAction Ignore; "$e $($Error.Count)"'
    )
    assert run(text) == ["a 1"]


def test_suspend_is_refused(run: Transcript) -> None:
    assert run("try { Get-Date -ErrorAction Suspend } catch { $_.FullyQualifiedErrorId }") == [
        "ParameterBindingFailed,Microsoft.PowerShell.Commands.GetDateCommand"
    ]


def test_parse_errors_are_listed(run: Transcript) -> None:
    text = "try { [scriptblock]::Create('if (') } catch { $_.Exception.InnerException.Errors.ErrorId }"
    assert run(text) == ["IfStatementMissingCondition"]


def test_faulty_definitions_run_nothing(run: Transcript) -> None:
    assert run("'never'; class A { [int]$N; [string]$N }") == []
    assert "The member 'N' is already defined." in run.errors
    assert run("$b = [scriptblock]::Create('enum E { A; A }'); try { & $b } catch { $_.FullyQualifiedErrorId }") == [
        "MemberAlreadyDefined"
    ]


def test_unknown_types_are_underlined(run: Transcript) -> None:
    run("'x'\n[No.Such]::Member")
    assert "     | ~~~~~~~~~" in run.errors.replace("|  ~", "| ~")


def test_error_variable_under_stop_holds_the_stop(run: Transcript) -> None:
    text = "try { Get-Item variable:nosuch -ErrorAction Stop -ErrorVariable e } catch { $_.Exception.GetType().Name }\n"
    assert run(text + "$e.Count; $e[0].GetType().Name; $e[0].ErrorRecord.FullyQualifiedErrorId") == [
        "ItemNotFoundException",
        "1",
        "ActionPreferenceStopException",
        "PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand",
    ]


def test_error_variable_of_a_function_knows_what_it_caught(run: Transcript) -> None:
    run("function f { [CmdletBinding()]param() Write-Error a; try { throw 'b' } catch { } }")
    assert run("f -ErrorVariable e -ErrorAction SilentlyContinue; $e -join ','") == ["a,b"]


def test_a_record_is_kept_once(run: Transcript) -> None:
    run("Write-Error a -ErrorVariable old -ErrorAction SilentlyContinue")
    run("function f { [CmdletBinding()]param() $PSCmdlet.WriteError($old[0]) }")
    assert run("f -ErrorVariable e 2>$null; $e.Count; @(f 2>$null).Count") == ["1", "0"]
