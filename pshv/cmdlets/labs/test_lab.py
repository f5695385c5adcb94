"""Test-Lab."""

from __future__ import annotations

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet
from pshv.runtime.declaration import Param


class TestLab(LabCmdlet):
    """Checks the open lab and says what is still wrong; with `-Quiet` only whether it is green."""

    __test__ = False  # no test of pytest's
    name = "Test-Lab"
    parameters = (Param("Quiet", "switch"),)
    Quiet: bool

    def process(self) -> None:
        from pshv.labs import report

        wrong = self.in_open_lab(lambda desk: desk.check())
        if self.Quiet:
            self.write(not wrong)
        else:
            self.say(self.at(lambda desk: report.verdict(desk, wrong)))
