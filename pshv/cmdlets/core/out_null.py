"""Out-Null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.cmdlet import Cmdlet

if TYPE_CHECKING:
    from collections.abc import Callable


class OutNull(Cmdlet):
    """Hides the output instead of sending it down the pipeline or displaying it."""

    name = "Out-Null"
    net_class = "Microsoft.PowerShell.Commands.OutNullCommand"

    InputObject: object

    def receiver(self) -> Callable[[object], object]:
        """What is called with each object of the pipeline: nothing is done."""
        return _ignore


def _ignore(item: object) -> None:
    pass
