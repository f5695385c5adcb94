"""foreach, for, while, do: native Python loops; signals are caught only where foreign code can send them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .assignments import spell, store_variable
from .dispatch import argument, expr, pure_expression, statement, statement_condition, statement_for, statement_value
from .sequence import bare, statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from .writer import Writer

_FOREIGN = (
    tree.CommandAst,
    tree.InvokeMemberExpressionAst,
    tree.SubExpressionAst,
    tree.ArrayExpressionAst,
    tree.TrapStatementAst,
    tree.ExpandableStringExpressionAst,
    tree.HashtableAst,
)


class Loop:
    """A loop or switch being written: its label, and what a `continue` has to do first."""

    __slots__ = ("iterator", "label")

    def __init__(self, label: str | None, iterator: Callable[[Writer], None] | None = None) -> None:
        self.label = label
        self.iterator = iterator

    def before_continue(self, c: Writer) -> None:
        if self.iterator is not None:
            self.iterator(c)


def sends_signals(node: tree.Ast) -> bool:
    """True when a `break` or `continue` may reach this loop as an exception."""
    nested = 0
    for inner in node.walk():
        if isinstance(inner, _FOREIGN):
            return True
        if isinstance(inner, (tree.BreakStatementAst, tree.ContinueStatementAst)) and inner.label is not None:
            return True
        if isinstance(inner, (tree.LabeledStatementAst, tree.IfStatementAst, tree.TryStatementAst)):
            nested += 1
    return nested > 4


def write_loop(
    c: Writer,
    node: tree.LabeledStatementAst,
    head: str,
    body: Callable[[], None],
    loop: Loop,
    after: Callable[[], None] | None = None,
) -> None:
    """The loop `head:` around `body`; `after` runs at the end of each round."""
    signals = sends_signals(node)
    if signals:
        c.line("try:")
        c.indent(nested=True)
    c.line(head)
    c.indent(nested=True)
    c.function.loops.append(loop)
    if signals:
        c.line("try:")
        c.indent(nested=True)
    body()
    label = repr((node.label or "").lower())
    if signals:
        c.dedent(nested=True)
        c.line("except ContinueSignal as s:")
        c.line(f" if s.label and s.label != {label}: raise")
    if after is not None:
        after()
    c.function.loops.pop()
    c.dedent(nested=True)
    if signals:
        c.dedent(nested=True)
        c.line("except BreakSignal as s:")
        c.line(f" if s.label and s.label != {label}: raise")


@statement_for(tree.ForEachStatementAst)
def foreach(c: Writer, node: tree.ForEachStatementAst, out: str) -> None:
    outer = c.extent
    c.extent = node.condition.extent if node.condition is not None else outer
    source = _source(c, node)
    item = c.fresh("x")
    spell(c, node.variable)
    tracked = "foreach" in node.body.extent.text.lower()
    if tracked:
        holder, before = c.fresh("v"), c.fresh("v")
        c.line(f"{before} = S.own_or_none('foreach')")
        c.line(f"{holder} = S['foreach'] = foreach_enumerator({source})")
        source = holder
    c.extent = outer

    def body() -> None:
        store_variable(c, node.variable, item)
        statements(c, node.body.statements, out, node.body.traps)

    write_loop(c, node, f"for {item} in {source}:", body, Loop(node.label))
    if tracked:
        c.line(f"S['foreach'] = {before}")


def _source(c: Writer, node: tree.ForEachStatementAst) -> str:
    assert node.condition is not None
    simple = pure_expression(node.condition)
    while isinstance(simple, tree.ParenExpressionAst) and pure_expression(simple.pipeline) is not None:
        simple = pure_expression(simple.pipeline)
    if isinstance(simple, tree.BinaryExpressionAst) and simple.operator == "..":
        return f"range_items({argument(c, simple.left)}, {argument(c, simple.right)})"
    if simple is not None:
        return f"iterate({expr(c, simple)})"
    return f"iterate({statement_value(c, node.condition)})"


@statement_for(tree.ForStatementAst)
def for_loop(c: Writer, node: tree.ForStatementAst, out: str) -> None:
    if node.initializer is not None:
        _quiet(c, node.initializer)
    outer = c.extent

    def iterate(w: Writer) -> None:
        if node.iterator is not None:
            _quiet(w, node.iterator)

    test = "True"
    if node.condition is not None:
        c.extent = node.condition.extent
        test = statement_condition(c, node.condition)
    write_loop(
        c,
        node,
        f"while {test}:",
        lambda: _body(c, node.body, out, outer),
        Loop(node.label, iterate),
        lambda: iterate(c),
    )


def _body(c: Writer, body: tree.StatementBlockAst, out: str, extent: object) -> None:
    c.extent = extent  # type: ignore[assignment]
    statements(c, body.statements, out, body.traps)


def _quiet(c: Writer, node: tree.StatementAst) -> None:
    """An initializer or iterator: its output is dropped."""
    outer, c.extent = c.extent, node.extent
    simple = pure_expression(node)
    if isinstance(simple, tree.ParenExpressionAst) and not isinstance(node, tree.AssignmentStatementAst):
        c.line(expr(c, simple))
    else:
        bare(c, node, "ignore")
    c.extent = outer


@statement_for(tree.WhileStatementAst)
def while_loop(c: Writer, node: tree.WhileStatementAst, out: str) -> None:
    outer = c.extent
    c.extent = node.condition.extent
    test = statement_condition(c, node.condition)
    write_loop(c, node, f"while {test}:", lambda: _body(c, node.body, out, outer), Loop(node.label))


@statement_for(tree.DoWhileStatementAst, tree.DoUntilStatementAst)
def do_loop(c: Writer, node: tree.DoWhileStatementAst, out: str) -> None:
    until = isinstance(node, tree.DoUntilStatementAst)

    def test(w: Writer) -> None:
        outer, w.extent = w.extent, node.condition.extent
        code = statement_condition(w, node.condition)
        w.line(f"if {code}: break" if until else f"if not ({code}): break")
        w.extent = outer

    write_loop(
        c,
        node,
        "while True:",
        lambda: statements(c, node.body.statements, out, node.body.traps),
        Loop(node.label, test),
        lambda: test(c),
    )


__all__ = ["Loop", "sends_signals", "statement", "write_loop"]
