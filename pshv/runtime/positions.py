"""Where an error happened: the record's position and its script stack trace, read from the Python traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pshv.language.codegen.unit import Place, place_of, raised_places, running_places

from .errors import ErrorRecord, InvocationInfo, PSError

if TYPE_CHECKING:
    from .session import Session


def locate(session: Session, error: PSError) -> None:
    """Gives the record its position and stack trace unless it has them."""
    record = error.record
    if record.script_stack and record.invocation is not None:
        return
    traceback = error.__traceback__
    if record.invocation is None:
        place = place_of(traceback)
        if place is not None:
            record.invocation = invocation_at(place)
            if record.extent is None:
                record.extent = place.extent
            else:
                record.invocation.extent = record.extent
    elif record.invocation.extent is None and record.extent is not None:
        record.invocation.extent = record.extent
    if not record.script_stack:
        inner = raised_places(traceback)
        outer = running_places(sys._getframe(1))
        record.script_stack = stack_text([*reversed(inner), *outer[1:]] if inner else outer)


def invocation_at(place: Place) -> InvocationInfo:
    """The InvocationInfo of an error that no command made."""
    info = InvocationInfo(extent=place.extent)
    if place.extent is not None:
        info.script_path = place.extent.file
    return info


def stamp_running(record: ErrorRecord) -> None:
    """Gives a record written by a running command the stack of that moment."""
    if not record.script_stack:
        record.script_stack = stack_text(running_places(sys._getframe(1)))


def stack_text(places: list[Place]) -> str:
    """ScriptStackTrace: `at NAME, FILE: line N` for each block, innermost first."""
    lines = []
    for place in places:
        extent = place.extent
        file = extent.file if extent is not None else None
        line = extent.start_line_number if extent is not None else 1
        lines.append(f"at {place.main}, {file or '<No file>'}: line {line}")
    return "\n".join(lines)
