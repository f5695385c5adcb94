"""Get-Event."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .eventqueue import event_queue


class GetEvent(Cmdlet):
    """Gets the events in the event queue."""

    name = "Get-Event"

    def process(self) -> None:
        bound = self.bound
        events = event_queue(self.session).events
        source: Any = bound.get("SourceIdentifier")
        number: Any = bound.get("EventIdentifier")
        if number is not None:
            found = [event for event in events if event.id == int(number)]
        else:
            test = Wildcard(str(source) if source is not None else "*").matches
            found = [event for event in events if test(event.source)]
        if not found and (number is not None or (source is not None and not contains_wildcard(str(source)))):
            what = f"identifier '{number}'" if number is not None else f"source identifier '{source}'"
            self.write_error(
                self.error(
                    f"Event with {what} does not exist.",
                    "INVALID_EVENT_IDENTIFIER" if number is not None else "INVALID_SOURCE_IDENTIFIER",
                    "InvalidArgument",
                    None,
                    exception="System.ArgumentException",
                )
            )
        self.write_all(found)
