"""-WhatIf, -Confirm and the preferences behind them."""

from __future__ import annotations

import pytest

from .conftest import Transcript

REMOVE = (
    "function Remove-Thing { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = '{impact}')] param($Name) "
    'if ($PSCmdlet.ShouldProcess($Name)) { "removed $Name" } }; '
)


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("Remove-Thing a -WhatIf", 'What if: Performing the operation "Remove-Thing" on target "a".'),
        (
            "$WhatIfPreference = $true; Remove-Thing a",
            'What if: Performing the operation "Remove-Thing" on target "a".',
        ),
        ("Remove-Thing a", "removed a"),
        ("Remove-Thing a -WhatIf:$false", "removed a"),
        ("Remove-Thing a -Confirm:$false", "removed a"),
    ],
)
def test_medium_impact(run: Transcript, call: str, shown: str) -> None:
    assert run(REMOVE.replace("{impact}", "Medium") + call) == [shown]


def test_high_impact_asks_and_nobody_answers(run: Transcript) -> None:
    assert run(REMOVE.replace("{impact}", "High") + "try { Remove-Thing a } catch { 'refused' }")[-1] == "refused"
    assert run("$ConfirmPreference = 'None'; Remove-Thing a") == ["removed a"]


def test_what_if_reaches_inner_commands(run: Transcript) -> None:
    text = REMOVE.replace("{impact}", "Low") + (
        "function Outer { [CmdletBinding(SupportsShouldProcess)] param() Remove-Thing inner }; Outer -WhatIf"
    )
    assert run(text) == ['What if: Performing the operation "Remove-Thing" on target "inner".']


def test_an_impact_of_none_is_never_asked_about(run: Transcript) -> None:
    run(
        "function f { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'None')]param() $PSCmdlet.ShouldProcess('x') }"
    )
    assert run("f -Confirm") == ["True"]
