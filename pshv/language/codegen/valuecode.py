"""One expression of a text as a function of the scope: attribute arguments, defaults of properties, module keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import assignments, commands, definitions, expressions, jumps, loops, switches, tries  # noqa: F401
from .block import BlockCode
from .dispatch import argument
from .unit import Unit
from .writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.tree import ExpressionAst
    from pshv.runtime.scope import Scope

_KNOWN: dict[int, tuple[ExpressionAst, Callable[[Scope], Any]]] = {}
_LIMIT = 2048


def value_function(node: ExpressionAst) -> Callable[[Scope], Any]:
    """The function that evaluates `node` in a scope; its value is not unrolled."""
    known = _KNOWN.get(id(node))
    if known is not None and known[0] is node:
        return known[1]
    from pshv.language.tree import ScriptBlockAst
    from pshv.runtime import operations

    unit = Unit(BlockCode(ScriptBlockAst(node.extent)))
    c = Writer(unit, operations.NAMES)
    c.open("value", "S")
    c.extent = node.extent
    c.line("E = S.session")
    c.line(f"return {argument(c, node)}")
    c.close()
    unit.namespace = c.names
    unit.mains["value"] = unit.block.name
    function: Callable[[Scope], Any] = unit.load()["value"]
    if len(_KNOWN) >= _LIMIT:
        _KNOWN.clear()
    _KNOWN[id(node)] = (node, function)
    return function
