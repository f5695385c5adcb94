"""try, catch, finally and trap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .dispatch import statement_for
from .sequence import guarded, statements, unguarded
from .writer import NESTING_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .writer import Writer


@statement_for(tree.TryStatementAst)
def try_statement(c: Writer, node: tree.TryStatementAst, out: str) -> None:
    before = c.fresh("v")
    c.line(f"{before} = E.trying")
    if node.catch_clauses:
        c.line("E.trying = True")
    c.line("try:")
    c.indent(nested=True)
    if node.catch_clauses:
        unguarded(c, lambda: statements(c, node.body.statements, out, node.body.traps))
    else:
        statements(c, node.body.statements, out, node.body.traps)
    c.dedent(nested=True)
    if node.catch_clauses:
        _catches(c, node, out, before)
    c.line("finally:")
    c.indent(nested=True)
    c.line(f"E.trying = {before}")
    if node.finally_block is not None:
        statements(c, node.finally_block.statements, out, node.finally_block.traps)
    c.dedent(nested=True)


def _catches(c: Writer, node: tree.TryStatementAst, out: str, before: str) -> None:
    error, clause, held = c.fresh("e"), c.fresh("v"), c.fresh("v")
    types = tuple(tuple(t.type_name for t in catch.catch_types) for catch in node.catch_clauses)
    problem = c.fresh("e")
    c.line(f"except CATCHABLE as {problem}:")
    c.indent(nested=True)
    c.line(f"{error} = as_error({problem})")
    c.line(f"E.trying = {before}")
    c.line(f"{clause} = catch_clause(S, {error}, {_types(c, types)})")
    c.line(f"if {clause} < 0: raise")
    c.line(f"{held} = enter_catch(S, {error})")
    item, c.function.item = c.function.item, None
    guarding, c.function.guarding = c.function.guarding, False
    c.catching += 1
    for position, catch in enumerate(node.catch_clauses):
        c.line(f"{'if' if position == 0 else 'elif'} {clause} == {position}:")
        c.indent()
        statements(c, catch.body.statements, out, catch.body.traps)
        c.dedent()
    c.catching -= 1
    c.function.item = item
    c.function.guarding = guarding
    c.line(f"leave_catch(S, {held})")
    c.dedent(nested=True)


def _types(c: Writer, types: tuple[tuple[tree.AnyTypeName, ...], ...]) -> str:
    from pshv.runtime.typerefs import TypeReference

    return c.constant(tuple(tuple(TypeReference(name) for name in clause) for clause in types))


def write_trapped(
    c: Writer, nodes: Sequence[tree.StatementAst], out: str, traps: Sequence[tree.TrapStatementAst]
) -> None:
    """Statements of a block with traps: an error goes to them, then the next statement may run."""
    from .sequence import outlined

    handlers = "".join(f"({_trap_types(c, trap)}, {_trap_function(c, trap)}), " for trap in traps)
    before = c.fresh("v")
    c.line(f"{before} = E.trying")
    c.line("E.trying = True")
    c.line("try:")
    c.indent(nested=True)
    for node in nodes:
        if isinstance(node, (tree.TrapStatementAst, tree.UsingStatementAst)):
            continue
        if c.function.nesting >= NESTING_LIMIT:
            outlined(c, node, out)
        else:
            guarded(c, node, out, f"run_traps(S, e, ({handlers}), {out}, {before})")
    c.line("pass")
    c.dedent(nested=True)
    c.line(f"finally: E.trying = {before}")


def _trap_types(c: Writer, trap: tree.TrapStatementAst) -> str:
    if trap.trap_type is None:
        return "None"
    from pshv.runtime.typerefs import TypeReference

    return c.constant(TypeReference(trap.trap_type.type_name))


def _trap_function(c: Writer, trap: tree.TrapStatementAst) -> str:
    name = c.fresh("f")
    outer = c.extent
    c.open(name, "S, out", helper=True)
    c.line("E = S.session")
    c.catching += 1
    statements(c, trap.body.statements, "out", trap.body.traps)
    c.catching -= 1
    c.close()
    c.extent = outer
    return name
