"""[powershell] and [runspacefactory]: pipelines and runspaces a script makes for itself."""

from __future__ import annotations

from .conftest import Transcript

ID = "try { %s } catch { $_.FullyQualifiedErrorId }"


def test_texts_that_do_not_parse(run: Transcript) -> None:
    assert run(ID % "[powershell]::Create().AddScript('if (').Invoke()") == ["IncompleteParseException"]
    assert run(ID % "[powershell]::Create().AddScript('1 | 2').Invoke()") == ["ParseException"]


def test_an_uncaught_throw_comes_out_of_invoke(run: Transcript) -> None:
    text = "$p = [powershell]::Create().AddScript('throw \"no\"'); " + ID % "$p.Invoke()"
    assert run(text) == ["RuntimeException"]
    assert run("$p.HadErrors; $p.InvocationStateInfo.State; $p.InvocationStateInfo.Reason.Message") == [
        "True",
        "Failed",
        "no",
    ]


def test_nothing_to_run(run: Transcript) -> None:
    assert run(ID % "[powershell]::Create().Invoke()") == ["InvalidOperationException"]
    assert run(ID % "[powershell]::Create().AddParameter('x', 1)") == ["InvalidOperationException"]


def test_a_closed_runspace(run: Transcript) -> None:
    text = "$r = [runspacefactory]::CreateRunspace(); $r.Open(); $r.Close(); $p = [powershell]::Create()\n"
    text += "$p.Runspace = $r\n"
    assert run(text + ID % "$p.AddScript('1').Invoke()") == ["InvalidRunspaceStateException"]


def test_calls_within_calls_end(run: Transcript) -> None:
    run("function f { [powershell]::Create('CurrentRunspace').AddScript('f').Invoke() }")
    assert run("f; 'ended'") == ["ended"]


def test_records_of_the_streams(run: Transcript) -> None:
    text = (
        "$p = [powershell]::Create().AddScript('Write-Error e; Write-Warning w; Write-Verbose v -Verbose; 5')\n"
        "$p.Invoke(); $p.HadErrors; $s = $p.Streams\n"
        "$s.Error.Count; $s.Warning[0].Message; $s.Verbose[0].Message; $s.ClearStreams(); $s.Error.Count"
    )
    assert run(text) == ["5", "True", "1", "w", "v", "0"]
    assert run.errors == ""


def test_commands_and_parameters(run: Transcript) -> None:
    assert run("[powershell]::Create().AddCommand('Write-Output').AddArgument(5).Invoke()") == ["5"]
    text = "[powershell]::Create().AddScript('3, 1').AddCommand('Sort-Object').AddParameter('Descending').Invoke()"
    assert run(text) == ["3", "1"]
    assert run("[powershell]::Create().AddScript('param($a, $b) $b').AddParameters(@{ b = 2; a = 1 }).Invoke()") == [
        "2"
    ]
    assert run("[powershell]::Create().AddScript('1').AddStatement().AddScript('2').Invoke().Count") == ["2"]
    assert run("[powershell]::Create().AddScript('$input').Invoke(@(4, 5))") == ["4", "5"]


def test_a_runspace_keeps_its_variables(run: Transcript) -> None:
    text = (
        "$x = 1; $p = [powershell]::Create(); $null = $p.AddScript('$x = 9; function f { $x }').Invoke()\n"
        "$p.Commands.Clear(); $p.AddScript('f').Invoke(); $x"
    )
    assert run(text) == ["9", "1"]


def test_begin_and_end(run: Transcript) -> None:
    text = "$p = [powershell]::Create().AddScript('6'); $h = $p.BeginInvoke(); $h.IsCompleted; $p.EndInvoke($h)"
    assert run(text) == ["True", "6"]


def test_pools_and_initial_states(run: Transcript) -> None:
    text = (
        "$i = [initialsessionstate]::CreateDefault()\n"
        "$i.Variables.Add([System.Management.Automation.Runspaces.SessionStateVariableEntry]::new('v', 8, ''))\n"
        "$i.Commands.Add([System.Management.Automation.Runspaces.SessionStateFunctionEntry]::new('g', '$v + 1'))\n"
        "$pool = [runspacefactory]::CreateRunspacePool(1, 3, $i, $host); $pool.Open()\n"
        "$p = [powershell]::Create(); $p.RunspacePool = $pool; $p.AddScript('g').Invoke(); $pool.Close()"
    )
    assert run(text) == ["9"]


def test_the_proxy_of_a_runspace(run: Transcript) -> None:
    text = (
        "$r = [runspacefactory]::CreateRunspace(); $r.RunspaceStateInfo.State; $r.Open(); $r.RunspaceAvailability\n"
        "$r.SessionStateProxy.SetVariable('q', 3); $r.SessionStateProxy.GetVariable('q')\n"
        "[runspace]::DefaultRunspace.Id"
    )
    assert run(text) == ["BeforeOpen", "Available", "3", "1"]


def test_an_error_under_stop_comes_out_as_the_stop(run: Transcript) -> None:
    text = "$p = [powershell]::Create().AddScript('Write-Error e -ErrorAction Stop'); " + ID % "$p.Invoke()"
    assert run(text) == ["ActionPreferenceStopException"]
