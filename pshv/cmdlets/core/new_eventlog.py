"""New-EventLog."""

from __future__ import annotations

from typing import Any

from .eventlogbase import EventLogCmdlet


class NewEventLog(EventLogCmdlet):
    """Creates a new event log and a new event source on a local or remote computer."""

    name = "New-EventLog"

    def process(self) -> None:
        sources: Any = self.bound.get("Source")
        for computer, node in self.computers():
            logs = self.shelf(node)
            for source in sources if isinstance(sources, list) else [sources]:
                if str(source).lower() in logs.sources:
                    called = "localhost" if computer == "." else computer
                    self.write_error(
                        self.error(
                            f'The "{source}" source is already registered on the "{called}" computer.',
                            "NewEventlogException",
                            "InvalidOperation",
                            exception="System.InvalidOperationException",
                        )
                    )
                else:
                    logs.register(str(source), str(self.bound.get("LogName")))
