"""One token of look-ahead, changes of mode, going back, and finding the way again after an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .extent import Extent, Source
from .reader import Reader
from .token import MODE_INVARIANT, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.types.nettype import NetType

    from .tree_base import Ast

MAX_DEPTH = 300
MAX_CHAIN = 3000
"""Operators, members or casts in one chain: each makes the tree one level deeper."""


class TooDeep(Exception):
    """The nesting of the text passed MAX_DEPTH; caught in `parse`."""


class ParserBase(Reader):
    ungot: Token | None = None
    no_comma = False
    depth = 0

    def __init__(self, source: Source, edition: str) -> None:
        super().__init__(source, edition)
        self.class_attributes: set[int] = set()
        self.find_class: Callable[[str], NetType | None] | None = None

    def next(self) -> Token:
        token = self.ungot
        if token is None:
            return self.next_token()
        self.ungot = None
        return token

    def peek(self) -> Token:
        token = self.ungot
        if token is None:
            token = self.ungot = self.next_token()
        return token

    def unget(self, token: Token) -> None:
        self.ungot = token

    def skip(self) -> None:
        """Drop the peeked token."""
        self.ungot = None

    def deeper(self) -> None:
        """Count one more level of nesting; the caller takes it back with `self.depth -= 1`."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeep

    def check_chain(self, length: int) -> None:
        if length > MAX_CHAIN:
            raise TooDeep

    # -- layout ------------------------------------------------------------

    def skip_newlines(self) -> None:
        token = self.ungot
        if token is None or token.kind == "newline":
            self.ungot = None
            self.skip_layout()

    def skip_separators(self) -> None:
        """Skip line ends and semicolons."""
        token = self.ungot
        if token is None or token.kind == "newline" or token.kind == ";":
            self.ungot = None
            self.skip_layout(True)

    # -- modes and going back ----------------------------------------------

    def set_mode(self, mode: int) -> None:
        """Change how text is read from here on; a peeked token that would read differently is read again."""
        if mode != self.mode:
            token = self.ungot
            if token is not None and token.kind not in MODE_INVARIANT:
                self.resync(token)
            self.mode = mode

    def resync(self, token: Token) -> None:
        """Read again from a token on."""
        self.ungot = None
        self.pos = min(token.local, self.size)
        recorder = self.recorder
        if recorder is not None:
            while recorder and recorder[-1].start >= token.start:
                recorder.pop()

    def restore_point(self) -> int:
        token = self.ungot
        return self.pos if token is None else min(token.local, self.size)

    def resync_to(self, local: int) -> None:
        """Read again from a restore point on; what was noted behind it is forgotten."""
        self.ungot = None
        self.pos = local
        start = self.whole(local)
        deferred = self.deferred
        while deferred and deferred[-1][0] >= start:
            deferred.pop()
        recorder = self.recorder
        if recorder is not None:
            while recorder and recorder[-1].start >= start:
                recorder.pop()

    def sync(self, consume: bool, *kinds: str) -> None:
        """Skip tokens up to one of `kinds` outside any brackets opened on the way."""
        parens, curlies, brackets = int(")" in kinds), int("}" in kinds), int("]" in kinds)
        while True:
            token = self.next()
            kind = token.kind
            if kind == "(":
                parens += 1
            elif kind == "{":
                curlies += 1
            elif kind == "[":
                brackets += 1
            elif kind == "eof":
                self.unget(token)
                return
            elif kind in ")}]":
                if kind == ")":
                    parens -= 1
                    closed = parens == 0
                elif kind == "}":
                    curlies -= 1
                    closed = curlies == 0
                else:
                    brackets -= 1
                    closed = brackets == 0
                if closed and kind in kinds:
                    if not consume:
                        self.unget(token)
                    return
            if kind in kinds and parens == 0 and curlies == 0 and brackets == 0:
                return

    # -- extents and reports -----------------------------------------------

    def span(self, start: int, end: int) -> Extent:
        return Extent(self.source, start, end)

    def unexpected(self, token: Token) -> None:
        self.error_at(token.start, token.end, "UnexpectedToken", self.text_of(token))

    def missing_after(self, end: int, error_id: str, *arguments: str) -> bool:
        """Report that something is missing right behind an offset."""
        return self.incomplete_at(end, end, error_id, *arguments)

    def error_before(self, token: Token, error_id: str) -> None:
        """Report an error at the character in front of a token."""
        at = max(token.start - 1, 0)
        self.error_at(at, at, error_id)

    def defer(self, check: str, node: Ast) -> None:
        """Note a check to be made once the whole text is parsed, in the order of the tree."""
        extent = node.extent
        self.deferred.append((extent.start, -extent.end, len(self.deferred), check, node))
