"""Get-LabHint."""

from __future__ import annotations

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet
from pshv.runtime.declaration import Param


class GetLabHint(LabCmdlet):
    """Gets the next of the open lab's three hints; `-Again` the last one once more."""

    name = "Get-LabHint"
    parameters = (Param("Again", "switch"),)
    Again: bool

    def process(self) -> None:
        from pshv.labs import report

        number, text = self.at(lambda desk: desk.hint(again=self.Again))
        self.say([f"Hint {number} of 3:", *report.wrapped(text)])
