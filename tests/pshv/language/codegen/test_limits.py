"""Limits of the sandbox: time and depth."""

from __future__ import annotations

from typing import Any

from pshv.runtime.limits import TimeLimit


def test_an_endless_loop_is_stopped_and_finally_still_runs(run: Any) -> None:
    run.session.time_limit = lambda: TimeLimit(0.05)
    assert run("try { while ($true) { } } catch { 'caught' } finally { Write-Host 'bye' }; 'never'") == ["bye"]


def test_the_session_goes_on_after_a_stop(run: Any) -> None:
    run.session.time_limit = lambda: TimeLimit(0.05)
    run("while ($true) { }")
    run.session.time_limit = None
    assert run("1 + 1") == ["2"]
