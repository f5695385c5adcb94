"""The first and the last token of a text, for `$^` and `$$`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .tree import ExpandableStringExpressionAst, StringConstantExpressionAst

if TYPE_CHECKING:
    from .tree_base import Ast

_TOKEN = re.compile(r"[\w$-]+|\S")


def end_tokens(tree: Ast) -> tuple[str, str] | None:
    """The texts of the first and last token of a tree (of a string its value); None for a tree without statements."""
    first, last = _end(tree, last=False), _end(tree, last=True)
    return (first, last) if first and last else None


def _end(node: Ast, *, last: bool) -> str:
    """Go down while a child begins (or ends) where its parent does."""
    children = list(node.children())
    if isinstance(node, (StringConstantExpressionAst, ExpandableStringExpressionAst)):
        return str(node.value)
    if children:
        chosen = (
            max(children, key=lambda c: c.extent.end_offset)
            if last
            else min(children, key=lambda c: c.extent.start_offset)
        )
        inside = chosen.extent
        if (inside.end_offset if last else inside.start_offset) == (
            node.extent.end_offset if last else node.extent.start_offset
        ) or type(node).__name__ in ("ScriptBlockAst", "NamedBlockAst"):
            return _end(chosen, last=last)
    found = _TOKEN.findall(node.extent.text)
    if not found:
        return ""
    return str(found[-1] if last else found[0])
