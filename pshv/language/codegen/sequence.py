"""Lists of statements: each is guarded by itself, so that the next one runs after an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .dispatch import STATEMENTS
from .writer import NESTING_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .writer import Writer

# These guard their own parts: their bodies' statements have guards, and so has their head.
_SELF_GUARDED = (tree.TryStatementAst,)
_DECLARATIONS = (tree.TrapStatementAst, tree.UsingStatementAst)


def statements(
    c: Writer, nodes: Sequence[tree.StatementAst], out: str, traps: Sequence[tree.TrapStatementAst] = ()
) -> None:
    """Writes statements in order, each with its error guard; with traps they take the errors."""
    before = len(c.function.lines)
    if traps:
        from .tries import write_trapped

        write_trapped(c, nodes, out, traps)
    else:
        _each(c, nodes, out)
    if len(c.function.lines) == before:
        c.line("pass")


def _each(c: Writer, nodes: Sequence[tree.StatementAst], out: str) -> None:
    for node in nodes:
        if isinstance(node, _DECLARATIONS):
            continue
        if c.function.nesting >= NESTING_LIMIT:
            outlined(c, node, out)
        elif c.function.guarding:
            guarded(c, node, out)
        else:
            bare(c, node, out)


def bare(c: Writer, node: tree.StatementAst, out: str) -> None:
    """A statement without a guard of its own."""
    outer, c.extent = c.extent, node.extent
    STATEMENTS[type(node)](c, node, out)
    c.extent = outer


def guarded(c: Writer, node: tree.StatementAst, out: str, handler: str = "report(S, e)") -> None:
    """A statement whose error is reported (or sent on) before the next statement runs."""
    if isinstance(node, (tree.BreakStatementAst, tree.ContinueStatementAst)):
        bare(c, node, out)
        return
    outer, c.extent = c.extent, node.extent
    c.line("try:")
    c.indent(nested=True)
    before = len(c.function.lines)
    STATEMENTS[type(node)](c, node, out)
    if len(c.function.lines) == before:
        c.line("pass")
    c.dedent(nested=True)
    c.line(f"except Exception as e: {handler}")
    c.extent = outer


def unguarded(c: Writer, write: Callable[[], None]) -> None:
    """Writes something in which errors leave at once (the body of `try`)."""
    before, c.function.guarding = c.function.guarding, False
    write()
    c.function.guarding = before


def outlined(c: Writer, node: tree.StatementAst, out: str) -> None:
    """A statement nested too deep for one Python function goes to its own."""
    name = c.fresh("f")
    item = c.function.item
    guard = c.function.guarding
    c.open(name, "S, out, it" if item else "S, out", helper=True, item="it" if item else None)
    c.function.guarding = guard
    c.line("E = S.session")
    _each(c, [node], "out")
    c.close()
    c.line(f"{name}(S, {out}, {item})" if item else f"{name}(S, {out})")
