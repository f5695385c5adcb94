"""Get-Error."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import ErrorRecord, ExceptionObject
from pshv.runtime.values import NOTHING, PSObject

RECORD_TYPE = "System.Management.Automation.ErrorRecord#PSExtendedError"
EXCEPTION_TYPE = "System.Exception#PSExtendedError"


class GetError(Cmdlet):
    """Gets and displays the most recent error messages from the current session."""

    name = "Get-Error"

    Newest: int | None
    InputObject: object

    def process(self) -> None:
        if self.InputObject is not None:
            self.write(extended(self.InputObject, None))

    def end(self) -> None:
        if self.parameter_set == "Error" or self.InputObject is not None:
            return
        errors = self.session.error_list
        if self.Newest is None:
            if errors:
                self.write(extended(errors[0], None))
            return
        for index, error in enumerate(errors[: int(self.Newest)]):
            self.write(extended(error, index))


def extended(error: Any, index: int | None) -> PSObject:
    """The error under the type name that has the detailed view."""
    from pshv.runtime.values import unwrap
    from pshv.types.nettype import type_names

    base = unwrap(error)
    first = RECORD_TYPE if isinstance(base, ErrorRecord) else EXCEPTION_TYPE
    names = [first, *type_names(base)] if isinstance(base, (ErrorRecord, ExceptionObject)) else type_names(base)
    notes: dict[str, Any] = {} if index is None else {"PSErrorIndex": index}
    return PSObject(notes, names, base if base is not None else NOTHING)
