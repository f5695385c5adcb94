"""Checks of classes and enums while parsing: known types, methods that return, variables that exist.

Source: golden/expressions/parse-errors.tsv, classes.tsv, classes-dotnet.tsv; language-subset.md section 3 (Types).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .class_assignment import Assignments
from .class_flow import ALWAYS_READABLE, always_leaves, assigned_variables, nodes_of_method
from .constancy import is_constant
from .token import words
from .tree import (
    AssignmentStatementAst,
    Ast,
    AttributeAst,
    BreakStatementAst,
    ContinueStatementAst,
    FunctionMemberAst,
    ParameterAst,
    PropertyMemberAst,
    ReturnStatementAst,
    ScriptBlockAst,
    StringConstantExpressionAst,
    SwitchStatementAst,
    TypeConstraintAst,
    TypeDefinitionAst,
    TypeExpressionAst,
    VariableExpressionAst,
)
from .type_facts import find_type, outer_name

if TYPE_CHECKING:
    from .parser_classes import Parser
    from .tree import AnyTypeName

ENUM_BASES = {
    "byte": (0, 255),
    "sbyte": (-128, 127),
    "short": (-(1 << 15), (1 << 15) - 1),
    "ushort": (0, (1 << 16) - 1),
    "int": (-(1 << 31), (1 << 31) - 1),
    "uint": (0, (1 << 32) - 1),
    "long": (-(1 << 63), (1 << 63) - 1),
    "ulong": (0, (1 << 64) - 1),
}
_ENUM_ALIASES = {
    "int16": "short",
    "uint16": "ushort",
    "int32": "int",
    "uint32": "uint",
    "int64": "long",
    "uint64": "ulong",
}
_FIELD_ATTRIBUTES = frozenset(
    words(
        "parameter alias allownull allowemptystring allowemptycollection validatecount validatelength "
        "validatepattern validaterange validatescript validateset validatenotnull validatenotnullorempty "
        "validatenotnullorwhitespace validatedrive validateuserdrive validatetrusteddata argumentcompleter "
        "argumentcompletions credential psdefaultvalue supportswildcards"
    )
)
"""Attributes of parameters and properties; no method parameter may have them."""
_PLACES = {
    **dict.fromkeys(_FIELD_ATTRIBUTES, (("property",), "Property, Field")),
    "flags": (("enum",), "Enum"),
    "cmdletbinding": (("class",), "Class"),
    "dscresource": (("class",), "Class"),
    "dscproperty": (("property",), "Property, Field"),
}
"""Where an attribute may stand, and how its usage reads."""
_CLASS_ATTRIBUTES = frozenset(
    words("cmdletbinding outputtype flags dscresource dscproperty hidden obsolete system.obsolete system.flags")
)


def enum_base(name: str) -> str | None:
    """The keyword of an enum's underlying type (`byte`, `int` ...), None if it cannot be one."""
    lowered = name.lower().removeprefix("system.")
    lowered = _ENUM_ALIASES.get(lowered, lowered)
    return lowered if lowered in ENUM_BASES else None


def check_type(parser: Parser, node: Ast) -> None:
    """All checks of one class or enum definition."""
    assert isinstance(node, TypeDefinitionAst)
    names = _defined_names(parser)
    if names.get(node.name.lower()) is not node:
        _report(parser, node, "MemberAlreadyDefined", node.name)
    if node.kind == "enum":
        for base in node.base_types:
            if enum_base(base.type_name.name) is None:
                _report(parser, base, "InvalidUnderlyingType", base.type_name.full_name)
        return
    _check_known_types(parser, node, names)
    _check_places(parser, node.attributes, "class")
    for member in node.members:
        if isinstance(member, FunctionMemberAst):
            _check_places(parser, member.attributes, "method")
            _MethodChecks(parser, node, member).run()
        elif isinstance(member, PropertyMemberAst):
            _check_places(parser, member.attributes, "property")
            _check_property(parser, member)
    if any(a.type_name.name.lower().removesuffix("attribute") == "dscresource" for a in node.attributes):
        from .class_resources import check_resource

        check_resource(parser, node, names)


