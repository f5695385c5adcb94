"""Write-EventLog."""

from __future__ import annotations

from pshv.runtime.dates import DateTime
from pshv.runtime.timepassing import now

from .eventlogbase import EventLogCmdlet
from .eventsources import ENTRY_TYPES, Entry


class WriteEventLog(EventLogCmdlet):
    """Writes an event to an event log."""

    name = "Write-EventLog"

    def process(self) -> None:
        bound = self.bound
        source = str(bound.get("Source"))
        given = bound.get("EntryType")
        asked = str(getattr(given, "name", given) or "Information")
        kind = next((one for one in ENTRY_TYPES if one.lower() == asked.lower()), "Information")
        for computer, node in self.computers():
            logs = self.shelf(node)
            log = logs.sources.get(source.lower())
            if log is None:
                called = "localhost" if computer == "." else computer
                self.write_error(
                    self.error(
                        f'The source name "{source}" does not exist on computer "{called}".',
                        "SourceDoesNotExist",
                        "InvalidOperation",
                        exception="System.InvalidOperationException",
                    )
                )
                continue
            ticks = now(self.session) - getattr(node, "time_zone_bias", 0) * 600_000_000
            machine = str(getattr(node, "fqdn", self.here))
            event = int(bound.get("EventId") or 0)  # type: ignore[call-overload]
            entry = Entry(log, source, event, kind, str(bound.get("Message")), DateTime(ticks, "Local"), machine)
            entry.category = int(bound.get("Category") or 1)  # type: ignore[call-overload]
            logs.write(entry)
