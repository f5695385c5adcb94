"""Remove-Event."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard

from .eventqueue import event_queue


class RemoveEvent(Cmdlet):
    """Deletes events from the event queue."""

    name = "Remove-Event"

    def process(self) -> None:
        bound = self.bound
        queue = event_queue(self.session)
        source: Any = bound.get("SourceIdentifier")
        number: Any = bound.get("EventIdentifier")
        if number is not None:
            found = [event for event in queue.events if event.id == int(number)]
        else:
            test = Wildcard(str(source)).matches
            found = [event for event in queue.events if test(event.source)]
        if not found:
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
        for event in found:
            if self.should_process(f"Event '{event.source}'", "Remove"):
                queue.events.remove(event)
