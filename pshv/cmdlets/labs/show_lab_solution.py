"""Show-LabSolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet
from pshv.runtime.declaration import Param

if TYPE_CHECKING:
    from pshv.labs.desk import Desk


class ShowLabSolution(LabCmdlet):
    """Shows the model solution with its explanation; `-Apply` runs it. The lab then counts as skipped."""

    name = "Show-LabSolution"
    parameters = (Param("Apply", "switch"),)
    Apply: bool

    def process(self) -> None:
        self.in_open_lab(self._show)

    def _show(self, desk: Desk) -> None:
        from pshv.labs import report

        if self.Apply:
            desk.skip()
        else:
            desk.show_solution()
        self.say(report.explanation(desk, applied=self.Apply))
