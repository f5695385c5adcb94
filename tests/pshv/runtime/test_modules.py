"""Modules made in a session: what they export, and their own scope."""

from __future__ import annotations

from .conftest import Transcript


def test_an_unknown_module(run: Transcript) -> None:
    assert run("try { Import-Module NoSuchModule -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }") == [
        "Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand"
    ]


def test_a_command_of_an_unknown_module_is_named_as_called(run: Transcript) -> None:
    run("'x'\nNoModule\\Get-It")
    assert run.errors.startswith("NoModule\\Get-It:")


def test_only_what_is_exported(run: Transcript) -> None:
    text = (
        "$m = New-Module { function Get-Seen { Get-Unseen }; function Get-Unseen { 'inner' }; "
        "Export-ModuleMember -Function Get-Seen }\nGet-Seen\n"
        "try { Get-Unseen } catch { 'not here' }; & $m { Get-Unseen }"
    )
    assert run(text) == ["inner", "not here", "inner"]


def test_module_variables_are_its_own(run: Transcript) -> None:
    text = "$n = 'mine'; $null = New-Module { $n = 1; function Step { $script:n++; $script:n } }\nStep; Step; $n"
    assert run(text) == ["2", "3", "mine"]


def test_as_custom_object(run: Transcript) -> None:
    text = (
        "$o = New-Module -AsCustomObject { $Count = 1; function More { $script:Count++ }; "
        "Export-ModuleMember -Function * -Variable * }; $o.More(); $o.Count"
    )
    assert run(text) == ["2"]
