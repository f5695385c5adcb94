"""The parser's door: text in, syntax tree and errors out. Nothing here raises, whatever the text.

`parse(text)` for running, `is_incomplete(text)` for the `>> ` prompt, `tokens(text)` for colours and completion.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from .error_texts import TEXTS
from .errors import ParseError
from .extent import Extent, Source
from .parser_base import MAX_DEPTH, TooDeep
from .parser_classes import Parser
from .reader_base import TooManyErrors
from .token import Token
from .tree_definitions import ScriptBlockAst, TypeDefinitionAst

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.types.nettype import NetType

    from .tree_base import Ast

_FRAMES_PER_LEVEL = 25


class ParseResult:
    """`tree` is there even with errors; `errors` are in the order in which they were found.

    `types` are the classes and enums the text defines (see class_definitions.definition_errors).
    """

    __slots__ = ("errors", "source", "tree", "types")

    def __init__(
        self, tree: ScriptBlockAst, errors: list[ParseError], source: Source, types: list[TypeDefinitionAst]
    ) -> None:
        self.tree = tree
        self.errors = errors
        self.source = source
        self.types = types

    @property
    def incomplete(self) -> bool:
        """True if more text could mend the first error: then the prompt reads on (the others follow from it)."""
        return bool(self.errors) and self.errors[0].incomplete


def parse(
    text: str,
    file: str | None = None,
    edition: str = "desktop",
    find_class: Callable[[str], NetType | None] | None = None,
) -> ParseResult:
    """Parse a script.

    `edition` 'desktop' is Windows PowerShell 5.1 (no `? :`, `??`, `&&`, `clean` ...), 'core' PowerShell 7.
    `find_class` knows the classes a session has defined already (a lower- or mixed-case name to its type or None).
    """
    source = Source(text, file)
    parser = Parser(source, edition)
    parser.find_class = find_class
    tree = _read(parser)
    if parser.comments:
        _attach_comments(parser, tree)
    types = [node for _, _, _, _, node in sorted(parser.deferred, key=_place) if isinstance(node, TypeDefinitionAst)]
    return ParseResult(tree, parser.errors, source, types)


def _place(entry: tuple[int, int, int, str, Ast]) -> tuple[int, int, int]:
    return entry[:3]


def _read(parser: Parser) -> ScriptBlockAst:
    collecting = gc.isenabled()
    gc.disable()  # a tree is all live objects: looking for garbage among them costs a third of the time
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, limit + MAX_DEPTH * _FRAMES_PER_LEVEL))
    try:
        tree = parser.script_block_rule(None)
        if parser.deferred:
            from .checks import run_checks

            run_checks(parser)
    except (TooDeep, TooManyErrors) as stop:
        at = parser.whole(parser.pos)
        if isinstance(stop, TooDeep):
            parser.errors.append(ParseError("ScriptTooComplicated", TEXTS["ScriptTooComplicated"], parser.span(at, at)))
        tree = ScriptBlockAst(Extent(parser.source, 0, len(parser.source.text)))
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()
    return tree


def _attach_comments(parser: Parser, tree: ScriptBlockAst) -> None:
    tree.comments = sorted(parser.comments.items())
    text = parser.source.text
    lines = [(a, b) for a, b in tree.comments if text[a + 1 : a + 9].lower() == "requires" and text[a] == "#"]
    if lines:
        from .requires import read_requirements

        tree.requirements = read_requirements(parser, lines)


def is_incomplete(text: str, edition: str = "desktop") -> bool:
    """True if the text only lacks its end, so that the prompt reads on."""
    return parse(text, None, edition).incomplete


def tokens(text: str, edition: str = "desktop") -> list[Token]:
    """The tokens of a text, comments included, as the parser read them; errors are ignored."""
    parser = Parser(Source(text), edition)
    recorder = parser.recorder = []
    _read(parser)
    return _without_repeats(recorder)


def _without_repeats(recorded: list[Token]) -> list[Token]:
    """What was read twice counts as it was read last."""
    result: list[Token] = []
    for token in recorded:
        while result and result[-1].start >= token.start and result[-1].end > token.start:
            result.pop()
        result.append(token)
    return result
