"""Statements that are not loops: expressions, pipelines, if, data, blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .assignments import step_statement
from .dispatch import expr, pure_expression, statement_condition, statement_for, statement_value
from .expressions import SCALAR_KINDS, STEPS
from .sequence import statements

if TYPE_CHECKING:
    from .writer import Writer


def expression_statement(c: Writer, node: tree.ExpressionAst, out: str) -> None:
    """An expression as a statement: its value goes down the pipeline, unrolled one level."""
    if isinstance(node, tree.UnaryExpressionAst) and node.token_kind in STEPS:
        step_statement(c, node)
        c.line("E.ok = True")
        return
    code = expr(c, node)
    if code.kind in SCALAR_KINDS:
        c.line(f"{out}({code})")
    elif isinstance(node, tree.ConvertExpressionAst) and node.type_name.full_name.lower() == "void":
        c.line(code)
    else:
        first, again = c.bind(code)
        c.line(f"{out}({again}) if type({first}) in SCALARS else emit({again}, {out})")
    if not _keeps_status(node):
        c.line("E.ok = True")


def _keeps_status(node: tree.ExpressionAst) -> bool:
    """`( command )` leaves `$?` as the command set it."""
    return (
        isinstance(node, (tree.ParenExpressionAst, tree.SubExpressionAst))
        and pure_expression(node.pipeline if isinstance(node, tree.ParenExpressionAst) else None) is None
    )


@statement_for(tree.IfStatementAst)
def if_statement(c: Writer, node: tree.IfStatementAst, out: str) -> None:
    outer = c.extent
    word = "if"
    for test, body in node.clauses:
        c.extent = test.extent
        c.line(f"{word} {statement_condition(c, test)}:")
        c.extent = outer
        word = "elif"
        c.indent()
        statements(c, body.statements, out, body.traps)
        c.dedent()
    if node.else_clause is not None:
        c.line("else:")
        c.indent()
        statements(c, node.else_clause.statements, out, node.else_clause.traps)
        c.dedent()


@statement_for(tree.DataStatementAst)
def data(c: Writer, node: tree.DataStatementAst, out: str) -> None:
    if node.variable is None:
        statements(c, node.body.statements, out, node.body.traps)
        return
    items, add = c.fresh("o"), c.fresh("a")
    c.line(f"{items} = []")
    c.line(f"{add} = {items}.append")
    statements(c, node.body.statements, add, node.body.traps)
    c.spelled.setdefault(node.variable.lower(), node.variable)
    c.line(f"S[{node.variable.lower()!r}] = unwrap({items})")


@statement_for(tree.StatementBlockAst)
def block(c: Writer, node: tree.StatementBlockAst, out: str) -> None:
    statements(c, node.statements, out, node.traps)


@statement_for(tree.ErrorStatementAst)
def error_statement(c: Writer, node: tree.ErrorStatementAst, out: str) -> None:
    raise NotImplementedError("a tree with errors is not compiled")


@statement_for(tree.PipelineChainAst)
def chain(c: Writer, node: tree.PipelineChainAst, out: str) -> None:
    """`a && b`, `a || b`: the right side runs by `$?` of the left."""
    if node.background:
        from .commands import background

        background(c, node, out)
        return
    _chain_part(c, node.left, out)
    c.line("if E.ok:" if node.operator == "&&" else "if not E.ok:")
    c.indent()
    _chain_part(c, node.right, out)
    c.dedent()


def _chain_part(c: Writer, node: tree.StatementAst, out: str) -> None:
    from .sequence import bare, guarded

    if isinstance(node, tree.PipelineChainAst):
        chain(c, node, out)
    elif c.function.guarding:
        guarded(c, node, out)
    else:
        bare(c, node, out)


__all__ = ["expression_statement", "statement_value"]
