"""What is wrong with classes and enums that only shows when they are defined: after parsing, before anything runs.

Source: golden/expressions/parse-errors.tsv, classes.tsv (records `ERROR <id> | ParseException`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from .class_checks import ENUM_BASES, enum_base
from .constancy import is_constant, pure_expression
from .errors import ParseError, error_text
from .tree import (
    ArrayTypeName,
    Ast,
    BinaryExpressionAst,
    ConstantExpressionAst,
    ConvertExpressionAst,
    ExpressionAst,
    FunctionMemberAst,
    MemberExpressionAst,
    ParenExpressionAst,
    PropertyMemberAst,
    StringConstantExpressionAst,
    TypeConstraintAst,
    TypeDefinitionAst,
    TypeExpressionAst,
    UnaryExpressionAst,
)
from .type_facts import find_type

if TYPE_CHECKING:
    from pshv.types.nettype import NetType

_SEALED_KINDS = frozenset({"sealed class", "struct", "enum", "static class", "delegate"})
_OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "+": int.__add__,
    "-": int.__sub__,
    "*": int.__mul__,
    "bor": int.__or__,
    "band": int.__and__,
    "bxor": int.__xor__,
    "shl": int.__lshift__,
    "shr": int.__rshift__,
}


class _NotConstant(Exception):
    pass


class _NotConvertible(Exception):
    pass


def definition_errors(
    types: list[TypeDefinitionAst], find_class: Callable[[str], NetType | None] | None = None
) -> list[ParseError]:
    """Errors of the definitions a text makes (ParseResult.types), to be raised before any statement runs."""
    names = {node.name.lower(): node for node in types}
    errors: list[ParseError] = []
    for node in types:
        if node.kind == "enum":
            errors.extend(_enum_errors(node))
        else:
            errors.extend(_class_errors(node, names, find_class))
    return errors


def enum_values(node: TypeDefinitionAst) -> dict[str, int]:
    """The values of an enum without errors, in the order of its text."""
    values: dict[str, int] = {}
    following = 0
    for member in node.members:
        if isinstance(member, PropertyMemberAst):
            if member.initial_value is not None:
                following = _number(member.initial_value, node.name, values)
            values[member.name] = following
            following = following_value(node, following)
    return values


def following_value(node: TypeDefinitionAst, value: int) -> int:
    """The value of an enum member without one of its own: the next number, or the next bit of flags."""
    if any(a.type_name.name.lower() in ("flags", "system.flags", "flagsattribute") for a in node.attributes):
        return value * 2 if value else 1
    return value + 1


def _error(node: Ast, error_id: str, *arguments: str) -> ParseError:
    return ParseError(error_id, error_text(error_id, *arguments), node.extent)


# -- enums ----------------------------------------------------------------


def _enum_errors(node: TypeDefinitionAst) -> Iterator[ParseError]:
    base = (enum_base(node.base_types[0].type_name.name) if node.base_types else None) or "int"
    low, high = ENUM_BASES[base]
    values: dict[str, int] = {}
    seen: set[str] = set()
    following = 0
    for member in node.members:
        if not isinstance(member, PropertyMemberAst):
            continue
        where: Ast = member if member.initial_value is None else member.initial_value
        try:
            if member.initial_value is not None:
                following = _number(member.initial_value, node.name, values)
        except _NotConstant:
            yield _error(where, "EnumeratorValueMustBeConstant")
            continue
        except _NotConvertible:
            yield _error(where, "CannotConvertValue", base)
            continue
        if not low <= following <= high:
            yield _error(where, "EnumeratorValueOutOfBounds", base)
        if member.name.lower() in seen:
            yield _error(member, "MemberAlreadyDefined", member.name)
        seen.add(member.name.lower())
        values[member.name] = following
        following = following_value(node, following)


def _number(node: ExpressionAst, enum_name: str, values: dict[str, int]) -> int:
    """The integer an enum value's expression means."""
    if isinstance(node, ConstantExpressionAst):
        return _to_int(node.value)
    if isinstance(node, StringConstantExpressionAst):
        return _to_int(node.value)
    if isinstance(node, ParenExpressionAst):
        inner = pure_expression(node.pipeline)
        if isinstance(inner, ExpressionAst):
            return _number(inner, enum_name, values)
    elif isinstance(node, UnaryExpressionAst) and node.token_kind in ("+", "-", "bnot"):
        number = _number(node.child, enum_name, values)
        return number if node.token_kind == "+" else -number if node.token_kind == "-" else ~number
    elif isinstance(node, BinaryExpressionAst) and node.operator in _OPERATIONS:
        left = _number(node.left, enum_name, values)
        return _OPERATIONS[node.operator](left, _number(node.right, enum_name, values))
    elif isinstance(node, ConvertExpressionAst):
        return _number(node.child, enum_name, values)
    elif isinstance(node, MemberExpressionAst):
        return _other_member(node, enum_name, values)
    if is_constant(node):
        raise _NotConvertible
    raise _NotConstant


