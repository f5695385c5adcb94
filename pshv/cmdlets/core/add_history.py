"""Add-History."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.types import members

from .historyinfo import history


class AddHistory(Cmdlet):
    """Appends entries to the session history."""

    name = "Add-History"

    def process(self) -> None:
        given: Any = self.bound.get("InputObject") or []
        for item in given if isinstance(given, list) else [given]:
            line = members.get(item, "CommandLine")
            if line is None:
                self.write_error(
                    self.error(
                        "Cannot add history because the input object has a format that is not valid.",
                        "AddHistoryInvalidInput",
                        "InvalidData",
                        item,
                        exception="System.IO.InvalidDataException",
                    )
                )
                continue
            made = history(self.session).add(
                str(line), members.get(item, "StartExecutionTime"), members.get(item, "EndExecutionTime")
            )
            if self.bound.get("Passthru") or self.bound.get("PassThru"):
                self.write(made)
