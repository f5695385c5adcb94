"""New-Event."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

from .eventqueue import event_queue


class NewEvent(Cmdlet):
    """Creates a new event in the session's queue."""

    name = "New-Event"

    def end(self) -> None:
        bound = self.bound
        arguments: Any = bound.get("EventArguments") or []
        self.write(
            event_queue(self.session).add(
                str(bound["SourceIdentifier"]), bound.get("Sender"), list(arguments), bound.get("MessageData")
            )
        )
