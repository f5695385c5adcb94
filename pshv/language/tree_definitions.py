"""Script blocks, parameters, attributes, functions, classes, using.

Names as in System.Management.Automation.Language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tree_base import Ast, ExpressionAst, StatementAst
from .tree_statements import StatementBlockAst

if TYPE_CHECKING:
    from .extent import Extent
    from .tree_expressions import (
        AnyTypeName,
        HashtableAst,
        StringConstantExpressionAst,
        VariableExpressionAst,
    )
    from .tree_statements import TrapStatementAst


class ScriptRequirements:
    """What `#Requires` lines ask for. Lists hold the texts or hashtable nodes as written."""

    __slots__ = (
        "assemblies",
        "editions",
        "extents",
        "modules",
        "run_as_administrator",
        "shell_id",
        "version",
    )

    def __init__(self) -> None:
        self.version: str | None = None
        self.editions: list[str] = []
        self.modules: list[ExpressionAst] = []
        self.assemblies: list[str] = []
        self.shell_id: str | None = None
        self.run_as_administrator = False
        self.extents: list[Extent] = []


class ScriptBlockAst(Ast):
    """A script, a function body or `{ }` expression.

    Blocks are None when absent; a body without named blocks is `end_block` with `unnamed` true (for a filter
    `process_block`). `comments` are the (start, end) offsets of all comments in the whole text, shared by all
    script blocks of one source (see help_text.comment_help).
    """

    __slots__ = (
        "attributes",
        "begin_block",
        "clean_block",
        "comments",
        "dynamic_param_block",
        "end_block",
        "param_block",
        "process_block",
        "requirements",
        "using_statements",
    )

    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self.attributes: list[AttributeAst] = []
        self.using_statements: list[UsingStatementAst] = []
        self.param_block: ParamBlockAst | None = None
        self.begin_block: NamedBlockAst | None = None
        self.process_block: NamedBlockAst | None = None
        self.end_block: NamedBlockAst | None = None
        self.clean_block: NamedBlockAst | None = None
        self.dynamic_param_block: NamedBlockAst | None = None
        self.requirements: ScriptRequirements | None = None
        self.comments: list[tuple[int, int]] = []


class NamedBlockAst(Ast):
    """`begin { }` and its like; `block_kind` is 'begin', 'process', 'end', 'clean' or 'dynamicparam'."""

    __slots__ = ("block_kind", "statements", "traps", "unnamed")

    def __init__(
        self,
        extent: Extent,
        block_kind: str,
        unnamed: bool,
        statements: list[StatementAst],
        traps: list[TrapStatementAst],
    ) -> None:
        self.extent = extent
        self.block_kind = block_kind
        self.unnamed = unnamed
        self.statements = statements
        self.traps = traps


class ParamBlockAst(Ast):
    __slots__ = ("attributes", "parameters")

    def __init__(
        self,
        extent: Extent,
        attributes: list[AttributeAst],
        parameters: list[ParameterAst],
    ) -> None:
        self.extent = extent
        self.attributes = attributes
        self.parameters = parameters


class ParameterAst(Ast):
    """`[attributes] $name = default_value`; `attributes` holds AttributeAst and TypeConstraintAst in source order."""

    __slots__ = ("attributes", "default_value", "name")

    def __init__(
        self,
        extent: Extent,
        attributes: list[AttributeBaseAst],
        name: VariableExpressionAst,
        default_value: ExpressionAst | None,
    ) -> None:
        self.extent = extent
        self.attributes = attributes
        self.name = name
        self.default_value = default_value


class AttributeBaseAst(Ast):
    __slots__ = ("type_name",)

    type_name: AnyTypeName


class AttributeAst(AttributeBaseAst):
    """`[type_name(positional, Name = value)]`."""

    __slots__ = ("named_arguments", "positional_arguments")

    def __init__(
        self,
        extent: Extent,
        type_name: AnyTypeName,
        positional_arguments: list[ExpressionAst],
        named_arguments: list[NamedAttributeArgumentAst],
    ) -> None:
        self.extent = extent
        self.type_name = type_name
        self.positional_arguments = positional_arguments
        self.named_arguments = named_arguments


class TypeConstraintAst(AttributeBaseAst):
    """`[type_name]` before a variable, parameter, property or in catch."""

    __slots__ = ()

    def __init__(self, extent: Extent, type_name: AnyTypeName) -> None:
        self.extent = extent
        self.type_name = type_name


class NamedAttributeArgumentAst(Ast):
    """`Name = argument`; `expression_omitted` for a bare `Name` (argument is then a true constant: None here)."""

    __slots__ = ("argument", "argument_name", "expression_omitted")

    def __init__(
        self,
        extent: Extent,
        argument_name: str,
        argument: ExpressionAst | None,
        expression_omitted: bool,
    ) -> None:
        self.extent = extent
        self.argument_name = argument_name
        self.argument = argument
        self.expression_omitted = expression_omitted


class FunctionDefinitionAst(StatementAst):
    """`function name(parameters) { body }`; `parameters` is None without the old-style list."""

    __slots__ = (
        "body",
        "is_filter",
        "is_workflow",
        "name",
        "name_extent",
        "parameters",
    )

    def __init__(
        self,
        extent: Extent,
        is_filter: bool,
        is_workflow: bool,
        name: str,
        parameters: list[ParameterAst] | None,
        body: ScriptBlockAst,
        name_extent: Extent,
    ) -> None:
        self.extent = extent
        self.is_filter = is_filter
        self.is_workflow = is_workflow
        self.name = name
        self.parameters = parameters
        self.body = body
        self.name_extent = name_extent


class TypeDefinitionAst(StatementAst):
    """A class, enum or (not in PowerShell source) interface; `kind` is 'class', 'enum' or 'interface'."""

    __slots__ = ("attributes", "base_types", "kind", "members", "name", "name_extent")

    def __init__(
        self,
        extent: Extent,
        kind: str,
        name: str,
        attributes: list[AttributeAst],
        base_types: list[TypeConstraintAst],
        members: list[MemberAst],
        name_extent: Extent,
    ) -> None:
        self.extent = extent
        self.kind = kind
        self.name = name
        self.attributes = attributes
        self.base_types = base_types
        self.members = members
        self.name_extent = name_extent


class MemberAst(Ast):
    """A property or method; `is_static` and `is_hidden` are its modifiers."""

    __slots__ = ("attributes", "is_hidden", "is_static", "name")

    name: str
    attributes: list[AttributeAst]
    is_static: bool
    is_hidden: bool


class PropertyMemberAst(MemberAst):
    """A property, or an enum's value (then `property_type` is None and `is_static` true)."""

    __slots__ = ("initial_value", "property_type")

    def __init__(
        self,
        extent: Extent,
        name: str,
        property_type: TypeConstraintAst | None,
        attributes: list[AttributeAst],
        is_static: bool,
        is_hidden: bool,
        initial_value: ExpressionAst | None,
    ) -> None:
        self.extent = extent
        self.name = name
        self.property_type = property_type
        self.attributes = attributes
        self.is_static = is_static
        self.is_hidden = is_hidden
        self.initial_value = initial_value


