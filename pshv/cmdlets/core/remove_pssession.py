"""Remove-PSSession."""

from __future__ import annotations

from .get_pssession import GetPSSession
from .pssessions import session_table


class RemovePSSession(GetPSSession):
    """Closes PSSessions."""

    name = "Remove-PSSession"

    def process(self) -> None:
        for one in self.chosen():
            if self.should_process(one.text(), self.name):
                one.state = "Closed"
                session_table(self.session).sessions.pop(one.id, None)
