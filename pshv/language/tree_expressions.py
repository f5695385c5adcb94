"""Expression nodes, named as in System.Management.Automation.Language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tree_base import Ast, CommandElementAst, ExpressionAst, StatementAst

if TYPE_CHECKING:
    from .extent import Extent
    from .tree_definitions import AttributeBaseAst, ScriptBlockAst
    from .tree_statements import StatementBlockAst

SCOPES = frozenset({"global", "script", "local", "private", "using", "variable", "workflow"})


class TernaryExpressionAst(ExpressionAst):
    __slots__ = ("condition", "if_false", "if_true")

    def __init__(
        self,
        extent: Extent,
        condition: ExpressionAst,
        if_true: ExpressionAst,
        if_false: ExpressionAst,
    ) -> None:
        self.extent = extent
        self.condition = condition
        self.if_true = if_true
        self.if_false = if_false


class BinaryExpressionAst(ExpressionAst):
    """`operator` is one of tree.BINARY_OPERATORS; `operator_extent` is where the sign stands."""

    __slots__ = ("left", "operator", "operator_extent", "right")

    def __init__(
        self,
        extent: Extent,
        left: ExpressionAst,
        operator: str,
        right: ExpressionAst,
        operator_extent: Extent,
    ) -> None:
        self.extent = extent
        self.left = left
        self.operator = operator
        self.right = right
        self.operator_extent = operator_extent


class UnaryExpressionAst(ExpressionAst):
    """`token_kind` is one of tree.UNARY_OPERATORS."""

    __slots__ = ("child", "token_kind")

    def __init__(self, extent: Extent, token_kind: str, child: ExpressionAst) -> None:
        self.extent = extent
        self.token_kind = token_kind
        self.child = child


class AttributedExpressionAst(ExpressionAst):
    """`[Attr()] $x`."""

    __slots__ = ("attribute", "child")

    def __init__(self, extent: Extent, attribute: AttributeBaseAst, child: ExpressionAst) -> None:
        self.extent = extent
        self.attribute = attribute
        self.child = child


class ConvertExpressionAst(AttributedExpressionAst):
    """`[type] child`; `type_name` is the type, `attribute` its TypeConstraintAst."""

    __slots__ = ("type_name",)

    def __init__(self, extent: Extent, attribute: AttributeBaseAst, child: ExpressionAst) -> None:
        self.extent = extent
        self.attribute = attribute
        self.type_name = attribute.type_name
        self.child = child


class TypeName(Ast):
    """A simple type name, `name` as written (`System.Int32`, `int`), `assembly_name` after a comma."""

    __slots__ = ("assembly_name", "name")

    def __init__(self, extent: Extent, name: str, assembly_name: str | None = None) -> None:
        self.extent = extent
        self.name = name
        self.assembly_name = assembly_name

    @property
    def full_name(self) -> str:
        return self.name if self.assembly_name is None else f"{self.name},{self.assembly_name}"


class ArrayTypeName(Ast):
    """`element_type[]`, `element_type[,]` (rank 2)."""

    __slots__ = ("element_type", "rank")

    def __init__(self, extent: Extent, element_type: AnyTypeName, rank: int) -> None:
        self.extent = extent
        self.element_type = element_type
        self.rank = rank

    @property
    def name(self) -> str:
        return f"{self.element_type.name}[{',' * (self.rank - 1)}]"

    @property
    def full_name(self) -> str:
        return f"{self.element_type.full_name}[{',' * (self.rank - 1)}]"


class GenericTypeName(Ast):
    """`type_name[generic_arguments]`."""

    __slots__ = ("generic_arguments", "type_name")

    def __init__(self, extent: Extent, type_name: TypeName, generic_arguments: list[AnyTypeName]) -> None:
        self.extent = extent
        self.type_name = type_name
        self.generic_arguments = generic_arguments

    @property
    def name(self) -> str:
        return f"{self.type_name.name}[{','.join(a.name for a in self.generic_arguments)}]"

    @property
    def full_name(self) -> str:
        return f"{self.type_name.full_name}[{','.join(a.full_name for a in self.generic_arguments)}]"


AnyTypeName = TypeName | ArrayTypeName | GenericTypeName


class TypeExpressionAst(ExpressionAst):
    """`[type]` used as a value."""

    __slots__ = ("type_name",)

    def __init__(self, extent: Extent, type_name: AnyTypeName) -> None:
        self.extent = extent
        self.type_name = type_name


class ConstantExpressionAst(ExpressionAst):
    """A number. `value` is int (Int32), float (Double) or one of runtime.values; `text` the source text."""

    __slots__ = ("value",)

    def __init__(self, extent: Extent, value: object) -> None:
        self.extent = extent
        self.value = value

    @property
    def text(self) -> str:
        return self.extent.text


class StringConstantExpressionAst(ExpressionAst):
    """A string without expansions. `kind` is one of tree.STRING_KINDS."""

    __slots__ = ("kind", "value")

    def __init__(self, extent: Extent, value: str, kind: str) -> None:
        self.extent = extent
        self.value = value
        self.kind = kind


class ExpandableStringExpressionAst(ExpressionAst):
    """A string with expansions.

    `parts` is the string in order: literal text (str) and nested expressions (VariableExpressionAst or
    SubExpressionAst); `value` the text with escapes resolved and expansions as written; `nested_expressions` only
    the nodes.
    """

    __slots__ = ("kind", "parts", "value")

    def __init__(self, extent: Extent, value: str, kind: str, parts: list[str | ExpressionAst]) -> None:
        self.extent = extent
        self.value = value
        self.kind = kind
        self.parts = parts

    @property
    def nested_expressions(self) -> list[ExpressionAst]:
        return [part for part in self.parts if not isinstance(part, str)]


class VariableExpressionAst(ExpressionAst):
    """`$path`, `${path}` or `@path` (splatted).

    `path` is the text after the sign (`x`, `script:x`, `env:PATH`), `prefix` the part before the first colon in
    lower case ('' without one: a scope of SCOPES or a drive) and `name` what follows it, spelled as written.
    """

    __slots__ = ("name", "path", "prefix", "splatted")

    def __init__(self, extent: Extent, path: str, splatted: bool = False) -> None:
        self.extent = extent
        self.path = path
        self.splatted = splatted
        head, colon, tail = path.partition(":")
        if colon and head:
            self.prefix = head.lower()
            self.name = tail
        else:
            self.prefix = ""
            self.name = path

    @property
    def is_drive_qualified(self) -> bool:
        """True for `$env:X`, `$function:f`, `$c:\\x`; False for plain and scoped variables."""
        return self.prefix != "" and self.prefix not in SCOPES


class MemberExpressionAst(ExpressionAst):
    """`expression.member`, `expression::member` (static), `expression?.member` (null_conditional)."""

    __slots__ = ("expression", "member", "null_conditional", "static")

    def __init__(
        self,
        extent: Extent,
        expression: ExpressionAst,
        member: CommandElementAst,
        static: bool,
        null_conditional: bool = False,
    ) -> None:
        self.extent = extent
        self.expression = expression
        self.member = member
        self.static = static
        self.null_conditional = null_conditional


class InvokeMemberExpressionAst(MemberExpressionAst):
    """`expression.member(arguments)`; a trailing script block without parentheses is one argument."""

    __slots__ = ("arguments", "generic_type_arguments")

    def __init__(
        self,
        extent: Extent,
        expression: ExpressionAst,
        member: CommandElementAst,
        arguments: list[ExpressionAst],
        static: bool,
        null_conditional: bool = False,
        generic_type_arguments: list[AnyTypeName] | None = None,
    ) -> None:
        self.extent = extent
        self.expression = expression
        self.member = member
        self.arguments = arguments
        self.static = static
        self.null_conditional = null_conditional
        self.generic_type_arguments = generic_type_arguments or []


class BaseCtorInvokeMemberExpressionAst(InvokeMemberExpressionAst):
    """`: base(arguments)` of a constructor; expression is `$this`, member `.ctor`."""

    __slots__ = ()


class IndexExpressionAst(ExpressionAst):
    """`target[index]`, `target?[index]` (null_conditional)."""

    __slots__ = ("index", "null_conditional", "target")

    def __init__(
        self,
        extent: Extent,
        target: ExpressionAst,
        index: ExpressionAst,
        null_conditional: bool = False,
    ) -> None:
        self.extent = extent
        self.target = target
        self.index = index
        self.null_conditional = null_conditional


class ArrayLiteralAst(ExpressionAst):
    """`a, b` and `,a`."""

    __slots__ = ("elements",)

    def __init__(self, extent: Extent, elements: list[ExpressionAst]) -> None:
        self.extent = extent
        self.elements = elements


class ArrayExpressionAst(ExpressionAst):
    """`@( statements )`."""

    __slots__ = ("sub_expression",)

    def __init__(self, extent: Extent, sub_expression: StatementBlockAst) -> None:
        self.extent = extent
        self.sub_expression = sub_expression


class SubExpressionAst(ExpressionAst):
    """`$( statements )`."""

    __slots__ = ("sub_expression",)

    def __init__(self, extent: Extent, sub_expression: StatementBlockAst) -> None:
        self.extent = extent
        self.sub_expression = sub_expression


class ParenExpressionAst(ExpressionAst):
    """`( pipeline )`: a PipelineAst, PipelineChainAst, assignment or (nothing else)."""

    __slots__ = ("pipeline",)

    def __init__(self, extent: Extent, pipeline: StatementAst) -> None:
        self.extent = extent
        self.pipeline = pipeline


class HashtableAst(ExpressionAst):
    """`@{ key = statement }`; `pairs` in source order."""

    __slots__ = ("pairs",)

    def __init__(self, extent: Extent, pairs: list[tuple[ExpressionAst, StatementAst]]) -> None:
        self.extent = extent
        self.pairs = pairs


class ScriptBlockExpressionAst(ExpressionAst):
    __slots__ = ("script_block",)

    def __init__(self, extent: Extent, script_block: ScriptBlockAst) -> None:
        self.extent = extent
        self.script_block = script_block


class UsingExpressionAst(ExpressionAst):
    """`$using:x`; `sub_expression` is the variable without its prefix."""

    __slots__ = ("sub_expression",)

    def __init__(self, extent: Extent, sub_expression: ExpressionAst) -> None:
        self.extent = extent
        self.sub_expression = sub_expression


class ErrorExpressionAst(ExpressionAst):
    """Stands where an expression could not be read; only in trees with errors."""

    __slots__ = ("nested_ast",)

    def __init__(self, extent: Extent, nested_ast: list[Ast] | None = None) -> None:
        self.extent = extent
        self.nested_ast = nested_ast or []