def _check_places(parser: Parser, attributes: list[AttributeAst], place: str) -> None:
    """Attributes stand only where their usage lets them."""
    for attribute in attributes:
        check_class_attribute(parser, attribute)
        name = attribute.type_name.name.lower().removesuffix("attribute")
        places, shown = _PLACES.get(name, ((place,), ""))
        if place not in places:
            _report(parser, attribute, "AttributeNotAllowedOnDeclaration", attribute.type_name.name, shown)


def _report(parser: Parser, node: Ast, error_id: str, *arguments: str) -> None:
    parser.error_at(node.extent.start, node.extent.end, error_id, *arguments)


def _defined_names(parser: Parser) -> dict[str, TypeDefinitionAst]:
    """Types the text defines, by lower-case name; of several with one name the first."""
    names: dict[str, TypeDefinitionAst] = {}
    for entry in parser.deferred:
        if entry[3] == "type" and isinstance(entry[4], TypeDefinitionAst):
            names.setdefault(entry[4].name.lower(), entry[4])
    return names


def _namespaces(parser: Parser) -> tuple[str, ...]:
    from .tree import UsingStatementAst

    found = (entry[4] for entry in parser.deferred if entry[3] == "using")
    return tuple(
        u.name.value for u in found if isinstance(u, UsingStatementAst) and u.kind == "namespace" and u.name is not None
    )


def _check_known_types(parser: Parser, node: TypeDefinitionAst, names: dict[str, TypeDefinitionAst]) -> None:
    """Every type named in a class must exist when the text is read."""
    namespaces = _namespaces(parser)
    for part in node.walk():
        if isinstance(part, AttributeAst):
            name = part.type_name.full_name
            lowered = name.lower()
            known = lowered.removesuffix("attribute") in _FIELD_ATTRIBUTES | _CLASS_ATTRIBUTES
            if not known and lowered not in names and not _is_attribute(parser, name, namespaces):
                _report(parser, part.type_name, "CustomAttributeTypeNotFound", name)
        elif isinstance(part, (TypeConstraintAst, TypeExpressionAst)):
            _check_known_type(parser, part.type_name, names, namespaces)


def _is_attribute(parser: Parser, name: str, namespaces: tuple[str, ...]) -> bool:
    find = parser.find_class
    return any(find_type(candidate, namespaces, find) is not None for candidate in (name + "Attribute", name))


def _check_known_type(
    parser: Parser, type_name: AnyTypeName, names: dict[str, TypeDefinitionAst], namespaces: tuple[str, ...]
) -> None:
    outer, extent_of = outer_name(type_name)
    if outer.lower() in names or outer.lower() == "ordered":
        return
    if any(argument.name.lower() in names for argument in _generic_arguments(type_name)):
        return
    find = parser.find_class
    if find_type(type_name.full_name, namespaces, find) is None and find_type(outer, namespaces, find) is None:
        _report(parser, extent_of, "TypeNotFound", outer)


def _generic_arguments(type_name: AnyTypeName) -> list[AnyTypeName]:
    from .tree import GenericTypeName

    return type_name.generic_arguments if isinstance(type_name, GenericTypeName) else []


def _check_property(parser: Parser, member: PropertyMemberAst) -> None:
    constraint = member.property_type
    if constraint is not None and constraint.type_name.name.lower() in ("void", "system.void"):
        _report(parser, constraint, "TypeNotAllowedForProperty", constraint.type_name.full_name)
    if member.is_static and member.initial_value is not None:
        for part in (member.initial_value, *nodes_of_method(member.initial_value)):
            _check_this(parser, part)


def _check_this(parser: Parser, node: Ast) -> None:
    if isinstance(node, VariableExpressionAst) and node.path.lower() == "this":
        _report(parser, node, "NonStaticMemberAccessInStaticMember", node.path)


def check_class_attribute(parser: Parser, attribute: AttributeAst) -> None:
    """Arguments of attributes in classes must be constants; script blocks are none."""
    parser.class_attributes.add(id(attribute))
    for argument in attribute.positional_arguments:
        if not is_constant(argument, blocks=False):
            _report(parser, argument, "ParameterAttributeArgumentNeedsToBeConstant")
    for named in attribute.named_arguments:
        if named.argument is not None and not is_constant(named.argument, blocks=False):
            _report(parser, named.argument, "ParameterAttributeArgumentNeedsToBeConstant")


