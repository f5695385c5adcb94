"""Traits of typed variables and parameters, made from the attributes in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language.tree import AttributeAst, AttributeBaseAst, TypeConstraintAst

from .traits import Trait
from .typerefs import TypeReference

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.codegen.block import BlockCode
    from pshv.language.tree import ExpressionAst
    from pshv.types.nettype import NetType

    from .scope import Scope


def trait_for(scope: Scope, attributes: tuple[AttributeBaseAst, ...]) -> Trait:
    """The trait of `[type][Validate...()]$x`."""
    converters: list[Callable[[Any], Any]] = []
    type_name = ""
    validators: list[Callable[[object], None]] = []
    made: list[object] = []
    for attribute in reversed(attributes):
        if isinstance(attribute, TypeConstraintAst):
            target = TypeReference(attribute.type_name).get(scope)
            type_name = type_name or target.text
            converters.append(_converter(scope, target))
        elif isinstance(attribute, AttributeAst):
            built: Any = build_attribute(scope, attribute)
            if built is None:
                continue
            made.append(built)
            if built.transforms:
                converters.append(lambda value, built=built: built.transform(value, scope.session))  # type: ignore[misc]
            else:
                validators.append(lambda value, built=built: built.validate(value, scope.session))  # type: ignore[misc]
    return Trait(_chain(converters), tuple(validators), frozenset(), type_name, "", made)


def _chain(converters: list[Callable[[Any], Any]]) -> Callable[[Any], Any] | None:
    if len(converters) < 2:
        return converters[0] if converters else None

    def convert_all(value: Any) -> Any:
        for convert in converters:
            value = convert(value)
        return value

    return convert_all


def _converter(scope: Scope, target: NetType) -> Callable[[Any], Any]:
    from .convert import convert

    if target.definition == "System.String":
        from .variables import cast_string

        return lambda value: value if type(value) is str else cast_string(scope, value)
    if target.definition == "System.Int32":
        return lambda value: value if type(value) is int else convert(value, target)
    return lambda value: convert(value, target)


def build_attribute(scope: Scope, node: AttributeAst) -> Any:
    """The attribute object of a validation or transformation attribute."""
    from .attribute_syntax import Reader, attribute_key

    reader = Reader(lambda expression: evaluate(scope, expression), lambda name: TypeReference(name).get(scope))
    return reader.attribute(node, attribute_key(node.type_name))


def evaluate(scope: Scope, expression: ExpressionAst) -> Any:
    """The value of one expression of a text (an attribute's argument, a property's default) in a scope."""
    from pshv.language.codegen.valuecode import value_function

    return value_function(expression)(scope)


def parameter_traits(scope: Scope, code: BlockCode) -> dict[str, Trait]:
    """Traits of a block's typed or validated parameters."""
    traits: dict[str, Trait] = {}
    for parameter in code.parameters:
        attributes = tuple(a for a in parameter.attributes if _checks_writes(a))
        if attributes:
            traits[parameter.name.name.lower()] = trait_for(scope, attributes)
    return traits


def _checks_writes(attribute: AttributeBaseAst) -> bool:
    if isinstance(attribute, TypeConstraintAst):
        return attribute.type_name.full_name.lower() not in ("object", "psobject", "system.object")
    return attribute.type_name.name.lower().startswith("validate")
