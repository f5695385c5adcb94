"""Reset-Lab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet

if TYPE_CHECKING:
    from pshv.labs.desk import Desk


class ResetLab(LabCmdlet):
    """Puts the open lab's cluster, files and answers back to the beginning."""

    name = "Reset-Lab"
    parameters = ()

    def process(self) -> None:
        self.in_open_lab(self._reset)

    def _reset(self, desk: Desk) -> None:
        desk.reset()
        self.say([f"Lab {desk.open}: as at the beginning."])
