"""What a data section may not contain.

Source: golden/expressions/parse-errors.tsv (data sections).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .token import operator_text, words
from .tree import (
    AssignmentStatementAst,
    Ast,
    AttributeAst,
    BinaryExpressionAst,
    BreakStatementAst,
    CommandAst,
    ContinueStatementAst,
    DataStatementAst,
    DoUntilStatementAst,
    DoWhileStatementAst,
    ExitStatementAst,
    ExpandableStringExpressionAst,
    FileRedirectionAst,
    ForEachStatementAst,
    ForStatementAst,
    FunctionDefinitionAst,
    IndexExpressionAst,
    InvokeMemberExpressionAst,
    MemberExpressionAst,
    MergingRedirectionAst,
    ParamBlockAst,
    ReturnStatementAst,
    ScriptBlockAst,
    StringConstantExpressionAst,
    SwitchStatementAst,
    ThrowStatementAst,
    TrapStatementAst,
    TryStatementAst,
    TypeConstraintAst,
    TypeExpressionAst,
    UnaryExpressionAst,
    VariableExpressionAst,
    WhileStatementAst,
)

if TYPE_CHECKING:
    from .parser_classes import Parser

_VARIABLES = frozenset({"psculture", "psuiculture", "true", "false", "null"})
_VARIABLE_LIST = "$PSCulture, $PSUICulture, $true, $false, $null"
_OPERATORS = frozenset(
    {"..", "format", "join", "as", "++", "--", "postfix++", "postfix--", "isplit", "csplit"}
    | {case + name for case in "ic" for name in ("match", "notmatch", "replace")}
)
_SIMPLE_TYPES = frozenset(
    words(
        "bool boolean char sbyte byte int16 short uint16 ushort int32 int uint32 uint int64 long uint64 ulong "
        "single float double decimal datetime string dbnull"
    )
)
_REFUSED: dict[type[Ast], str] = {
    ScriptBlockAst: "ScriptBlockNotSupportedInDataSection",
    ParamBlockAst: "ParameterDeclarationNotSupportedInDataSection",
    AttributeAst: "AttributeNotSupportedInDataSection",
    FunctionDefinitionAst: "FunctionDeclarationNotSupportedInDataSection",
    TrapStatementAst: "TrapStatementNotSupportedInDataSection",
    SwitchStatementAst: "SwitchStatementNotSupportedInDataSection",
    DataStatementAst: "DataSectionStatementNotSupportedInDataSection",
    ForEachStatementAst: "ForeachStatementNotSupportedInDataSection",
    DoWhileStatementAst: "DoWhileStatementNotSupportedInDataSection",
    DoUntilStatementAst: "DoWhileStatementNotSupportedInDataSection",
    ForStatementAst: "ForWhileStatementNotSupportedInDataSection",
    WhileStatementAst: "ForWhileStatementNotSupportedInDataSection",
    TryStatementAst: "TryStatementNotSupportedInDataSection",
    BreakStatementAst: "FlowControlStatementNotSupportedInDataSection",
    ContinueStatementAst: "FlowControlStatementNotSupportedInDataSection",
    ReturnStatementAst: "FlowControlStatementNotSupportedInDataSection",
    ExitStatementAst: "FlowControlStatementNotSupportedInDataSection",
    ThrowStatementAst: "FlowControlStatementNotSupportedInDataSection",
    AssignmentStatementAst: "AssignmentStatementNotSupportedInDataSection",
    MergingRedirectionAst: "RedirectionNotSupportedInDataSection",
    FileRedirectionAst: "RedirectionNotSupportedInDataSection",
    MemberExpressionAst: "PropertyReferenceNotSupportedInDataSection",
    InvokeMemberExpressionAst: "MethodCallNotSupportedInDataSection",
    IndexExpressionAst: "ArrayReferenceNotSupportedInDataSection",
}


def check_data_section(parser: Parser, node: Ast) -> None:
    """Report everything in a data section that restricted language does not know."""
    assert isinstance(node, DataStatementAst)
    allowed: set[str] | None = {"convertfrom-stringdata"}
    for command in node.commands_allowed:
        if isinstance(command, StringConstantExpressionAst) and allowed is not None:
            allowed.add(command.value.lower())
        else:
            allowed = None
    for part in node.body.walk():
        error_id = _REFUSED.get(type(part))
        if error_id is not None:
            _report(parser, part, error_id)
        else:
            _check_part(parser, part, allowed)


def _report(parser: Parser, node: Ast, error_id: str, *arguments: str) -> None:
    parser.error_at(node.extent.start, node.extent.end, error_id, *arguments)


def _check_part(parser: Parser, part: Ast, allowed: set[str] | None) -> None:
    if isinstance(part, VariableExpressionAst):
        if part.path.lower() not in _VARIABLES:
            _report(parser, part, "VariableReferenceNotSupportedInDataSection", _VARIABLE_LIST)
    elif isinstance(part, ExpandableStringExpressionAst):
        if not part.nested_expressions:
            _report(parser, part, "ExpandableStringNotSupportedInDataSection")
    elif isinstance(part, BinaryExpressionAst):
        if part.operator in _OPERATORS:
            extent = part.operator_extent
            error_id = "OperatorNotSupportedInDataSection"
            parser.error_at(extent.start, extent.end, error_id, operator_text(part.operator))
    elif isinstance(part, UnaryExpressionAst):
        if part.token_kind in _OPERATORS:
            _report(parser, part, "OperatorNotSupportedInDataSection", operator_text(part.token_kind))
    elif isinstance(part, (TypeConstraintAst, TypeExpressionAst)):
        name = part.type_name.full_name
        if name.lower().removeprefix("system.").split("[")[0] not in _SIMPLE_TYPES:
            _report(parser, part, "TypeNotAllowedInDataSection", name)
    elif isinstance(part, CommandAst):
        _check_command(parser, part, allowed)


def _check_command(parser: Parser, part: CommandAst, allowed: set[str] | None) -> None:
    if part.invocation_operator == ".":
        _report(parser, part, "DotSourcingNotSupportedInDataSection")
        return
    if allowed is None:
        return
    name = part.elements[0]
    if not isinstance(name, StringConstantExpressionAst):
        if part.invocation_operator == "&":
            _report(parser, part, "OperatorNotSupportedInDataSection", "&")
        else:
            _report(parser, part, "CmdletNotInAllowedListForDataSection", part.extent.text)
    elif name.value.lower() not in allowed:
        _report(parser, part, "CmdletNotInAllowedListForDataSection", name.value)
