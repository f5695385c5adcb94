"""break, continue, return, exit, throw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .dispatch import argument, pure_expression, statement, statement_for, statement_value

if TYPE_CHECKING:
    from .loops import Loop
    from .writer import Writer


@statement_for(tree.BreakStatementAst)
def break_statement(c: Writer, node: tree.BreakStatementAst, out: str) -> None:
    label = _label(c, node)
    loops: list[Loop] = c.function.loops
    if loops and (label is None or label == repr((loops[-1].label or "").lower())):
        c.line("break")
        return
    c.line(f"raise BreakSignal({label or repr('')})")


@statement_for(tree.ContinueStatementAst)
def continue_statement(c: Writer, node: tree.ContinueStatementAst, out: str) -> None:
    label = _label(c, node)
    loops: list[Loop] = c.function.loops
    if loops and (label is None or label == repr((loops[-1].label or "").lower())):
        loops[-1].before_continue(c)
        c.line("continue")
        return
    c.line(f"raise ContinueSignal({label or repr('')})")


def _label(c: Writer, node: tree.BreakStatementAst | tree.ContinueStatementAst) -> str | None:
    """The label as a Python expression (lower case), None without one."""
    if node.label is None:
        return None
    if isinstance(node.label, tree.StringConstantExpressionAst):
        return repr(node.label.value.lower())
    return f"label_text({argument(c, node.label)})"


@statement_for(tree.ReturnStatementAst)
def return_statement(c: Writer, node: tree.ReturnStatementAst, out: str) -> None:
    function = c.function
    if c.method_returns:
        value = statement_value(c, node.pipeline) if node.pipeline is not None else "None"
        c.line(f"raise MethodReturn({value})" if function.helper else f"return null({value})")
        return
    if node.pipeline is not None:
        statement(c, node.pipeline, "out" if not function.helper else _main_out(c, out))
        if pure_expression(node.pipeline) is None:
            c.line("E.ok = True") if isinstance(node.pipeline, tree.AssignmentStatementAst) else None
    c.line("raise ReturnSignal" if function.helper else "return")


def _main_out(c: Writer, out: str) -> str:
    return out


@statement_for(tree.ExitStatementAst)
def exit_statement(c: Writer, node: tree.ExitStatementAst, out: str) -> None:
    value = "0" if node.pipeline is None else statement_value(c, node.pipeline)
    c.line(f"exit_with(S, {value})")


@statement_for(tree.ThrowStatementAst)
def throw_statement(c: Writer, node: tree.ThrowStatementAst, out: str) -> None:
    if node.pipeline is None:
        c.line("rethrow(S)")
        return
    c.line(f"throw_value(S, {statement_value(c, node.pipeline)})")
