"""Where the cursor stands: the token under it, the nodes around it, the command and the parameter it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree as T
from pshv.language.parser import parse, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.language.token import Token
    from pshv.runtime.session import Session

_QUOTES = "'\"‘’‚‛“”„"


class Place:
    """A text and a cursor. `token` is the one the cursor stands in or right behind, None after blanks."""

    __slots__ = ("cursor", "session", "text", "token", "tokens", "tree")

    def __init__(self, session: Session, text: str, cursor: int) -> None:
        self.session = session
        self.text = text
        self.cursor = cursor
        edition = session.edition
        self.tree: Any = parse(text, None, edition).tree
        self.tokens = [t for t in tokens(text, edition) if t.kind not in ("eof",)]
        self.token = self._token_at(cursor)

    def _token_at(self, cursor: int) -> Token | None:
        found = None
        for token in self.tokens:
            if token.start < cursor <= token.end and token.kind != "newline":
                found = token
        return found

    @property
    def word(self) -> str:
        """The text of the token before the cursor."""
        return "" if self.token is None else self.text[self.token.start : self.cursor]

    def previous(self, before: int) -> Token | None:
        """The last token that ends at or before `before`."""
        found = None
        for token in self.tokens:
            if token.end <= before and token.start < before:
                found = token
        return found

    def path_to(self, offset: int) -> list[Any]:
        """The nodes that contain `offset` (touching its end counts), outermost first."""
        path: list[Any] = []
        node: Any = self.tree
        while node is not None:
            path.append(node)
            inner = None
            for child in node.children():
                extent = child.extent
                if extent.start <= offset <= extent.end and extent.start < extent.end:
                    if inner is None or extent.start < offset:
                        inner = child
            node = inner
        return path

    def command(self) -> tuple[Any, Any] | None:
        """The innermost command the cursor is in (or behind, on the same line) and its pipeline."""
        offset = self.cursor
        stripped = len(self.text[: self.cursor].rstrip(" \t"))
        best = None
        for node in self.tree.walk():
            if isinstance(node, T.PipelineAst):
                for element in node.elements:
                    if isinstance(element, T.CommandAst) and self._covers(element, offset, stripped):
                        if best is None or element.extent.start >= best[0].extent.start:
                            best = (element, node)
        return best

    def _covers(self, command: Any, offset: int, stripped: int) -> bool:
        extent = command.extent
        if extent.start >= offset:
            return False
        if extent.end >= offset:
            return True
        between = self.text[extent.end : offset]
        return extent.end >= stripped or (between.strip(" \t,:'\"") == "" and "\n" not in between)

    def variables_written(self) -> Iterator[tuple[str, Any]]:
        """Names and nodes of variables the text itself sets before the cursor."""
        for node in self.tree.walk():
            if node.extent.start >= self.cursor:
                continue
            if isinstance(node, T.AssignmentStatementAst):
                target = node.left
                while isinstance(target, T.AttributedExpressionAst):
                    target = target.child
                if isinstance(target, T.VariableExpressionAst):
                    yield target.path, node
            elif isinstance(node, T.ParameterAst):
                yield node.name.path, node
            elif isinstance(node, T.ForEachStatementAst):
                yield node.variable.path, node
            elif isinstance(node, T.CommandParameterAst) and node.name.lower() in _VARIABLE_PARAMETERS:
                value = self._argument_after(node)
                if isinstance(value, T.StringConstantExpressionAst):
                    yield value.value.lstrip("+"), node

    def _argument_after(self, parameter: Any) -> Any:
        if parameter.argument is not None:
            return parameter.argument
        for node in self.tree.walk():
            if isinstance(node, T.CommandAst) and parameter in node.elements:
                index = node.elements.index(parameter)
                return node.elements[index + 1] if index + 1 < len(node.elements) else None
        return None


_VARIABLE_PARAMETERS = frozenset(
    [
        "outvariable",
        "ov",
        "errorvariable",
        "ev",
        "warningvariable",
        "wv",
        "informationvariable",
        "iv",
        "pipelinevariable",
        "pv",
    ]
)


def opening_quote(text: str) -> str:
    """The quote a word begins with: `'`, `"` or nothing."""
    if text[:1] and text[0] in _QUOTES:
        return "'" if text[0] in "'‘’‚‛" else '"'
    return ""


def plain_word(text: str) -> str:
    """A word without the quotes around it."""
    quote = opening_quote(text)
    if not quote:
        return text
    inner = text[1:]
    return inner[:-1] if len(inner) > 0 and inner[-1] in _QUOTES and len(text) > 1 else inner
