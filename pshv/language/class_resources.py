"""Checks of a class marked [DscResource()]: a key property, and Get, Set and Test without parameters.

Source: about_Classes_DSC; the error ids are those of PowerShell's parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tree import FunctionMemberAst, PropertyMemberAst, StringConstantExpressionAst, TypeDefinitionAst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .parser_classes import Parser
    from .tree import MemberAst

_VOID = ("void", "system.void")
_BOOL = ("bool", "boolean", "system.boolean")


def check_resource(parser: Parser, node: TypeDefinitionAst, names: dict[str, TypeDefinitionAst]) -> None:
    """Reports what the resource lacks; members of its base classes count."""
    members = list(_members(node, names))
    methods = [m for m in members if isinstance(m, FunctionMemberAst) and not m.parameters and not m.is_static]
    getters = [m for m in methods if m.name.lower() == "get"]
    missing = []
    if not any(m.name.lower() == "set" and _returns(m, ("", *_VOID)) for m in methods):
        missing.append("DscResourceMissingSetMethod")
    if not getters:
        missing.append("DscResourceMissingGetMethod")
    if not any(m.name.lower() == "test" and _returns(m, _BOOL) for m in methods):
        missing.append("DscResourceMissingTestMethod")
    constructors = [m for m in node.members if isinstance(m, FunctionMemberAst) and m.is_constructor]
    if constructors and all(m.parameters for m in constructors if not m.is_static):
        missing.append("DscResourceMissingDefaultConstructor")
    if not any(isinstance(m, PropertyMemberAst) and _is_key(m) for m in members):
        missing.append("DscResourceMissingKeyProperty")
    for getter in getters:
        if not _returns(getter, (node.name.lower(),)):
            parser.error_at(getter.extent.start, getter.extent.end, "DscResourceInvalidGetMethod", node.name)
    for error_id in missing:
        parser.error_at(node.extent.start, node.extent.end, error_id, node.name)


def _members(node: TypeDefinitionAst, names: dict[str, TypeDefinitionAst]) -> Iterator[MemberAst]:
    seen: set[int] = set()
    current: TypeDefinitionAst | None = node
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield from current.members
        bases = [names.get(base.type_name.name.lower()) for base in current.base_types]
        current = next((base for base in bases if base is not None), None)


def _returns(member: FunctionMemberAst, kinds: tuple[str, ...]) -> bool:
    kind = member.return_type
    return ("" if kind is None else kind.type_name.full_name.lower()) in kinds


def _is_key(member: PropertyMemberAst) -> bool:
    for attribute in member.attributes:
        if attribute.type_name.name.lower().removesuffix("attribute") == "dscproperty":
            words = [
                x.value.lower() for x in attribute.positional_arguments if isinstance(x, StringConstantExpressionAst)
            ]
            if "key" in words or any(named.argument_name.lower() == "key" for named in attribute.named_arguments):
                return True
    return False
