"""Get-LabProgress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet

if TYPE_CHECKING:
    from pshv.labs.desk import Desk


class GetLabProgress(LabCmdlet):
    """Gets what was tried: the newest run of each lab."""

    name = "Get-LabProgress"
    parameters = ()

    def process(self) -> None:
        self.at(self._list)

    def _list(self, desk: Desk) -> None:
        from pshv.labs.objects import LabProgress

        for name, runs in desk.record.book["labs"].items():
            self.write(LabProgress(name, runs, desk.record.state(name)))
