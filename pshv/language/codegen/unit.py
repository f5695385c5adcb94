"""Generated modules: their source lines, and the piece of script each line was made from.

A line of generated code stands for one position of the script, so that the position of an error is read from the
Python traceback and costs nothing while nothing fails.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import CodeType, FrameType, TracebackType

    from pshv.language.extent import Extent

    from .block import BlockCode

_PREFIX = "<pshv "
_UNITS: dict[str, Unit] = {}


class Unit:
    """One generated module. `marks[n]` is the extent of line n + 1; `mains` are its whole-block functions."""

    __slots__ = ("block", "file", "lines", "mains", "marks", "namespace", "session", "spelled")

    def __init__(self, block: BlockCode) -> None:
        self.block = block
        self.file = f"{_PREFIX}{len(_UNITS)}>"
        self.lines: list[str] = []
        self.marks: list[Extent | None] = []
        self.namespace: dict[str, Any] = {}
        self.mains: dict[str, str] = {}
        self.spelled: dict[str, str] = {}
        self.session: object = None  # the session that knows this unit's variable spellings
        _UNITS[self.file] = self

    def load(self) -> dict[str, Any]:
        """Compiles the lines and runs the module; gives its namespace."""
        from pshv.runtime.operations import provide

        code: CodeType = compile("\n".join(self.lines), self.file, "exec", dont_inherit=True)
        provide(code, self.namespace)
        exec(code, self.namespace)
        self.lines = []
        return self.namespace

    def extent_at(self, line: int) -> Extent | None:
        """The script position a generated line (from 1) was made from."""
        while line > 0:
            mark = self.marks[line - 1] if line <= len(self.marks) else None
            if mark is not None:
                return mark
            line -= 1
        return None


class Place:
    """A position in a running script: which block, and where in it."""

    __slots__ = ("extent", "main", "scope", "unit")

    def __init__(self, unit: Unit, extent: Extent | None, main: str, scope: Any) -> None:
        self.unit = unit
        self.extent = extent
        self.main = main
        self.scope = scope


def place_of(traceback: TracebackType | None) -> Place | None:
    """The innermost script position an exception came through."""
    found: Place | None = None
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename.startswith(_PREFIX):
            unit = _UNITS[code.co_filename]
            scope = traceback.tb_frame.f_locals.get("S")
            found = Place(unit, unit.extent_at(traceback.tb_lineno), code.co_name, scope)
        traceback = traceback.tb_next
    return found


def raised_places(traceback: TracebackType | None) -> list[Place]:
    """Script positions of all frames an exception came through, outermost first (helper functions folded in)."""
    frames: list[tuple[FrameType, int]] = []
    while traceback is not None:
        frames.append((traceback.tb_frame, traceback.tb_lineno))
        traceback = traceback.tb_next
    return _fold(reversed(frames))[::-1]


def running_places(frame: FrameType | None = None) -> list[Place]:
    """Script positions of the running blocks, innermost first."""
    frames = []
    current = frame if frame is not None else sys._getframe(1)
    while current is not None:
        frames.append((current, current.f_lineno))
        current = current.f_back  # type: ignore[assignment]
    return _fold(iter(frames))


def current_place() -> Place | None:
    """The innermost running script position."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_PREFIX):
            unit = _UNITS[code.co_filename]
            return Place(unit, unit.extent_at(frame.f_lineno), code.co_name, frame.f_locals.get("S"))
        frame = frame.f_back
    return None


def _fold(frames: Any) -> list[Place]:
    """Frames innermost first -> one place for each block; a helper's position is its block's."""
    places: list[Place] = []
    pending: Place | None = None
    for frame, line in frames:
        code = frame.f_code
        if not code.co_filename.startswith(_PREFIX):
            continue
        unit = _UNITS[code.co_filename]
        here = pending
        if here is None or here.unit is not unit:
            here = Place(unit, unit.extent_at(line), code.co_name, frame.f_locals.get("S"))
        if code.co_name in unit.mains:
            here.main = unit.mains[code.co_name]
            places.append(here)
            pending = None
        else:
            pending = here
    return places
