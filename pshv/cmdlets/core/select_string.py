"""Select-String."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pshv.cmdlets.core.itembase import ItemCmdlet
from pshv.drives.text import read_lines
from pshv.runtime.netexception import NetException
from pshv.runtime.text import to_text
from pshv.runtime.values import unwrap
from pshv.types.matchinfo import INPUT_STREAM, MatchInfo, MatchInfoContext

if TYPE_CHECKING:
    from collections.abc import Iterable


class SelectString(ItemCmdlet):
    """Finds text in strings and files."""

    name = "Select-String"

    Pattern: list[str]
    InputObject: object
    SimpleMatch: bool
    CaseSensitive: bool
    Quiet: bool
    List: bool
    NoEmphasis: bool
    Raw: bool
    NotMatch: bool
    AllMatches: bool
    Encoding: object
    Context: list[int] | None

    def begin(self) -> None:
        self.patterns = [(pattern, self._compile(pattern)) for pattern in self.Pattern]
        around = [int(one) for one in self.Context or ()]
        self.before = around[0] if around else 0
        self.after = around[1] if len(around) > 1 else self.before
        self.number = 0
        self.done = False
        self.stream = Around(self, self.Context is not None)

    def _compile(self, pattern: str) -> Any:
        import re

        from pshv.runtime.regexes import compile_net

        if self.SimpleMatch:
            return re.compile(re.escape(pattern), 0 if self.CaseSensitive else re.IGNORECASE)
        try:
            return compile_net(pattern, 0 if self.CaseSensitive else 1)
        except NetException as error:
            self.throw(
                self.error(
                    f"The string {pattern} is not a valid regular expression: {error.message}",
                    "InvalidRegex",
                    "InvalidArgument",
                    None,
                    exception="System.ArgumentException",
                )
            )

    def process(self) -> None:
        if self.done:
            return
        item = self.InputObject
        if item is None:
            self._files()
            return
        base = unwrap(item)
        names = getattr(base, "type_names", ())
        if names and names[0] == "System.IO.FileInfo":
            self._file(str(base.path), str(base.path))
            return
        if names and names[0] == "System.IO.DirectoryInfo":
            return
        self.number += 1
        self._line(to_text(item), self.number, INPUT_STREAM, self.stream)

    def end(self) -> None:
        self.stream.finish()

    # -- files ----------------------------------------------------------------------------------------------------
    def _files(self) -> None:
        for place in self.found():
            item = place.item()
            if getattr(item, "type_names", ("",))[0] == "System.IO.DirectoryInfo":
                self.write_error(
                    self.error(
                        f"The file {place.path} cannot be read: Access to the path '{place.path}' is denied.",
                        "ProcessingFile",
                        "InvalidArgument",
                        place.path,
                        exception="System.ArgumentException",
                    )
                )
                continue
            self._file(place.path, place.text)
            if self.done:
                return
        if self.Quiet and not self.done:
            self.write(False)

    def _file(self, path: str, shown: str) -> None:
        around = Around(self, self.Context is not None)
        try:
            for number, line in enumerate(read_lines(self.files, path, self.Encoding), 1):
                hit = self._line(line, number, shown, around)
                if self.done or (hit and self.List):
                    break
        except OSError as error:
            from pshv.drives.failures import describe

            failure = describe(error, shown, parent_exists=True)
            self.write_error(
                self.error(
                    f"The file {shown} cannot be read: {failure.message}",
                    "ProcessingFile",
                    "InvalidArgument",
                    shown,
                    exception="System.ArgumentException",
                )
            )
        around.finish()

    # -- lines ----------------------------------------------------------------------------------------------------
    def _line(self, line: str, number: int, path: str, around: Around) -> bool:
        hit: Any = None
        chosen = self.patterns[0]
        for chosen in self.patterns:
            hit = chosen[1].search(line)
            if hit is not None:
                break
        if (hit is None) is not bool(self.NotMatch):
            around.plain(line)
            return False
        if self.Quiet:
            self.done = True
            self.write(True)
            return True
        if getattr(self, "Raw", False):
            self.write(line)
            return True
        hits: Iterable[Any] = ()
        if hit is not None:
            hits = list(chosen[1].finditer(line)) if self.AllMatches else [hit]
        around.match(self._info(line, number, path, chosen, list(hits)))
        return True

    def _info(self, line: str, number: int, path: str, chosen: tuple[str, Any], hits: list[Any]) -> MatchInfo:
        found: list[Any] = []
        if not self.SimpleMatch:
            found = [partial(match_object, hit, chosen[1], line) for hit in hits]
        return MatchInfo(
            line,
            number,
            path,
            chosen[0],
            ignore_case=not self.CaseSensitive,
            found=found,
            spans=[(hit.start(), hit.end() - hit.start()) for hit in hits],
            emphasize=not getattr(self, "NoEmphasis", False),
        )


def match_object(hit: Any, pattern: Any, line: str) -> Any:
    """A match of the engine as System.Text.RegularExpressions.Match."""
    from pshv.types.dotnet.regex import Match

    return Match(pattern, hit, line)


class Around:
    """Keeps the lines around matches: a match is written when its lines after have come."""

    def __init__(self, cmdlet: SelectString, wanted: bool) -> None:
        self.cmdlet = cmdlet
        self.wanted = wanted
        self.pre: list[tuple[str, bool]] = []  # a line, and whether another match shows it
        self.open: list[MatchInfo] = []

    def plain(self, line: str) -> None:
        """A line that does not match."""
        if self.wanted:
            self._next(line, matched=False)

    def _next(self, line: str, *, matched: bool) -> None:
        shown = matched
        for info in list(self.open):
            context = info.context
            assert context is not None
            context.post.append(line)
            if info is self.open[-1] and not matched:
                context.display_post.append(line)
                shown = True
            if len(context.post) >= self.cmdlet.after:
                self.open.remove(info)
                self.cmdlet.write(info)
        self.pre.append((line, shown))
        if len(self.pre) > self.cmdlet.before:
            del self.pre[0]

    def match(self, info: MatchInfo) -> None:
        """A line that matches."""
        if not self.wanted:
            self.cmdlet.write(info)
            return
        context = info.context = MatchInfoContext()
        kept = self.pre[len(self.pre) - self.cmdlet.before :] if self.cmdlet.before else []
        context.pre = [line for line, _ in kept]
        context.display_pre = [line for line, shown in kept if not shown]
        self._next(info.line, matched=True)
        if self.cmdlet.after:
            self.open.append(info)
        else:
            self.cmdlet.write(info)

    def finish(self) -> None:
        """No more lines come."""
        for info in self.open:
            self.cmdlet.write(info)
        self.open = []
