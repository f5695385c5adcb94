"""Invoke-History."""

from __future__ import annotations

from typing import Any

from pshv.host.entry import REPLACED
from pshv.runtime.cmdlet import Cmdlet

from .get_history import no_history
from .historyinfo import history


class InvokeHistory(Cmdlet):
    """Runs commands from the session history."""

    name = "Invoke-History"

    def process(self) -> None:
        from pshv.runtime.execution import parse_block

        kept = history(self.session)
        given: Any = self.bound.get("Id")
        if given is None:
            found = kept.lines[-1] if kept.lines else None
        elif str(given).isdigit():
            found = kept.find(int(given))
        else:
            found = next((line for line in reversed(kept.lines) if line.line.startswith(str(given))), None)
        if found is None and given is not None and str(given).isdigit():
            self.throw(no_history(self, int(given)))
        if found is None:
            self.throw(
                self.error(
                    f"Cannot locate the history for command line {given if given is not None else ''}.".replace(
                        "  ", " "
                    ),
                    "InvokeHistoryNoHistoryForCommandline"
                    if given is not None
                    else "InvokeHistoryNoLastHistoryEntryFound",
                    "ObjectNotFound",
                    given,
                    exception="System.ArgumentException",
                )
            )
        if not self.should_process(found.line, self.name):
            return
        self.session.host.write_line(found.line)
        self.session.extras[REPLACED] = found.line
        parse_block(self.session, found.line, self.run.scope).run(self.write, dot=True)
