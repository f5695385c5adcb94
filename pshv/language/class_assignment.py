"""Which variables of a class method are read where not every path has assigned them.

The paths are those of PowerShell's own analysis: a loop's body and a switch's clauses may not run (the body of a do
loop runs), any statement of a try may throw before it assigned anything, the right side of -and and -or may be skipped.
Source: golden/expressions/parse-errors.tsv (VariableNotLocal); powershell-traps.md 29.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .class_flow import VARIABLE_PARAMETERS, assigned_variables
from .tree import (
    AssignmentStatementAst,
    Ast,
    BinaryExpressionAst,
    BreakStatementAst,
    CommandParameterAst,
    ContinueStatementAst,
    ConvertExpressionAst,
    DataStatementAst,
    DoUntilStatementAst,
    DoWhileStatementAst,
    ExitStatementAst,
    ForEachStatementAst,
    ForStatementAst,
    FunctionMemberAst,
    IfStatementAst,
    ReturnStatementAst,
    ScriptBlockAst,
    StringConstantExpressionAst,
    SwitchStatementAst,
    TernaryExpressionAst,
    ThrowStatementAst,
    TryStatementAst,
    UnaryExpressionAst,
    VariableExpressionAst,
    WhileStatementAst,
)

Names = frozenset[str]


class Assignments:
    """Walks a method in the order it runs. `known` are the names assigned on every path here, None where none leads."""

    def __init__(self, method: FunctionMemberAst) -> None:
        block = method.body.param_block  # an error of its own
        parameters = [*method.parameters, *(block.parameters if block is not None else ())]
        self.known: Names | None = frozenset(p.name.name.lower() for p in parameters)
        self.unassigned: set[int] = set()  # ids of the nodes that read too early
        self.breaks: list[list[Names | None]] = []
        self.visit(method.body)

    # -- state ----------------------------------------------------------------
    def _assign(self, name: str) -> None:
        if self.known is not None:
            self.known |= {name.lower()}

    def _join(self, *states: Names | None) -> None:
        reached = [state for state in states if state is not None]
        self.known = frozenset.intersection(*reached) if reached else None

    # -- nodes ----------------------------------------------------------------
    def visit(self, node: Ast | None) -> None:
        """What a node does, parts in the order they run."""
        if node is None:
            return
        rule = _RULES.get(type(node))
        if rule is not None:
            rule(self, node)
        else:
            self._children(node)

    def _children(self, node: Ast) -> None:
        for child in node.children():
            if not isinstance(child, ScriptBlockAst) or child is node:
                self.visit(child)

    def _variable(self, node: VariableExpressionAst) -> None:
        if self.known is not None and node.name.lower() not in self.known:
            self.unassigned.add(id(node))

    def _assignment(self, node: AssignmentStatementAst) -> None:
        self.visit(node.right)
        targets = {id(variable) for variable in assigned_variables(node)}
        self._target(node.left, targets)
        for variable in assigned_variables(node):
            self._assign(variable.name)

    def _target(self, node: Ast, targets: set[int]) -> None:
        if id(node) in targets:
            return
        if isinstance(node, VariableExpressionAst):
            self._variable(node)
            return
        for child in node.children():
            if not isinstance(child, ScriptBlockAst):
                self._target(child, targets)

    def _unary(self, node: UnaryExpressionAst) -> None:
        self.visit(node.child)
        if node.token_kind.endswith(("++", "--")) and isinstance(node.child, VariableExpressionAst):
            self._assign(node.child.name)

    def _convert(self, node: ConvertExpressionAst) -> None:
        if node.type_name.name.lower() == "ref" and isinstance(node.child, VariableExpressionAst):
            self._assign(node.child.name)
        self._children(node)

    def _parameter(self, node: CommandParameterAst) -> None:
        if isinstance(node.argument, StringConstantExpressionAst) and any(
            full.startswith(node.name.lower()) for full in VARIABLE_PARAMETERS
        ):
            self._assign(node.argument.value.lstrip("+"))
        self._children(node)

    def _data(self, node: DataStatementAst) -> None:
        self._children(node)
        if node.variable is not None:
            self._assign(node.variable)

    def _binary(self, node: BinaryExpressionAst) -> None:
        self.visit(node.left)
        if node.operator in ("and", "or"):
            before = self.known
            self.visit(node.right)
            self._join(before, self.known)
        else:
            self.visit(node.right)

    def _ternary(self, node: TernaryExpressionAst) -> None:
        self.visit(node.condition)
        self._branches([lambda: self.visit(node.if_true), lambda: self.visit(node.if_false)])

    def _branches(self, branches: list[Callable[[], None]]) -> None:
        before, ends = self.known, []
        for branch in branches:
            self.known = before
            branch()
            ends.append(self.known)
        self._join(*ends)

    def _if(self, node: IfStatementAst) -> None:
        ends: list[Names | None] = []
        for condition, body in node.clauses:
            self.visit(condition)
            after = self.known
            self.visit(body)
            ends.append(self.known)
            self.known = after
        self.visit(node.else_clause)
        self._join(*ends, self.known)

    # -- loops ----------------------------------------------------------------
    def _inside(self, run: Callable[[], None]) -> list[Names | None]:
        """Runs a loop's inside; gives what was known at each break of it."""
        self.breaks.append([])
        run()
        return self.breaks.pop()

    def _while(self, node: WhileStatementAst) -> None:
        self.visit(node.condition)
        after = self.known
        left = self._inside(lambda: self.visit(node.body))
        self._join(after, *left)

    def _do(self, node: DoWhileStatementAst | DoUntilStatementAst) -> None:
        left = self._inside(lambda: self.visit(node.body))
        self.visit(node.condition)
        self._join(self.known, *left)

    def _for(self, node: ForStatementAst) -> None:
        self.visit(node.initializer)
        self.visit(node.condition)
        after = self.known if node.condition is not None else None

        def inside() -> None:
            self.visit(node.body)
            self.visit(node.iterator)

        self._join(after, *self._inside(inside))

    def _foreach(self, node: ForEachStatementAst) -> None:
        self.visit(node.condition)
        after = self.known
        self._assign(node.variable.name)
        left = self._inside(lambda: self.visit(node.body))
        self._join(after, *left)

    def _switch(self, node: SwitchStatementAst) -> None:
        self.visit(node.condition)
        after = self.known

        def inside() -> None:
            for test, body in node.clauses:
                self.visit(test)
                before = self.known
                self.visit(body)
                self._join(before, self.known)
            self.visit(node.default)

        self._join(after, *self._inside(inside))

    def _try(self, node: TryStatementAst) -> None:
        before = self.known
        self.visit(node.body)
        ends = [self.known]
        for clause in node.catch_clauses:
            self.known = before
            self.visit(clause)
            ends.append(self.known)
        self._join(*ends)
        if node.finally_block is not None:
            if all(clause.catch_types for clause in node.catch_clauses):
                self._join(before, *ends)
            self.visit(node.finally_block)

    # -- jumps ----------------------------------------------------------------
    def _break(self, node: BreakStatementAst) -> None:
        if self.breaks:
            self.breaks[-1].append(self.known)
        self.known = None

    def _leave(self, node: Ast) -> None:
        self._children(node)
        self.known = None


_RULES: dict[type, Callable[[Assignments, Any], None]] = {
    VariableExpressionAst: Assignments._variable,
    AssignmentStatementAst: Assignments._assignment,
    UnaryExpressionAst: Assignments._unary,
    ConvertExpressionAst: Assignments._convert,
    CommandParameterAst: Assignments._parameter,
    DataStatementAst: Assignments._data,
    BinaryExpressionAst: Assignments._binary,
    TernaryExpressionAst: Assignments._ternary,
    IfStatementAst: Assignments._if,
    WhileStatementAst: Assignments._while,
    DoWhileStatementAst: Assignments._do,
    DoUntilStatementAst: Assignments._do,
    ForStatementAst: Assignments._for,
    ForEachStatementAst: Assignments._foreach,
    SwitchStatementAst: Assignments._switch,
    TryStatementAst: Assignments._try,
    BreakStatementAst: Assignments._break,
    ContinueStatementAst: Assignments._leave,
    ReturnStatementAst: Assignments._leave,
    ThrowStatementAst: Assignments._leave,
    ExitStatementAst: Assignments._leave,
}
