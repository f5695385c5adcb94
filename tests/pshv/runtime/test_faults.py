"""A mistake of pshv's own, and a cluster's file that fails, are error records of the session."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from mockcluster.store.problem import Problem, StoreError
from pshv.cmdlets.core.get_date import GetDate
from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options

if TYPE_CHECKING:
    import pytest


def transcript(text: str) -> str:
    options = Options()
    options.memory, options.edition = True, "core"
    out = BytesIO()
    session = Opening(options, "core").session(Host(out, out, BytesIO()))
    session.run_text(text)
    return out.getvalue().decode()


def failing(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def process(self: GetDate) -> None:
        raise problem

    monkeypatch.setattr(GetDate, "process", process)


def test_a_mistake_of_a_cmdlet_is_said_and_the_next_statement_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyError("zork"))
    shown = transcript("Get-Date; 'next'; $Error[0].FullyQualifiedErrorId")
    assert "internal error: KeyError: 'zork'" in shown
    assert "Traceback" not in shown
    assert "\nnext\nInternalError" in shown


def test_a_mistake_can_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, TypeError("no"))
    text = "try { Get-Date } catch { 'caught' }; 1..2 | ForEach-Object { try { Get-Date } catch { $_.GetType().Name } }"
    assert transcript(text) == "caught\nErrorRecord\nErrorRecord\n"


def test_a_file_that_another_process_locks_is_an_error_and_the_session_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, StoreError(Problem("Locked", "lab.db")))
    shown = transcript("Get-Date; $Error[0].CategoryInfo.Category; 'next'")
    assert "The cluster file 'lab.db' is locked by another process." in shown
    assert shown.endswith("\nResourceBusy\nnext\n")
