"""Out-Host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.formatting.out_default import OutDefault
from pshv.runtime.cmdlet import Cmdlet

if TYPE_CHECKING:
    from collections.abc import Callable


class HostOutput(Cmdlet):
    """Base of the cmdlets that show their input on the host."""

    InputObject: object

    sink: OutDefault | None = None

    def begin(self) -> None:
        self.receiver()

    def receiver(self) -> Callable[[object], object]:
        """What is called with each object of the pipeline."""
        if self.sink is None:
            self.sink = OutDefault(self.session)
        return self.sink.process

    def process(self) -> None:
        self.receiver()(self.InputObject)

    def end(self) -> None:
        if self.sink is not None:
            self.sink.end()

    def stop(self) -> None:
        self.end()


class OutHost(HostOutput):
    """Sends output to the command line."""

    name = "Out-Host"
