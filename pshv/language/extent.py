"""Where a piece of syntax stands in its source: offsets, and line, column and text when somebody asks."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """One parsed text and the file it came from (None for interactive input)."""

    __slots__ = ("_line_starts", "file", "text")

    def __init__(self, text: str, file: str | None = None) -> None:
        self.text = text
        self.file = file
        self._line_starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        """Offsets at which each line begins (`\\r\\n`, `\\n` and a lone `\\r` end a line)."""
        starts = self._line_starts
        if starts is None:
            starts = self._line_starts = [
                0,
                *(m.end() for m in _LINE_END.finditer(self.text)),
            ]
        return starts

    def line_of(self, offset: int) -> int:
        """1-based line number of an offset."""
        return bisect_right(self.line_starts, offset)

    def column_of(self, offset: int) -> int:
        """1-based column number of an offset."""
        starts = self.line_starts
        return offset - starts[bisect_right(starts, offset) - 1] + 1

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its line end."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")


class Extent:
    """A half-open span `[start, end)` of a source, as IScriptExtent: line and column numbers count from 1."""

    __slots__ = ("end", "source", "start")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    @property
    def file(self) -> str | None:
        return self.source.file

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def start_offset(self) -> int:
        return self.start

    @property
    def end_offset(self) -> int:
        return self.end

    @property
    def start_line_number(self) -> int:
        return self.source.line_of(self.start)

    @property
    def start_column_number(self) -> int:
        return self.source.column_of(self.start)

    @property
    def end_line_number(self) -> int:
        return self.source.line_of(self.end)

    @property
    def end_column_number(self) -> int:
        return self.source.column_of(self.end)

    @property
    def line(self) -> str:
        """The whole first line the extent touches, without its line end."""
        return self.source.line_text(self.start_line_number)

    def __repr__(self) -> str:
        return f"Extent({self.start}, {self.end}, {self.text!r})"
