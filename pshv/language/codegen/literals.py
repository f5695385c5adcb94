"""Arrays, hashtables and expandable strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .dispatch import argument, expr, expression_for, pure_expression, single_expression, statement_value
from .writer import Code

if TYPE_CHECKING:
    from .writer import Writer


@expression_for(tree.ArrayLiteralAst)
def array(c: Writer, node: tree.ArrayLiteralAst) -> Code:
    return Code(f"[{', '.join(argument(c, item) for item in node.elements)}]", "list")


@expression_for(tree.HashtableAst)
def hashtable(c: Writer, node: tree.HashtableAst) -> Code:
    return Code(f"make_hash(({pairs(c, node)}))", "scalar")


def pairs(c: Writer, node: tree.HashtableAst) -> str:
    """The entries of a hash literal as Python tuples."""
    return "".join(f"({_key(c, key)}, {_value(c, value)}), " for key, value in node.pairs)


def _key(c: Writer, node: tree.ExpressionAst) -> Code:
    return argument(c, node)


def _value(c: Writer, node: tree.StatementAst) -> str:
    simple = pure_expression(node)
    if simple is not None:
        return argument(c, simple)
    return f"null({statement_value(c, node)})"


@expression_for(tree.ExpandableStringExpressionAst)
def expandable(c: Writer, node: tree.ExpandableStringExpressionAst) -> Code:
    """An f-string; ints and strings are put in as they are."""
    parts: list[str] = []
    for part in node.parts:
        if isinstance(part, str):
            parts.append(_literal(part))
        else:
            parts.append(_expansion(c, part))
    return Code(_join(parts), "str")


def _join(parts: list[str]) -> str:
    """Parts are Python expressions of type str; few are added, many joined."""
    if not parts:
        return "''"
    if len(parts) == 1:
        return parts[0]
    return f"''.join(({', '.join(parts)}))" if len(parts) > 8 else f"({' + '.join(parts)})"


def _literal(text: str) -> str:
    return repr(text)


def _expansion(c: Writer, node: tree.ExpressionAst) -> str:
    from .expressions import is_safe

    inner: tree.ExpressionAst = node
    if isinstance(node, tree.SubExpressionAst):
        single = single_expression(node.sub_expression)
        if single is not None and is_safe(single):
            inner = single
    code = expr(c, inner)
    if c.strict and isinstance(inner, tree.VariableExpressionAst) and code == f"S[{inner.name.lower()!r}]":
        code = Code(f"string_variable(S, {inner.name.lower()!r})")
    if code.kind == "str":
        return code
    first, again = c.bind(code)
    return f"({again} if type({first}) is str else str({again}) if type({again}) is int else text(S, {again}))"
