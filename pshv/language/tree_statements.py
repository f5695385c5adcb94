"""Statement and pipeline nodes, named as in System.Management.Automation.Language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tree_base import (
    Ast,
    CommandBaseAst,
    CommandElementAst,
    ExpressionAst,
    PipelineBaseAst,
    RedirectionAst,
    StatementAst,
)

if TYPE_CHECKING:
    from .extent import Extent
    from .token import Token
    from .tree_definitions import TypeConstraintAst
    from .tree_expressions import VariableExpressionAst


class StatementBlockAst(Ast):
    """`{ statements }`, or the inside of `$( )` and `@( )`."""

    __slots__ = ("statements", "traps")

    def __init__(
        self,
        extent: Extent,
        statements: list[StatementAst],
        traps: list[TrapStatementAst],
    ) -> None:
        self.extent = extent
        self.statements = statements
        self.traps = traps


class PipelineAst(PipelineBaseAst):
    __slots__ = ("background", "elements")

    def __init__(self, extent: Extent, elements: list[CommandBaseAst], background: bool = False) -> None:
        self.extent = extent
        self.elements = elements
        self.background = background


class PipelineChainAst(PipelineBaseAst):
    """`left && right`, `left || right`; `operator` is '&&' or '||', chains lean left."""

    __slots__ = ("background", "left", "operator", "right")

    def __init__(
        self,
        extent: Extent,
        left: PipelineBaseAst,
        operator: str,
        right: PipelineAst,
        background: bool = False,
    ) -> None:
        self.extent = extent
        self.left = left
        self.operator = operator
        self.right = right
        self.background = background


class CommandAst(CommandBaseAst):
    """`elements[0]` is the name; `invocation_operator` is '', '&' or '.'."""

    __slots__ = ("elements", "invocation_operator", "redirections")

    def __init__(
        self,
        extent: Extent,
        elements: list[CommandElementAst],
        invocation_operator: str,
        redirections: list[RedirectionAst],
    ) -> None:
        self.extent = extent
        self.elements = elements
        self.invocation_operator = invocation_operator
        self.redirections = redirections


class CommandExpressionAst(CommandBaseAst):
    __slots__ = ("expression", "redirections")

    def __init__(
        self,
        extent: Extent,
        expression: ExpressionAst,
        redirections: list[RedirectionAst],
    ) -> None:
        self.extent = extent
        self.expression = expression
        self.redirections = redirections


class CommandParameterAst(CommandElementAst):
    """`-name` or `-name:argument`; `name` without dash and colon, `error_position` the extent of `-name:`."""

    __slots__ = ("argument", "error_position", "name")

    def __init__(
        self,
        extent: Extent,
        name: str,
        argument: ExpressionAst | None,
        error_position: Extent,
    ) -> None:
        self.extent = extent
        self.name = name
        self.argument = argument
        self.error_position = error_position


class FileRedirectionAst(RedirectionAst):
    """`n> location`; `from_stream` is one of tree.STREAMS."""

    __slots__ = ("append", "from_stream", "location")

    def __init__(self, extent: Extent, from_stream: str, location: ExpressionAst, append: bool) -> None:
        self.extent = extent
        self.from_stream = from_stream
        self.location = location
        self.append = append


class MergingRedirectionAst(RedirectionAst):
    """`n>&1`; streams are ones of tree.STREAMS."""

    __slots__ = ("from_stream", "to_stream")

    def __init__(self, extent: Extent, from_stream: str, to_stream: str) -> None:
        self.extent = extent
        self.from_stream = from_stream
        self.to_stream = to_stream


class AssignmentStatementAst(PipelineBaseAst):
    """`left operator right`; `operator` is one of tree.ASSIGNMENT_OPERATORS."""

    __slots__ = ("error_position", "left", "operator", "right")

    def __init__(
        self,
        extent: Extent,
        left: ExpressionAst,
        operator: str,
        right: StatementAst,
        error_position: Extent,
    ) -> None:
        self.extent = extent
        self.left = left
        self.operator = operator
        self.right = right
        self.error_position = error_position


class IfStatementAst(StatementAst):
    """`clauses` are (condition, body) pairs of if and each elseif."""

    __slots__ = ("clauses", "else_clause")

    def __init__(
        self,
        extent: Extent,
        clauses: list[tuple[StatementAst, StatementBlockAst]],
        else_clause: StatementBlockAst | None,
    ) -> None:
        self.extent = extent
        self.clauses = clauses
        self.else_clause = else_clause


class LabeledStatementAst(StatementAst):
    """A loop or switch; `label` without the colon, or None."""

    __slots__ = ("condition", "label")

    label: str | None
    condition: StatementAst | None


class ForEachStatementAst(LabeledStatementAst):
    """`foreach (variable in condition) body`; `parallel` and `throttle_limit` belong to workflows only."""

    __slots__ = ("body", "variable")

    def __init__(
        self,
        extent: Extent,
        label: str | None,
        variable: VariableExpressionAst,
        condition: StatementAst,
        body: StatementBlockAst,
    ) -> None:
        self.extent = extent
        self.label = label
        self.variable = variable
        self.condition = condition
        self.body = body


class ForStatementAst(LabeledStatementAst):
    __slots__ = ("body", "initializer", "iterator")

    def __init__(
        self,
        extent: Extent,
        label: str | None,
        initializer: StatementAst | None,
        condition: StatementAst | None,
        iterator: StatementAst | None,
        body: StatementBlockAst,
    ) -> None:
        self.extent = extent
        self.label = label
        self.initializer = initializer
        self.condition = condition
        self.iterator = iterator
        self.body = body


class _ConditionLoopAst(LabeledStatementAst):
    __slots__ = ("body",)

    def __init__(
        self,
        extent: Extent,
        label: str | None,
        condition: StatementAst,
        body: StatementBlockAst,
    ) -> None:
        self.extent = extent
        self.label = label
        self.condition: StatementAst = condition
        self.body = body


class WhileStatementAst(_ConditionLoopAst):
    __slots__ = ()


class DoWhileStatementAst(_ConditionLoopAst):
    __slots__ = ()


class DoUntilStatementAst(_ConditionLoopAst):
    __slots__ = ()


class SwitchStatementAst(LabeledStatementAst):
    """`flags` is a set of 'wildcard', 'regex', 'exact', 'casesensitive', 'file', 'parallel'.

    `clauses` are (test expression, body) pairs; a bare word test is a StringConstantExpressionAst.
    """

    __slots__ = ("clauses", "default", "flags")

    def __init__(
        self,
        extent: Extent,
        label: str | None,
        condition: StatementAst,
        flags: frozenset[str],
        clauses: list[tuple[ExpressionAst, StatementBlockAst]],
        default: StatementBlockAst | None,
    ) -> None:
        self.extent = extent
        self.label = label
        self.condition = condition
        self.flags = flags
        self.clauses = clauses
        self.default = default


class TryStatementAst(StatementAst):
    __slots__ = ("body", "catch_clauses", "finally_block")

    def __init__(
        self,
        extent: Extent,
        body: StatementBlockAst,
        catch_clauses: list[CatchClauseAst],
        finally_block: StatementBlockAst | None,
    ) -> None:
        self.extent = extent
        self.body = body
        self.catch_clauses = catch_clauses
        self.finally_block = finally_block


class CatchClauseAst(Ast):
    """`catch [types] body`; no types: catches all."""

    __slots__ = ("body", "catch_types")

    def __init__(
        self,
        extent: Extent,
        catch_types: list[TypeConstraintAst],
        body: StatementBlockAst,
    ) -> None:
        self.extent = extent
        self.catch_types = catch_types
        self.body = body


class TrapStatementAst(StatementAst):
    __slots__ = ("body", "trap_type")

    def __init__(
        self,
        extent: Extent,
        trap_type: TypeConstraintAst | None,
        body: StatementBlockAst,
    ) -> None:
        self.extent = extent
        self.trap_type = trap_type
        self.body = body


class _JumpStatementAst(StatementAst):
    __slots__ = ("label",)

    def __init__(self, extent: Extent, label: ExpressionAst | None) -> None:
        self.extent = extent
        self.label = label


class BreakStatementAst(_JumpStatementAst):
    __slots__ = ()


class ContinueStatementAst(_JumpStatementAst):
    __slots__ = ()


class _ExitingStatementAst(StatementAst):
    __slots__ = ("pipeline",)

    def __init__(self, extent: Extent, pipeline: StatementAst | None) -> None:
        self.extent = extent
        self.pipeline = pipeline


class ReturnStatementAst(_ExitingStatementAst):
    __slots__ = ()


class ExitStatementAst(_ExitingStatementAst):
    __slots__ = ()


class ThrowStatementAst(_ExitingStatementAst):
    """`throw`; without a pipeline inside a catch it rethrows."""

    __slots__ = ()


class DataStatementAst(StatementAst):
    """`data name -SupportedCommand commands { body }`."""

    __slots__ = ("body", "commands_allowed", "variable")

    def __init__(
        self,
        extent: Extent,
        variable: str | None,
        commands_allowed: list[ExpressionAst],
        body: StatementBlockAst,
    ) -> None:
        self.extent = extent
        self.variable = variable
        self.commands_allowed = commands_allowed
        self.body = body


class ErrorStatementAst(PipelineBaseAst):
    """Stands where a statement could not be read; only in trees with errors."""

    __slots__ = ("flags", "nested_ast")

    def __init__(self, extent: Extent, nested_ast: list[Ast] | None = None) -> None:
        self.extent = extent
        self.nested_ast = nested_ast or []
        # of a switch: each flag's token and what it names
        self.flags: dict[str, tuple[Token, Ast | None]] | None = None
