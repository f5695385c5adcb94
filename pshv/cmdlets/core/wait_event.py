"""Wait-Event: nothing can queue an event while one waits, so what is queued is given or the time passes."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.timepassing import pass_time
from pshv.runtime.wildcard import Wildcard

from .eventqueue import event_queue


class WaitEvent(Cmdlet):
    """Waits until a particular event is raised before continuing to run."""

    name = "Wait-Event"

    def process(self) -> None:
        bound = self.bound
        source: Any = bound.get("SourceIdentifier")
        test = Wildcard(str(source) if source is not None else "*").matches
        found = next((event for event in event_queue(self.session).events if test(event.source)), None)
        if found is not None:
            self.write(found)
            return
        limit: Any = bound.get("Timeout")
        if limit is None or int(limit) < 0:
            self.throw(
                self.error(
                    "Wait-Event would wait for ever: no event is queued and nothing in this mock raises one.",
                    "WaitEventNeverEnds",
                    "OperationTimeout",
                    source,
                )
            )
        pass_time(self.session, float(limit))
