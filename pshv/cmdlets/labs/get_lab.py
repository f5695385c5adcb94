"""Get-Lab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet
from pshv.runtime.declaration import Param

if TYPE_CHECKING:
    from pshv.labs.desk import Desk


class GetLab(LabCmdlet):
    """Gets the labs there are, with the learner's state; `-Card` shows the incident card of the open lab again."""

    name = "Get-Lab"
    default_set = "Name"
    parameters = (
        Param("Name", "string[]", position=0, sets=("Name",)),
        Param("Card", "switch", sets=("Card",), mandatory=True),
    )
    Name: list[str] | None
    Card: bool

    def process(self) -> None:
        from pshv.labs import report

        if self.Card:
            self.say(self.at(report.card))
        else:
            self.at(self._list)

    def _list(self, desk: Desk) -> None:
        from pshv.labs import library
        from pshv.labs.mistakes import LabError, nearest
        from pshv.labs.objects import LabInfo
        from pshv.runtime.wildcard import Wildcard, contains_wildcard

        known = library.names()
        for wanted in self.Name or ["*"]:
            pattern = Wildcard(wanted)
            found = [name for name in known if pattern.matches(name)]
            if not found and not contains_wildcard(wanted):
                raise LabError(f"There is no lab '{wanted}'. {nearest(wanted, known)}")
            for name in found:
                self.write(LabInfo(name, *library.title(name), desk.record.state(name)))
