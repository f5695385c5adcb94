"""Microsoft.PowerShell.Commands.MatchInfo: what Select-String finds, and how it is shown.

Source: powershell-formatting.md, section 10; files and data-cmdlets records.
"""

from __future__ import annotations

from typing import Any, Final

from pshv.runtime.values import UInt64
from pshv.types.netobject import Method, NetObject, Property, member_table

INPUT_STREAM: Final = "InputStream"
_SPACE: Final = "Microsoft.PowerShell.Commands."
EMPHASIS: Final = "\x1b[7m"
RESET: Final = "\x1b[0m"


class MatchInfoContext(NetObject):
    """The lines around a match; the display ones leave out what another match shows."""

    __slots__ = ("display_post", "display_pre", "post", "pre")
    type_names = (_SPACE + "MatchInfoContext", "System.Object")
    members = member_table(
        Property("PreContext", lambda self: self.pre, None, "string[]"),
        Property("PostContext", lambda self: self.post, None, "string[]"),
        Property("DisplayPreContext", lambda self: self.display_pre, None, "string[]"),
        Property("DisplayPostContext", lambda self: self.display_post, None, "string[]"),
    )

    def __init__(self) -> None:
        self.pre: list[str] = []
        self.post: list[str] = []
        self.display_pre: list[str] = []
        self.display_post: list[str] = []


class MatchInfo(NetObject):
    """One matching line. `spans` are (start, length) of the matches, for emphasis."""

    __slots__ = ("context", "emphasize", "found", "ignore_case", "line", "number", "path", "pattern", "spans")
    type_names = (_SPACE + "MatchInfo", "System.Object")
    members = member_table(
        Property("IgnoreCase", lambda self: self.ignore_case, None, "bool"),
        Property("LineNumber", lambda self: UInt64(self.number), None, "ulong"),
        Property("Line", lambda self: self.line, None, "string"),
        Property("Filename", lambda self: self.file_name, None, "string"),
        Property("Path", lambda self: self.path, None, "string"),
        Property("Pattern", lambda self: self.pattern, None, "string"),
        Property("Context", lambda self: self.context, None, _SPACE + "MatchInfoContext"),
        Property("Matches", lambda self: self.matches(), None, "System.Text.RegularExpressions.Match[]"),
        Method("ToString", lambda self, *args: self.shown(str(args[0]) if args else ""), ()),
        Method("ToEmphasizedString", lambda self, *args: self.emphasized(str(args[0]) if args else ""), ()),
        Method("RelativePath", lambda self, *args: relative(self.path, str(args[0]) if args else ""), ()),
    )

    def __init__(
        self,
        line: str,
        number: int,
        path: str,
        pattern: str,
        *,
        ignore_case: bool,
        found: list[Any],
        spans: list[tuple[int, int]],
        emphasize: bool,
    ) -> None:
        self.line = line
        self.number = number
        self.path = path
        self.pattern = pattern
        self.ignore_case = ignore_case
        self.found = found
        self.spans = spans
        self.emphasize = emphasize
        self.context: MatchInfoContext | None = None

    @property
    def file_name(self) -> str:
        return self.path if self.path == INPUT_STREAM else self.path.replace("/", "\\").rpartition("\\")[2]

    def matches(self) -> list[Any]:
        """The Match objects."""
        return [one() if callable(one) else one for one in self.found]

    def text(self) -> str:
        return self.shown("")

    def shown(self, folder: str) -> str:
        """The lines with path and number, paths relative to `folder`."""
        return "\r\n".join(self.display_lines(folder, coloured=False))

    def emphasized(self, folder: str) -> str:
        """As `shown`, the matches in reverse video."""
        return "\r\n".join(self.display_lines(folder, coloured=True))

    def display_lines(self, folder: str, coloured: bool) -> list[str]:
        """The line, marked `> ` between its context lines when there is a context."""
        name = relative(self.path, folder) if self.path != INPUT_STREAM else ""
        line = self._marked() if coloured and self.emphasize else self.line
        if self.context is None:
            return [_row("", name, self.number, line)]
        pre, post = self.context.display_pre, self.context.display_post
        rows = []
        for offset, text in enumerate(pre):
            rows.append(_row("  ", name, self.number - len(pre) + offset, text))
        rows.append(_row("> ", name, self.number, line))
        for offset, text in enumerate(post):
            rows.append(_row("  ", name, self.number + 1 + offset, text))
        return rows

    def _marked(self) -> str:
        out, at = [], 0
        for start, length in self.spans:
            out.append(self.line[at:start])
            out.append(f"{EMPHASIS}{self.line[start : start + length]}{RESET}")
            at = start + length
        return "".join(out) + self.line[at:]


def _row(prefix: str, name: str, number: int, line: str) -> str:
    return f"{prefix}{name}:{number}:{line}" if name else prefix + line


def relative(path: str, folder: str) -> str:
    """`path` below `folder` without it."""
    base = folder.replace("/", "\\").rstrip("\\") + "\\"
    return path[len(base) :] if len(base) > 1 and path.lower().startswith(base.lower()) else path
