"""Ctrl-C: `finally` runs, `catch` does not, the session lives on."""

from __future__ import annotations

import pytest

from pshv.cmdlets.core.start_sleep import StartSleep

from .conftest import Transcript


@pytest.fixture
def interrupted(run: Transcript, monkeypatch: pytest.MonkeyPatch) -> Transcript:
    """A session in which Ctrl-C is pressed while `Start-Sleep` sleeps."""

    def press(cmdlet: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(StartSleep, "process", press)
    return run


def test_finally_but_no_catch(interrupted: Transcript) -> None:
    text = "try { 'sleeping'; Start-Sleep 5; 'never' } catch { 'caught' } finally { Write-Host 'cleaned' }; 'never'"
    assert interrupted(text) == ["sleeping", "cleaned"]
    assert interrupted.errors == ""


def test_no_trap_either(interrupted: Transcript) -> None:
    assert interrupted("trap { 'trapped' } Start-Sleep 5; 'never'") == []


def test_the_session_goes_on(interrupted: Transcript) -> None:
    interrupted("$kept = 1; function f { Start-Sleep 5 }; f")
    assert interrupted("\"$kept $($Error.Count)\"; & { 'scope ' + $MyInvocation.CommandOrigin }")[0] == "1 0"


def test_clean_blocks_run(interrupted: Transcript) -> None:
    text = "function f { process { Start-Sleep 5 } clean { Write-Host 'clean' } }; 1 | f"
    assert interrupted(text) == ["clean"]
