"""New-PSSession."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet

from .pssessions import PSSession, session_table
from .remotetarget import Target, listed, of_computer, of_machine, of_session


class NewPSSession(Cmdlet):
    """Creates a persistent connection to a node."""

    name = "New-PSSession"

    def process(self) -> None:
        titles = listed(self.bound.get("Name"))
        for index, target in enumerate(self._targets()):
            if target.problem is not None:
                self.write_error(target.problem)
                continue
            self.write(self._opened(target, str(titles[index]) if index < len(titles) else None))

    def _targets(self) -> list[Target]:
        bound = self.bound
        for parameter in ("VMName", "VMId"):
            if bound.get(parameter) is not None:
                return [of_machine(self, str(one), parameter) for one in listed(bound[parameter])]
        if bound.get("Session") is not None:
            return [of_session(self, one) for one in listed(bound["Session"])]
        return [of_computer(self, str(one)) for one in listed(bound.get("ComputerName")) or ["localhost"]]

    def _opened(self, target: Target, title: str | None) -> PSSession:
        table = session_table(self.session)
        table.last += 1
        inner = target.session()
        inner.extras["persistent"] = True
        made = PSSession(table.last, title or f"Runspace{table.last}", target.shown, target.runspace, inner)
        table.sessions[made.id] = made
        return made
