"""Which function writes which node. The modules of this package register here, so that none needs to know another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree

from .writer import Code

if TYPE_CHECKING:
    from collections.abc import Callable

    from .writer import Writer

_LONG = 500  # characters of an expression that may be nested deep

EXPRESSIONS: dict[type, Callable[[Writer, Any], Code]] = {}
STATEMENTS: dict[type, Callable[[Writer, Any, str], None]] = {}
VALUES: dict[type, Callable[[Writer, Any], Code | None]] = {}
CONDITIONS: dict[type, Callable[[Writer, Any], Code]] = {}


def expression_for(*kinds: type) -> Callable[[Callable[[Writer, Any], Code]], Callable[[Writer, Any], Code]]:
    """Registers the function that writes expression nodes of these classes."""

    def register(function: Callable[[Writer, Any], Code]) -> Callable[[Writer, Any], Code]:
        for kind in kinds:
            EXPRESSIONS[kind] = function
        return function

    return register


def statement_for(*kinds: type) -> Callable[[Callable[[Writer, Any, str], None]], Callable[[Writer, Any, str], None]]:
    """Registers the function that writes statement nodes of these classes."""

    def register(function: Callable[[Writer, Any, str], None]) -> Callable[[Writer, Any, str], None]:
        for kind in kinds:
            STATEMENTS[kind] = function
        return function

    return register


def expr(c: Writer, node: tree.Ast) -> Code:
    """A Python expression with the value of an expression node."""
    code = EXPRESSIONS[type(node)](c, node)
    if len(code) > _LONG:
        from .deepcode import outlined_if_deep

        return outlined_if_deep(c, code)
    return code


def argument(c: Writer, node: tree.Ast) -> Code:
    """As `expr`, with no output at all turned into `$null`."""
    code = expr(c, node)
    return Code(f"null({code})") if code.kind == "output" else code


def condition_code(c: Writer, node: tree.Ast) -> Code:
    """As `expr`, for a place where only truth counts."""
    inner = node
    while isinstance(inner, tree.ParenExpressionAst):
        simple = pure_expression(inner.pipeline)
        if simple is None:
            break
        inner = simple
    handler = CONDITIONS.get(type(inner))
    return handler(c, inner) if handler is not None else expr(c, inner)


def condition(c: Writer, node: tree.Ast) -> str:
    """A Python expression that is true when the expression node is."""
    code = condition_code(c, node)
    return code if code.kind == "bool" else f"truth({code})"


def statement_condition(c: Writer, node: tree.StatementAst) -> str:
    """A Python expression that is true when the value of a statement is (the head of `if`, `while`...)."""
    simple = pure_expression(node)
    if simple is not None:
        return condition(c, simple)
    return f"truth({statement_value(c, node)})"


def statement(c: Writer, node: tree.StatementAst, out: str) -> None:
    """Writes a statement whose output goes to the Python callable `out`."""
    STATEMENTS[type(node)](c, node, out)


def statement_value(c: Writer, node: tree.StatementAst) -> Code:
    """The value of any statement as an expression."""
    simple = pure_expression(node)
    if simple is not None:
        return expr(c, simple)
    handler = VALUES.get(type(node))
    code = handler(c, node) if handler is not None else None
    if code is not None:
        return code
    return helper_value(c, lambda out: statement(c, node, out), "unwrap")


def helper_value(c: Writer, write: Callable[[str], None], finish: str) -> Code:
    """The output of statements as an expression: they go to a function of their own."""
    name = c.fresh("f")
    outer, item = c.extent, c.function.item
    c.open(name, "S, it" if item else "S", helper=True, item="it" if item else None)
    for text in ("E = S.session", "o = []", "out = o.append"):
        c.line(text)
    write("out")
    c.line(f"return {finish}(o)" if finish else "return o")
    c.close()
    c.extent = outer
    call = f"{name}(S, {item})" if item else f"{name}(S)"
    return Code(call, "output" if finish else "list")


def pure_expression(node: object) -> tree.ExpressionAst | None:
    """The expression of a pipeline that is nothing but one expression."""
    if isinstance(node, tree.PipelineAst) and len(node.elements) == 1 and not node.background:
        node = node.elements[0]
    if isinstance(node, tree.CommandExpressionAst) and not node.redirections:
        return node.expression
    return None


def single_expression(block: tree.StatementBlockAst) -> tree.ExpressionAst | None:
    """The expression of a block that holds nothing else."""
    if len(block.statements) == 1 and not block.traps:
        return pure_expression(block.statements[0])
    return None
