"""Get-PSSession."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard

from .pssessions import PSSession, session_table


class GetPSSession(Cmdlet):
    """Gets the PSSessions of this session."""

    name = "Get-PSSession"

    def process(self) -> None:
        self.write_all(self.chosen())

    def chosen(self) -> list[PSSession]:
        """The sessions the parameters name."""
        bound = self.bound
        found = list(session_table(self.session).sessions.values())
        given: Any = bound.get("Session")
        if given is not None:
            return [one for one in (given if isinstance(given, list) else [given]) if isinstance(one, PSSession)]
        ids: Any = bound.get("Id")
        if ids is not None:
            numbers = {int(i) for i in (ids if isinstance(ids, list) else [ids])}
            return [one for one in found if one.id in numbers]
        for name in ("Name", "ComputerName"):
            wanted: Any = bound.get(name)
            if wanted is not None:
                tests = [Wildcard(str(w)).matches for w in (wanted if isinstance(wanted, list) else [wanted])]
                attribute = "name" if name == "Name" else "computer"
                found = [one for one in found if any(test(getattr(one, attribute)) for test in tests)]
        return found
