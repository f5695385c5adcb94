"""Show-MockMigration."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.picture_cmdlet import PictureCmdlet
from pshv.runtime.declaration import Param


class ShowMockMigration(PictureCmdlet):
    """Draws a live migration: the pages each pass sent, and the time of each stage. Default: the newest."""

    name = "Show-MockMigration"
    parameters = (
        Param("VMName", "string", position=0, aliases=("Name",), by_property=True),
        Param("Id", "int", minimum=1),
        Param("OutFile", "string", aliases=("Path",)),
    )
    VMName: str | None
    Id: Any

    def process(self) -> None:
        from pshv.pictures.passes import MigrationPicture, NoMigration

        try:
            picture = MigrationPicture(self.mock(), self.VMName or "", int(self.Id or 0))
        except NoMigration as problem:
            self.throw(self.error(str(problem), "MigrationNotFound", "ObjectNotFound", self.VMName))
        self.show(picture)
