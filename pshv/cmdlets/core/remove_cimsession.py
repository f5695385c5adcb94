"""Remove-CimSession."""

from __future__ import annotations

from .cimsessions import cim_sessions
from .get_cimsession import GetCimSession


class RemoveCimSession(GetCimSession):
    """Removes one or more CIM sessions."""

    name = "Remove-CimSession"

    def process(self) -> None:
        table = cim_sessions(self.session)
        for one in self.chosen():
            if self.should_process(one.text()):
                table.sessions.pop(int(one.id), None)
