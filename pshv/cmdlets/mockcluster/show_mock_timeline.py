"""Show-MockTimeline."""

from __future__ import annotations

from pshv.cmdlets.mockcluster.picture_cmdlet import PictureCmdlet
from pshv.runtime.declaration import Param


class ShowMockTimeline(PictureCmdlet):
    """Draws what cluster logs and event logs of all nodes say, in order of time; `-About` a machine, node or word."""

    name = "Show-MockTimeline"
    parameters = (
        Param("About", "string", position=0, aliases=("VMName", "Name"), by_property=True),
        Param("Minutes", "int", minimum=1, maximum=4320),
        Param("Last", "int", minimum=1, maximum=400),
        Param("OutFile", "string", aliases=("Path",)),
    )
    About: str | None
    Minutes: int | None
    Last: int | None

    def process(self) -> None:
        from pshv.pictures.timeline import TimelinePicture

        minutes, last = int(self.Minutes or 60), int(self.Last or 40)
        self.show(TimelinePicture(self.mock(), about=self.About or "", minutes=minutes, last=last))
