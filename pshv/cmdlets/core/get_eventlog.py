"""Get-EventLog: the classic logs of a node, newest first (5.1 only)."""

from __future__ import annotations

from typing import Any

from pshv.runtime.wildcard import Wildcard

from .eventlogbase import EventLogCmdlet
from .eventsources import Entry, read


class GetEventLog(EventLogCmdlet):
    """Gets the events in an event log, or a list of the event logs, on the local computer or remote computers."""

    name = "Get-EventLog"

    def process(self) -> None:
        for computer, node in self.computers():
            log = self.shelf(node).log(str(self.bound.get("LogName") or "Application"))
            if log is None:
                self.missing_log(str(self.bound.get("LogName")), computer)
                continue
            found = [entry for entry in reversed(read(self.session, node, log)) if self.admits(entry)]
            newest: Any = self.bound.get("Newest")
            if not found:
                self.write_error(
                    self.error(
                        "No matches found",
                        "GetEventLogNoEntriesFound",
                        "ObjectNotFound",
                        exception="System.ArgumentException",
                    )
                )
            self.write_all(found if newest is None else found[: int(newest)])

    def admits(self, entry: Entry) -> bool:
        bound = self.bound
        after: Any = bound.get("After")
        before: Any = bound.get("Before")
        kinds: Any = bound.get("EntryType")
        ids: Any = bound.get("InstanceId")
        indexes: Any = bound.get("Index")
        return (
            (after is None or entry.time.ticks > after.ticks)
            and (before is None or entry.time.ticks < before.ticks)
            and (not kinds or entry.kind.lower() in [str(kind).lower() for kind in kinds])
            and (not ids or entry.event in [int(one) for one in ids])
            and (not indexes or entry.index in [int(one) for one in indexes])
            and self.matches("Source", entry.source)
            and self.matches("Message", entry.message)
        )

    def matches(self, parameter: str, text: str) -> bool:
        patterns: Any = self.bound.get(parameter)
        if not patterns:
            return True
        return any(Wildcard(str(p)).matches(text) for p in (patterns if isinstance(patterns, list) else [patterns]))
