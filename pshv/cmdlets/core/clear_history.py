"""Clear-History."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard

from .get_history import no_history
from .historyinfo import history


class ClearHistory(Cmdlet):
    """Deletes entries from the session command history."""

    name = "Clear-History"

    def process(self) -> None:
        bound = self.bound
        kept = history(self.session)
        ids: Any = bound.get("Id")
        lines: Any = bound.get("CommandLine")
        count: Any = bound.get("Count")
        if not self.should_process("history", self.name):
            return
        if ids is not None:
            for number in ids:
                found = kept.find(int(number))
                if found is None:
                    self.write_error(no_history(self, int(number)))
                else:
                    kept.lines.remove(found)
        elif lines is not None:
            tests = [Wildcard(str(line)).matches for line in lines]
            kept.lines[:] = [line for line in kept.lines if not any(test(line.line) for test in tests)]
        elif count is not None:
            if bound.get("Newest"):
                del kept.lines[-int(count) :]
            else:
                del kept.lines[: int(count)]
        else:
            kept.lines.clear()
