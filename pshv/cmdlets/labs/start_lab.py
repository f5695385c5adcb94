"""Start-Lab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet
from pshv.runtime.declaration import Param

if TYPE_CHECKING:
    from pshv.labs.desk import Desk


class StartLab(LabCmdlet):
    """Sets up a lab on a cluster of its own, moves the session there, and shows the incident card."""

    name = "Start-Lab"
    parameters = (
        Param("Name", "string", mandatory=True, position=0, by_value=True, by_property=True),
        Param("Seed", "int", minimum=0),
        Param("Exam", "switch"),
    )
    Name: str
    Seed: int | None
    Exam: bool

    def process(self) -> None:
        self.at(self._start)

    def _start(self, desk: Desk) -> None:
        from pshv.labs import report
        from pshv.labs.place import enter

        lab = desk.start(self.Name, self.Seed, exam=self.Exam)
        enter(self.session, desk)
        self.say([*report.card(desk), *report.ways_inside(lab)])
