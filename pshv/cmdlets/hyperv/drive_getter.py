"""What the getters of drives have in common: which drives of which machines."""

from __future__ import annotations

from typing import Any, ClassVar

from pshv.cmdlets.hyperv.machine_part import PartGetter


class DriveGetter(PartGetter):
    """A getter of the drives of one kind."""

    kind: ClassVar[str] = "HardDisk"
    ControllerLocation: int | None
    ControllerNumber: int | None
    ControllerType: Any = None

    def parts(self, machine: Any) -> list[Any]:
        cluster = self.mock()
        drives = [one for one in cluster.world.drives_of(machine) if one.kind == self.kind and self.placed(one)]
        return [self.shown(cluster, one) for one in drives]

    def placed(self, drive: Any) -> bool:
        """Whether a drive hangs where the parameters say."""
        wanted = (
            (self.ControllerLocation, drive.controller_location),
            (getattr(self, "ControllerNumber", None), drive.controller_number),
            (getattr(self.ControllerType, "name", None), drive.controller_type),
        )
        return all(one is None or one == held for one, held in wanted)

    def shown(self, cluster: Any, drive: Any) -> Any:
        """The object for a drive."""
        raise NotImplementedError