class _MethodChecks:
    def __init__(self, parser: Parser, owner: TypeDefinitionAst, method: FunctionMemberAst) -> None:
        self.parser = parser
        self.owner = owner
        self.method = method
        kind = method.return_type
        self.void = kind is None or kind.type_name.name.lower() in ("void", "system.void")
        self.properties = {m.name.lower(): m for m in owner.members if isinstance(m, PropertyMemberAst)}
        self.unassigned = Assignments(method).unassigned

    def run(self) -> None:
        parser, method, body = self.parser, self.method, self.method.body
        if body.param_block is not None:
            _report(parser, body.param_block, "ParamBlockNotAllowedInMethod")
        named = [b for b in (body.dynamic_param_block, body.begin_block, body.process_block) if b is not None]
        if body.end_block is not None and not body.end_block.unnamed:
            named.append(body.end_block)
        if named:
            _report(parser, named[0], "NamedBlockNotAllowedInMethod")
        if method.is_constructor and method.return_type is not None:
            _report(parser, method.return_type, "ConstructorCantHaveReturnType")
        statements = body.end_block.statements if body.end_block is not None else []
        if not self.void and not always_leaves(statements):
            extent = method.name_extent
            parser.error_at(extent.start, extent.end, "MethodHasCodePathNotReturn")
        self._check_parameters()
        self._check_node(body, ())

    def _check_parameters(self) -> None:
        from .checks import check_parameter_list

        check_parameter_list(self.parser, self.method.parameters)
        for parameter in self.method.parameters:
            self._check_parameter(parameter)

    def _check_parameter(self, parameter: ParameterAst) -> None:
        types = 0
        for attribute in parameter.attributes:
            if isinstance(attribute, AttributeAst):
                name = attribute.type_name.name.lower().removesuffix("attribute")
                if name in _FIELD_ATTRIBUTES:
                    shown = attribute.type_name.name
                    _report(self.parser, attribute, "AttributeNotAllowedOnDeclaration", shown, "Property, Field")
                check_class_attribute(self.parser, attribute)
            else:
                types += 1
                if types == 2:
                    _report(self.parser, attribute, "MultipleTypeConstraintsOnMethodParam")

    def _check_node(self, node: Ast, labels: tuple[str, ...]) -> None:
        """A node of the body; `labels` are those of the loops around it."""
        parser = self.parser
        if isinstance(node, VariableExpressionAst):
            self._check_variable(node)
        elif isinstance(node, ReturnStatementAst):
            if node.pipeline is not None and self.void:
                _report(parser, node, "VoidMethodHasReturn")
            elif node.pipeline is None and not self.void:
                _report(parser, node, "NonVoidMethodMissingReturnValue")
        elif isinstance(node, (BreakStatementAst, ContinueStatementAst)):
            label = node.label
            if isinstance(label, StringConstantExpressionAst) and label.value.lower() not in labels:
                _report(parser, node, "LabelNotFound", label.value)
        elif isinstance(node, AssignmentStatementAst):
            self._check_property_assignment(node)
        elif not isinstance(node, SwitchStatementAst) and hasattr(node, "label"):
            labels = (*labels, (node.label or "").lower())
        for child in node.children():
            if not isinstance(child, ScriptBlockAst):
                self._check_node(child, labels)

    def _check_variable(self, node: VariableExpressionAst) -> None:
        name = node.name.lower()
        if self.method.is_static:
            _check_this(self.parser, node)
        if node.is_drive_qualified or node.prefix in ("global", "script", "using") or name in ALWAYS_READABLE:
            return
        if id(node) in self.unassigned:
            _report(self.parser, node, "VariableNotLocal")

    def _check_property_assignment(self, node: AssignmentStatementAst) -> None:
        """`$Name = ...` where the class has a property Name and the method no such parameter."""
        parameters = {parameter.name.path.lower() for parameter in self.method.parameters}
        for variable in assigned_variables(node):
            found = self.properties.get(variable.path.lower())
            if found is None or variable.path.lower() in parameters:
                continue
            prefix = f"[{self.owner.name}]::" if found.is_static else "$this."
            error_id = "MissingTypeInStaticPropertyAssignment" if found.is_static else "MissingThis"
            _report(self.parser, variable, error_id, prefix, variable.path)
