"""The session's history: what was run at the prompt, by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import dates
from pshv.types.netobject import NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.session import Session


STATE = "System.Management.Automation.Runspaces.PipelineState"


def _state(name: str) -> object:
    from pshv.types.nettype import resolve_type

    return resolve_type(STATE).enum_member(name)


class HistoryInfo(NetObject):
    """One line of the history."""

    __slots__ = ("ended", "id", "line", "started", "status")
    type_names = ("Microsoft.PowerShell.Commands.HistoryInfo", "System.Object")
    members = member_table(
        Property("Id", lambda h: h.id, type_name="long"),
        Property("CommandLine", lambda h: h.line, type_name="string"),
        Property("ExecutionStatus", lambda h: _state(h.status), type_name=STATE),
        Property("StartExecutionTime", lambda h: h.started, type_name="datetime"),
        Property("EndExecutionTime", lambda h: h.ended, type_name="datetime"),
        Property("Duration", lambda h: dates.span(h.ended.ticks - h.started.ticks), type_name="timespan"),
    )

    def __init__(
        self, number: int, line: str, started: Any = None, ended: Any = None, status: str = "Completed"
    ) -> None:
        from pshv.runtime.values import Int64

        self.id = Int64(number)
        self.line = line
        self.status = status
        self.started = started if started is not None else dates.now()
        self.ended = ended if ended is not None else self.started

    def text(self) -> str:
        return self.line


class History:
    """Lines in the order they were run; ids go on counting when old lines are dropped."""

    def __init__(self) -> None:
        self.lines: list[HistoryInfo] = []
        self.last = 0

    def add(
        self, line: str, started: Any = None, ended: Any = None, status: str = "Completed", limit: int = 4096
    ) -> HistoryInfo:
        """Appends a line."""
        self.last += 1
        made = HistoryInfo(self.last, line, started, ended, status)
        self.lines.append(made)
        del self.lines[:-limit]
        return made

    def find(self, number: int) -> HistoryInfo | None:
        return next((line for line in self.lines if line.id == number), None)


def history(session: Session) -> History:
    """The session's history."""
    found = session.extras.get("history")
    if found is None:
        found = session.extras["history"] = History()
    return found  # type: ignore[return-value]
