"""Write-Output."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.values import NOTHING, enumerate_value


class WriteOutput(Cmdlet):
    """Writes the specified objects to the pipeline."""

    name = "Write-Output"
    InputObject: Any
    NoEnumerate: bool

    def process(self) -> None:
        value = self.InputObject
        if value is None and "InputObject" not in self.bound and not self.expecting_input:
            return
        if value is NOTHING:
            return
        items = None if self.NoEnumerate else enumerate_value(value)
        if items is None:
            self.write(value)
        else:
            self.write_all(items)
