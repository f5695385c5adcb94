"""New-CimSession."""

from __future__ import annotations

from typing import Any

from .cimbase import CimCmdlet
from .cimsessions import CimSession, cim_sessions
from .new_guid import random_guid


class NewCimSession(CimCmdlet):
    """Creates a CIM session."""

    name = "New-CimSession"

    def process(self) -> None:
        table = cim_sessions(self.session)
        title: Any = self.bound.get("Name")
        for node, shown in self.computers():
            table.last += 1
            made = CimSession(
                table.last,
                str(title) if title else f"CimSession{table.last}",
                shown or "localhost",
                node,
                random_guid(self.session),
                "WSMAN" if shown else "DCOM",
            )
            table.sessions[table.last] = made
            self.write(made)
