"""Undo-Lab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet
from pshv.runtime.declaration import Param

if TYPE_CHECKING:
    from pshv.labs.desk import Desk


class UndoLab(LabCmdlet):
    """Takes back the last command that changed the lab's cluster, or as many as `-Count` says."""

    name = "Undo-Lab"
    parameters = (Param("Count", "int", position=0, minimum=1, maximum=25),)
    Count: int | None

    def process(self) -> None:
        self.in_open_lab(self._undo)

    def _undo(self, desk: Desk) -> None:
        done = 0
        for _ in range(self.Count or 1):
            if not desk.undo():
                break
            done += 1
        left = len(desk.undo_stack)
        self.say([f"Taken back: {done}; {left} more can be." if done else "There is nothing to take back."])