class FunctionMemberAst(MemberAst):
    """A method or constructor. A constructor's explicit `: base(...)` call is the first statement of its body."""

    __slots__ = ("body", "is_constructor", "name_extent", "parameters", "return_type")

    def __init__(
        self,
        extent: Extent,
        name: str,
        return_type: TypeConstraintAst | None,
        attributes: list[AttributeAst],
        is_static: bool,
        is_hidden: bool,
        parameters: list[ParameterAst],
        body: ScriptBlockAst,
        is_constructor: bool,
        name_extent: Extent,
    ) -> None:
        self.extent = extent
        self.name = name
        self.return_type = return_type
        self.attributes = attributes
        self.is_static = is_static
        self.is_hidden = is_hidden
        self.parameters = parameters
        self.body = body
        self.is_constructor = is_constructor
        self.name_extent = name_extent


class UsingStatementAst(StatementAst):
    """`using kind name`; `kind` is 'module', 'namespace', 'assembly', 'type' or 'command'."""

    __slots__ = ("alias", "kind", "module_specification", "name")

    def __init__(
        self,
        extent: Extent,
        kind: str,
        name: StringConstantExpressionAst | None,
        alias: StringConstantExpressionAst | None = None,
        module_specification: HashtableAst | None = None,
    ) -> None:
        self.extent = extent
        self.kind = kind
        self.name = name
        self.alias = alias
        self.module_specification = module_specification


__all__ = [
    "AttributeAst",
    "AttributeBaseAst",
    "FunctionDefinitionAst",
    "FunctionMemberAst",
    "MemberAst",
    "NamedAttributeArgumentAst",
    "NamedBlockAst",
    "ParamBlockAst",
    "ParameterAst",
    "PropertyMemberAst",
    "ScriptBlockAst",
    "ScriptRequirements",
    "StatementBlockAst",
    "TypeConstraintAst",
    "TypeDefinitionAst",
    "UsingStatementAst",
]
