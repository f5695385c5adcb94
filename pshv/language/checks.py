"""What is checked once a text has been read: targets of assignments, splats, attributes, jumps out of finally ...

Each check was noted by the parser at its node; they are made in the order of the tree.
Source: golden/expressions/parse-errors.tsv; reference/powershell-language.md section 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from .constancy import is_constant, pure_expression
from .token import operator_text
from .tree import (
    ArrayLiteralAst,
    AssignmentStatementAst,
    Ast,
    AttributeAst,
    AttributedExpressionAst,
    BreakStatementAst,
    ContinueStatementAst,
    ConvertExpressionAst,
    ErrorExpressionAst,
    ExpressionAst,
    ForEachStatementAst,
    FunctionDefinitionAst,
    HashtableAst,
    IndexExpressionAst,
    InvokeMemberExpressionAst,
    LabeledStatementAst,
    MemberExpressionAst,
    ParamBlockAst,
    ParameterAst,
    ParenExpressionAst,
    ReturnStatementAst,
    ScriptBlockAst,
    StringConstantExpressionAst,
    SwitchStatementAst,
    TrapStatementAst,
    TryStatementAst,
    TypeConstraintAst,
    UnaryExpressionAst,
    UsingExpressionAst,
    UsingStatementAst,
    VariableExpressionAst,
)

if TYPE_CHECKING:
    from .parser_classes import Parser

_REFERENCES = frozenset({"ref", "psreference", "system.management.automation.psreference"})
_VOIDS = frozenset({"void", "system.void"})
_AUTOMATIC = {
    "_": "System.Object",
    "args": "System.Object[]",
    "this": "System.Object",
    "input": "System.Object",
    "pscmdlet": "System.Management.Automation.PSScriptCmdlet",
    "psboundparameters": "System.Management.Automation.PSBoundParametersDictionary",
    "myinvocation": "System.Management.Automation.InvocationInfo",
    "psscriptroot": "System.String",
    "pscommandpath": "System.String",
}
_TYPE_NAMES = {"object": "System.Object", "object[]": "System.Object[]", "string": "System.String"}


def run_checks(parser: Parser) -> None:
    """Make all noted checks, in the order in which the tree lists their nodes."""
    left_sides: set[int] = set()
    for _, _, _, check, node in parser.deferred:
        if check == "assignment" and isinstance(node, AssignmentStatementAst):
            left_sides.update(id(part) for part in _attributed_chain(node.left))
    for _, _, _, check, node in sorted(parser.deferred, key=lambda entry: entry[:3]):
        if check == "cast" and isinstance(node, ConvertExpressionAst):
            _check_cast(parser, node, id(node) in left_sides)
        elif id(node) not in parser.class_attributes:
            _CHECKS[check](parser, node)


def _report(parser: Parser, node: Ast, error_id: str, *arguments: str) -> None:
    parser.error_at(node.extent.start, node.extent.end, error_id, *arguments)


# -- targets of assignments -----------------------------------------------


def _check_assignment(parser: Parser, node: Ast) -> None:
    assert isinstance(node, AssignmentStatementAst)
    for target in _bad_targets(parser, node.left, node.operator == "="):
        _report(parser, target, "InvalidLeftHandSide")


def _check_step(parser: Parser, node: Ast) -> None:
    assert isinstance(node, UnaryExpressionAst)
    for target in _bad_targets(parser, node.child, False):
        _report(parser, target, "OperatorRequiresVariableOrProperty", operator_text(node.token_kind))


def _bad_targets(parser: Parser, target: ExpressionAst, simple: bool) -> Iterator[Ast]:
    """Parts of a target that cannot be assigned to; only `=` assigns to a list."""
    if isinstance(target, ArrayLiteralAst):
        if not simple:
            yield target
            return
        for element in target.elements:
            yield from _bad_targets(parser, element, True)
    elif isinstance(target, ParenExpressionAst):
        inner = pure_expression(target.pipeline)
        if not isinstance(inner, ExpressionAst):
            yield target.pipeline
        else:
            yield from _bad_targets(parser, inner, simple)
    elif isinstance(target, AttributedExpressionAst):
        yield from _bad_constrained(parser, target, simple)
    elif isinstance(target, (MemberExpressionAst, IndexExpressionAst)):
        if isinstance(target, InvokeMemberExpressionAst) or target.null_conditional:
            yield target
    elif not isinstance(target, VariableExpressionAst):
        yield target


def _attributed_chain(target: ExpressionAst) -> Iterator[AttributedExpressionAst]:
    if isinstance(target, ArrayLiteralAst):
        for element in target.elements:
            yield from _attributed_chain(element)
    while isinstance(target, AttributedExpressionAst):
        yield target
        target = target.child


def _bad_constrained(parser: Parser, target: AttributedExpressionAst, simple: bool) -> Iterator[Ast]:
    """`[type] $x`: no void, no [ref] beside other types, automatic variables keep their type."""
    casts = [part for part in _attributed_chain(target) if isinstance(part, ConvertExpressionAst)]
    reference: Ast | None = None
    for cast in casts:
        name = cast.type_name.name.lower()
        if name in _REFERENCES:
            reference = cast.attribute
        elif name in _VOIDS:
            _report(parser, cast.attribute, "VoidTypeConstraintNotAllowed")
    if reference is not None and len(casts) > 1:
        _report(parser, reference, "ReferenceNeedsToBeByItselfInTypeConstraint")
        return
    inner = list(_attributed_chain(target))[-1].child
    if isinstance(inner, VariableExpressionAst) and inner.prefix in ("", "local"):
        expected = _AUTOMATIC.get(inner.name.lower())
        given = casts[-1].type_name.name.lower() if casts else ""
        if expected is not None and _TYPE_NAMES.get(given, given).lower() != expected.lower():
            _report(parser, target, "AssignmentStatementToAutomaticNotSupported", inner.name, expected)
    yield from _bad_targets(parser, inner, simple)


# -- casts and attributes -------------------------------------------------


def _check_cast(parser: Parser, node: ConvertExpressionAst, left_side: bool) -> None:
    name = node.type_name.name.lower()
    if name == "ordered" and not isinstance(node.child, HashtableAst):
        _report(parser, node, "OrderedAttributeOnlyOnHashLiteralNode", node.type_name.full_name)
    if name not in _REFERENCES:
        return
    for inner in _attributed_chain(node.child):
        if isinstance(inner, ConvertExpressionAst) and inner.type_name.name.lower() in _REFERENCES:
            _report(parser, inner.attribute, "ReferenceNeedsToBeByItselfInTypeSequence")
    if not left_side and _has_outer_cast(parser, node):
        _report(parser, node.attribute, "ReferenceNeedsToBeLastTypeInTypeConversion")


def _has_outer_cast(parser: Parser, node: ConvertExpressionAst) -> bool:
    """Whether a cast stands right in front: the character before is a closing bracket of a type."""
    text = parser.source.text
    start = node.extent.start
    return (
        text[:start].rstrip().endswith("]") and text[text.rfind("[", 0, start) + 1 : start].strip("] ").isidentifier()
    )


def _check_attributed(parser: Parser, node: Ast) -> None:
    assert isinstance(node, AttributedExpressionAst)
    child: ExpressionAst = node
    while isinstance(child, AttributedExpressionAst):
        child = child.child
        if isinstance(child, VariableExpressionAst):
            return
    _report(parser, node.attribute, "UnexpectedAttribute", node.attribute.type_name.full_name)


def _check_attribute(parser: Parser, node: Ast) -> None:
    assert isinstance(node, AttributeAst)
    seen: set[str] = set()
    for named in node.named_arguments:
        name = named.argument_name.lower()
        if name in seen:
            _report(parser, named, "DuplicateNamedArgument", named.argument_name)
        elif named.argument is not None and not is_constant(named.argument):
            _report(parser, named.argument, "ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock")
        seen.add(name)
    for argument in node.positional_arguments:
        if not is_constant(argument):
            _report(parser, argument, "ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock")


# -- parameters and functions ---------------------------------------------


def check_parameter_list(parser: Parser, parameters: list[ParameterAst]) -> None:
    """No name twice, no [void], no [ordered]."""
    seen: set[str] = set()
    for parameter in parameters:
        name = parameter.name.path
        if name.lower() in seen:
            _report(parser, parameter.name, "DuplicateFormalParameter", name)
        seen.add(name.lower())
        for attribute in parameter.attributes:
            if not isinstance(attribute, TypeConstraintAst):
                continue
            type_name = attribute.type_name.name.lower()
            if type_name in _VOIDS:
                _report(parser, attribute, "VoidTypeConstraintNotAllowed")
            elif type_name == "ordered":
                _report(parser, attribute, "OrderedAttributeOnlyOnHashLiteralNode", attribute.type_name.full_name)


def _check_parameters(parser: Parser, node: Ast) -> None:
    assert isinstance(node, ParamBlockAst)
    check_parameter_list(parser, node.parameters)


def _check_function(parser: Parser, node: Ast) -> None:
    assert isinstance(node, FunctionDefinitionAst)
    if node.parameters is not None:
        if node.body.param_block is not None:
            _report(parser, node.body.param_block, "OnlyOneParameterListAllowed")
        else:
            check_parameter_list(parser, node.parameters)
    if node.is_workflow:
        _report(parser, node, "WorkflowNotSupportedInPowerShellCore" if parser.core else "WorkflowNotSupported")


# -- statements -----------------------------------------------------------


def _check_try(parser: Parser, node: Ast) -> None:
    from .type_facts import catch_order_errors

    assert isinstance(node, TryStatementAst)
    clauses = node.catch_clauses
    for number, clause in enumerate(clauses[:-1]):
        if not clause.catch_types:
            at = max(clauses[number + 1].extent.start - 1, 0)
            parser.error_at(at, at, "EmptyCatchNotLast")
            continue
        for later in clauses[number + 1 :]:
            for constraint, name in catch_order_errors(clause.catch_types, later.catch_types):
                _report(parser, constraint, "ExceptionTypeAlreadyCaught", name)


def _check_finally(parser: Parser, node: Ast) -> None:
    assert isinstance(node, TryStatementAst)
    if node.finally_block is not None:
        _check_jumps(parser, node.finally_block, ())


def _check_jumps(parser: Parser, node: Ast, labels: tuple[str, ...]) -> None:
    """Jumps may not leave a finally block; `labels` are the loops around inside it ('' without a label)."""
    if isinstance(node, (ScriptBlockAst, TrapStatementAst)):
        return
    if isinstance(node, ReturnStatementAst):
        _report(parser, node, "ControlLeavingFinally")
    elif isinstance(node, (BreakStatementAst, ContinueStatementAst)):
        label = node.label
        if label is None:
            inside = bool(labels)
        else:
            known = isinstance(label, StringConstantExpressionAst)
            inside = known and label.value.lower() in labels  # type: ignore[attr-defined]
        if not inside:
            _report(parser, node, "ControlLeavingFinally")
    elif isinstance(node, LabeledStatementAst):
        labels = (*labels, (node.label or "").lower())
    for child in node.children():
        _check_jumps(parser, child, labels)


def _reserved(keyword: str, flag: str) -> Callable[[Parser, Ast], None]:
    def check(parser: Parser, node: Ast) -> None:
        assert isinstance(node, (ForEachStatementAst, SwitchStatementAst))
        _report(parser, node, "KeywordParameterReservedForFutureUse", keyword, flag)

    return check


# -- expressions ----------------------------------------------------------


def _check_splatted(parser: Parser, node: Ast) -> None:
    assert isinstance(node, VariableExpressionAst)
    _report(parser, node, "SplattingNotPermitted", node.path)


def _check_splatted_in_list(parser: Parser, node: Ast) -> None:
    assert isinstance(node, VariableExpressionAst)
    _report(parser, node, "SplattingNotPermittedInArgumentList", node.path)


def _check_hashtable(parser: Parser, node: Ast) -> None:
    assert isinstance(node, HashtableAst)
    seen: set[str] = set()
    for key, _ in node.pairs:
        value = getattr(key, "value", None)
        if value is None or not is_constant(key):
            continue
        text = str(value)
        if text.lower() in seen:
            _report(parser, key, "DuplicateKeyInHashLiteral", text)
        seen.add(text.lower())


def _check_using_expression(parser: Parser, node: Ast) -> None:
    assert isinstance(node, UsingExpressionAst)
    part: ExpressionAst = node.sub_expression
    while not isinstance(part, VariableExpressionAst):
        if isinstance(part, IndexExpressionAst):
            if not is_constant(part.index):
                part = part.index
                break
            part = part.target
        elif (
            isinstance(part, MemberExpressionAst)
            and not isinstance(part, InvokeMemberExpressionAst)
            and isinstance(part.member, StringConstantExpressionAst)
        ):
            part = part.expression
        else:
            break
    if not isinstance(part, (VariableExpressionAst, ErrorExpressionAst)):
        _report(parser, part, "InvalidUsingExpression")


# -- using, data, types ---------------------------------------------------


def _check_using(parser: Parser, node: Ast) -> None:
    assert isinstance(node, UsingStatementAst)
    name = node.name
    if node.kind == "namespace" and name is not None and not _is_namespace(name.value):
        _report(parser, name, "InvalidNamespaceValue")
    if node.kind not in ("namespace", "assembly", "module") or node.alias is not None:
        _report(parser, node, "UsingStatementNotSupported")


def _is_namespace(name: str) -> bool:
    return bool(name) and all(part.isidentifier() for part in name.split("."))


def _check_data(parser: Parser, node: Ast) -> None:
    from .data_checks import check_data_section

    check_data_section(parser, node)


def _check_type(parser: Parser, node: Ast) -> None:
    from .class_checks import check_type

    check_type(parser, node)


_CHECKS: dict[str, Callable[[Parser, Ast], None]] = {
    "assignment": _check_assignment,
    "step": _check_step,
    "attributed": _check_attributed,
    "attribute": _check_attribute,
    "parameters": _check_parameters,
    "function": _check_function,
    "try": _check_try,
    "finally": _check_finally,
    "foreach_parallel": _reserved("foreach", "parallel"),
    "foreach_throttlelimit": _reserved("foreach", "throttlelimit"),
    "switch_parallel": _reserved("switch", "parallel"),
    "splatted": _check_splatted,
    "splatted_in_list": _check_splatted_in_list,
    "hashtable": _check_hashtable,
    "using_expression": _check_using_expression,
    "using": _check_using,
    "data": _check_data,
    "type": _check_type,
}
