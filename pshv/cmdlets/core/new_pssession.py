"""New-PSSession."""

from __future__ import annotations

from typing import Any

from .childsession import child_session
from .invoke_command import InvokeCommand
from .new_guid import random_guid
from .pssessions import PSSession, session_table


class NewPSSession(InvokeCommand):
    """Creates a persistent connection to a node."""

    name = "New-PSSession"

    def end(self) -> None:
        given: Any = self.bound.get("ComputerName")
        names = [str(one) for one in given] if isinstance(given, list) else [str(given)] if given else ["localhost"]
        titles: Any = self.bound.get("Name") or []
        table = session_table(self.session)
        for index, shown in enumerate(names):
            node = self._node("localhost" if shown in ("localhost", ".") else shown.partition(".")[0])
            if node is None:
                self.write_error(self._unreachable(shown))
                continue
            table.last += 1
            title = str(titles[index]) if index < len(titles) else f"Runspace{table.last}"
            inner = child_session(self.session, node)
            inner.extras["persistent"] = True
            made = PSSession(table.last, title, shown, random_guid(self.session), inner)
            table.sessions[made.id] = made
            self.write(made)
