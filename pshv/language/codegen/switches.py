"""The switch statement in all its modes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .block import BlockCode
from .dispatch import argument, condition, expr, pure_expression, single_expression, statement_for, statement_value
from .loops import Loop, write_loop
from .sequence import statements

if TYPE_CHECKING:
    from .writer import Writer


@statement_for(tree.SwitchStatementAst)
def switch(c: Writer, node: tree.SwitchStatementAst, out: str) -> None:
    outer = c.extent
    assert node.condition is not None
    c.extent = node.condition.extent
    source = _source(c, node)
    c.extent = outer
    item, hit, before = c.fresh("x"), c.fresh("v"), c.fresh("v")
    name = "_"
    c.line(f"{before} = S.own_or_none('_')")
    if "$switch" in node.extent.text.lower():
        holder = c.fresh("v")
        c.line(f"{holder} = S['switch'] = foreach_enumerator({source})")
        source = holder
    held = c.function.item
    c.function.item = None

    def body() -> None:
        c.line(f"S[{name!r}] = {item}")
        c.line(f"{hit} = False")
        for test, block in node.clauses:
            c.extent = test.extent
            c.line(f"if {_test(c, node, test, item)}:")
            c.extent = outer
            c.indent()
            c.line(f"{hit} = True")
            statements(c, block.statements, out, block.traps)
            c.dedent()
        if node.default is not None:
            c.line(f"if not {hit}:")
            c.indent()
            statements(c, node.default.statements, out, node.default.traps)
            c.dedent()

    write_loop(c, node, f"for {item} in {source}:", body, Loop(node.label))
    c.function.item = held
    c.line(f"S['_'] = {before}")


def _source(c: Writer, node: tree.SwitchStatementAst) -> str:
    assert node.condition is not None
    simple = pure_expression(node.condition)
    value = expr(c, simple) if simple is not None else statement_value(c, node.condition)
    return f"switch_file(S, {value})" if "file" in node.flags else f"switch_items({value})"


def _test(c: Writer, node: tree.SwitchStatementAst, test: tree.ExpressionAst, item: str) -> str:
    if isinstance(test, tree.ScriptBlockExpressionAst):
        inner = _block_condition(test)
        if inner is not None:
            return condition(c, inner)
        return f"block_condition(S, {c.constant(BlockCode(test.script_block))}, {item})"
    case = "casesensitive" in node.flags
    value = argument(c, test)
    if "regex" in node.flags:
        return f"switch_regex(S, {item}, {value}, {case})"
    if "wildcard" in node.flags:
        return f"switch_wildcard(S, {item}, {value}, {case})"
    return f"switch_equal(S, {item}, {value}, {case})"


def _block_condition(test: tree.ScriptBlockExpressionAst) -> tree.ExpressionAst | None:
    """The expression of a condition block that holds nothing else."""
    block = test.script_block
    if block.param_block is not None or block.end_block is None or not block.end_block.unnamed:
        return None
    end = block.end_block
    single = single_expression(tree.StatementBlockAst(end.extent, end.statements, end.traps))
    return None if isinstance(single, tree.UnaryExpressionAst) else single
