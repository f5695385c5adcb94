"""Get-History."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

from .historyinfo import history


class GetHistory(Cmdlet):
    """Gets a list of the commands entered during the current session."""

    name = "Get-History"

    def process(self) -> None:
        bound = self.bound
        lines = history(self.session).lines
        ids: Any = bound.get("Id")
        count: Any = bound.get("Count")
        if ids is not None:
            for number in ids if isinstance(ids, list) else [ids]:
                found = history(self.session).find(int(number))
                if found is None:
                    self.write_error(no_history(self, int(number)))
                elif count is None:
                    self.write(found)
                else:
                    at = lines.index(found)
                    self.write_all(lines[max(0, at + 1 - int(count)) : at + 1])
            return
        limit = 32 if count is None and self.session.edition != "core" else None
        size = int(count) if count is not None else limit
        self.write_all(lines[-size:] if size else lines if size is None else [])


def no_history(cmdlet: Cmdlet, number: int) -> Any:
    """The error of an id that is not in the history."""
    return cmdlet.error(
        f"Cannot locate the history for Id {number}.",
        "GetHistoryNoHistoryForId",
        "ObjectNotFound",
        number,
        exception="System.ArgumentException",
    )
