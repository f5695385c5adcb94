"""Remove-EventLog."""

from __future__ import annotations

from typing import Any

from .eventlogbase import EventLogCmdlet


class RemoveEventLog(EventLogCmdlet):
    """Deletes an event log or unregisters an event source."""

    name = "Remove-EventLog"

    def process(self) -> None:
        names: Any = self.bound.get("LogName") or []
        sources: Any = self.bound.get("Source") or []
        for computer, node in self.computers():
            logs = self.shelf(node)
            for source in sources:
                if self.should_process(str(source)):
                    logs.sources.pop(str(source).lower(), None)
            for name in names:
                log = logs.log(str(name))
                if log is None:
                    self.missing_log(str(name), computer)
                elif self.should_process(log):
                    logs.logs.pop(log.lower())
                    logs.entries.pop(log.lower(), None)
                    logs.sources = {source: where for source, where in logs.sources.items() if where != log}