def _to_int(value: object) -> int:
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return round(value)
    try:
        return int(str(value), 0)
    except ValueError:
        raise _NotConvertible from None


def _other_member(node: MemberExpressionAst, enum_name: str, values: dict[str, int]) -> int:
    """`[ThisEnum]::Earlier`, or a member of an enum that exists already."""
    target, member = node.expression, node.member
    if not (node.static and isinstance(target, TypeExpressionAst) and isinstance(member, StringConstantExpressionAst)):
        raise _NotConstant
    name = target.type_name.full_name
    if name.lower() == enum_name.lower():
        table = {key.lower(): number for key, number in values.items()}
    else:
        found = find_type(name)
        if found is not None and member.value.lower() in ("minvalue", "maxvalue") and enum_base(found.full_name):
            return ENUM_BASES[enum_base(found.full_name) or "int"][member.value.lower() == "maxvalue"]
        if found is None or not found.is_enum:
            raise _NotConstant
        table = {key.lower(): number for key, number in found.enum.values.items()}
    if member.value.lower() not in table:
        raise _NotConstant
    return table[member.value.lower()]


# -- classes --------------------------------------------------------------


def _class_errors(
    node: TypeDefinitionAst,
    names: dict[str, TypeDefinitionAst],
    find_class: Callable[[str], NetType | None] | None,
) -> Iterator[ParseError]:
    yield from _base_errors(node, names, find_class)
    properties: set[str] = set()
    methods: set[tuple[str, tuple[str, ...], bool]] = set()
    for member in node.members:
        name = member.name.lower()
        if isinstance(member, PropertyMemberAst):
            if name in properties:
                yield _error(member, "MemberAlreadyDefined", member.name)
            properties.add(name)
        elif isinstance(member, FunctionMemberAst):
            if member.is_constructor and member.is_static and member.parameters:
                extent = member.parameters[0].extent
                error_id = "StaticConstructorCantHaveParameters"
                yield ParseError(error_id, error_text(error_id), extent)
            key = (name, _signature(member), member.is_constructor and member.is_static)
            if key in methods:
                error_id = "MemberAlreadyDefined"
                yield ParseError(error_id, error_text(error_id, member.name), member.name_extent)
            methods.add(key)


def _signature(member: FunctionMemberAst) -> tuple[str, ...]:
    kinds: list[str] = []
    for parameter in member.parameters:
        constraint = next((a for a in parameter.attributes if isinstance(a, TypeConstraintAst)), None)
        name = "object" if constraint is None else constraint.type_name.full_name
        found = find_type(name)
        kinds.append((name if found is None else found.full_name).lower())
    return tuple(kinds)


def _base_errors(
    node: TypeDefinitionAst,
    names: dict[str, TypeDefinitionAst],
    find_class: Callable[[str], NetType | None] | None,
) -> Iterator[ParseError]:
    for number, base in enumerate(node.base_types):
        script_class = names.get(base.type_name.name.lower())
        if isinstance(base.type_name, ArrayTypeName):
            yield _error(base, "SubtypeArray", base.type_name.full_name)
            continue
        if script_class is not None:
            if script_class.extent.start >= node.extent.start:
                yield _error(base, "TypeNotFound", base.type_name.full_name)
                continue
            if number > 0:
                yield _error(base, "InterfaceNameExpected", script_class.name)
                continue
            if number == 0 and _lacks_default_constructor(script_class) and _calls_default_constructor(node):
                yield _error(node, "BaseClassNoDefaultCtor", script_class.name)
            continue
        found = find_type(base.type_name.full_name, (), find_class)
        if found is None:
            continue
        if found.kind in _SEALED_KINDS:
            yield _error(base, "SealedBaseClass", found.name)
        elif number > 0 and not found.is_interface:
            yield _error(base, "InterfaceNameExpected", found.full_name)


def _constructors(node: TypeDefinitionAst) -> list[FunctionMemberAst]:
    return [m for m in node.members if isinstance(m, FunctionMemberAst) and m.is_constructor and not m.is_static]


def _lacks_default_constructor(node: TypeDefinitionAst) -> bool:
    constructors = _constructors(node)
    return bool(constructors) and all(constructor.parameters for constructor in constructors)


def _calls_default_constructor(node: TypeDefinitionAst) -> bool:
    """A class without constructors of its own needs its base's default one."""
    return not _constructors(node)
