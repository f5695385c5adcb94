"""Members, indexes, method calls, types and casts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .dispatch import argument, expr, expression_for, pure_expression
from .literals import pairs
from .writer import Code

if TYPE_CHECKING:
    from pshv.language.extent import Extent

    from .writer import Writer

_STRING_CASTS = {"string", "system.string"}
_INT_CASTS = {"int", "int32", "system.int32"}
_BUILT_IN = frozenset(
    [
        "int",
        "string",
        "datetime",
        "timespan",
        "pscustomobject",
        "ordered",
        "ref",
        "bool",
        "double",
        "decimal",
        "long",
        "char",
        "byte",
        "array",
        "object",
        "psobject",
        "hashtable",
        "scriptblock",
        "type",
        "version",
        "guid",
        "regex",
        "xml",
        "void",
        "switch",
        "string[]",
        "int[]",
        "object[]",
        "char[]",
        "byte[]",
    ]
)
_OBJECT_CASTS = {"object", "system.object", "psobject"}


def member_name(c: Writer, node: tree.CommandElementAst) -> Code:
    """A member's name as a Python expression: mostly a constant."""
    if isinstance(node, tree.StringConstantExpressionAst):
        return Code(repr(node.value), "str", True)
    return expr(c, node)


@expression_for(tree.MemberExpressionAst)
def member(c: Writer, node: tree.MemberExpressionAst) -> Code:
    name = member_name(c, node.member)
    if node.static:
        return Code(f"get_static(S, {type_or_value(c, node.expression)}, {name})")
    owner = expr(c, node.expression) if name.plain and not c.strict else argument(c, node.expression)
    getter = "get" if name.plain else "get_dynamic"  # `get` and `invoke` know what no output at all is
    strict = "S, " if name.plain and c.strict else ""
    if name.plain and c.strict:
        getter = "get_strict"
    if not name.plain:
        strict = "S, "
    if node.null_conditional:
        first, again = c.bind(owner)
        return Code(f"(None if is_null({first}) else {getter}({strict}{again}, {name}))")
    return Code(f"{getter}({strict}{owner}, {name})")


@expression_for(tree.InvokeMemberExpressionAst)
def invoke_member(c: Writer, node: tree.InvokeMemberExpressionAst) -> Code:
    name = member_name(c, node.member)
    arguments = ", ".join(argument(c, a) for a in node.arguments)
    c.function.pure = False
    if node.generic_type_arguments:
        types = ", ".join(f"{type_reference(c, t)}" for t in node.generic_type_arguments)
        owner = type_or_value(c, node.expression) if node.static else argument(c, node.expression)
        return Code(f"invoke_generic(S, {owner}, {name}, [{arguments}], [{types}], {node.static})", "output")
    if node.static:
        return Code(f"invoke_static(S, {type_or_value(c, node.expression)}, {name}, [{arguments}])", "output")
    if isinstance(node.expression, tree.VariableExpressionAst) and node.expression.path.lower() == "pscmdlet":
        return Code(f"invoke_cmdlet(S, {argument(c, node.expression)}, {name}, [{arguments}])", "output")
    owner = expr(c, node.expression)
    call = "invoke" if name.plain else "invoke_dynamic"
    base = _base_of_call(node)
    if base is not None:
        kind = type_reference(c, base.type_name)
        return Code(f"invoke_base(S, {kind}, {argument(c, base.child)}, {name}, [{arguments}])", "output")
    if node.null_conditional:
        first, again = c.bind(owner)
        return Code(f"(None if is_null({first}) else {call}({again}, {name}, [{arguments}]))", "output")
    return Code(f"{call}({owner}, {name}, [{arguments}])", "output")


def _base_of_call(node: tree.InvokeMemberExpressionAst) -> tree.ConvertExpressionAst | None:
    """`([Base]$object).Method()` calls the version of class Base: the cast, or None."""
    inner: tree.Ast | None = node.expression
    while isinstance(inner, tree.ParenExpressionAst):
        inner = pure_expression(inner.pipeline)
    if isinstance(inner, tree.ConvertExpressionAst) and inner.type_name.full_name.lower() not in _BUILT_IN:
        return inner
    return None


@expression_for(tree.BaseCtorInvokeMemberExpressionAst)
def base_constructor(c: Writer, node: tree.BaseCtorInvokeMemberExpressionAst) -> Code:
    arguments = ", ".join(argument(c, a) for a in node.arguments)
    return Code(f"construct_base(S, UNIT, [{arguments}])")


@expression_for(tree.IndexExpressionAst)
def index(c: Writer, node: tree.IndexExpressionAst) -> Code:
    target = argument(c, node.target)
    getter = "get_index_strict" if c.strict else "get_index"
    if node.null_conditional:
        first, again = c.bind(target)
        return Code(f"(None if is_null({first}) else {getter}(S, {again}, {index_value(c, node.index)}))", "output")
    return Code(f"{getter}(S, {target}, {index_value(c, node.index)})", "output")


def index_value(c: Writer, node: tree.ExpressionAst) -> Code:
    """The index: one value, or the indices of a comma expression."""
    code = argument(c, node)
    return Code(f"Indices({code})") if isinstance(node, tree.ArrayLiteralAst) else code


# -- types --------------------------------------------------------------------------------------------------------
def type_reference(c: Writer, name: tree.AnyTypeName, extent: Extent | None = None) -> str:
    """A Python expression for a type named in the text; `extent` is underlined when there is no such type."""
    from pshv.runtime.typerefs import TypeReference

    return f"{c.constant(TypeReference(name, extent))}.get(S)"


@expression_for(tree.TypeExpressionAst)
def type_value(c: Writer, node: tree.TypeExpressionAst) -> Code:
    return Code(type_reference(c, node.type_name, node.extent), "scalar")


def type_or_value(c: Writer, node: tree.Ast) -> str:
    """The left side of `::`."""
    if isinstance(node, tree.TypeConstraintAst):
        return type_reference(c, node.type_name)
    return expr(c, node)


@expression_for(tree.ConvertExpressionAst)
def convert(c: Writer, node: tree.ConvertExpressionAst) -> Code:
    name = node.type_name.full_name.lower()
    child = node.child
    if isinstance(child, tree.HashtableAst) and name in ("ordered", "system.collections.specialized.ordereddictionary"):
        if name == "ordered":
            return Code(f"make_ordered(({pairs(c, child)}))", "scalar")
    if name in ("pscustomobject", "system.management.automation.pscustomobject"):
        if isinstance(child, tree.HashtableAst):
            return Code(f"make_object(({pairs(c, child)}))", "scalar")
        return Code(f"to_custom_object({argument(c, child)})", "any")
    if isinstance(child, tree.VariableExpressionAst) and name == "ref":
        return reference(c, child)
    if name == "ref":
        return place_reference(c, child)
    value = argument(c, child)
    if name == "void":
        return Code(f"void({value})", "output")
    if name in _OBJECT_CASTS:
        return value
    if name in _INT_CASTS:
        if value.kind == "int":
            return value
        first, again = c.bind(value)
        return Code(
            f"({again} if type({first}) is int else cast(S, {again}, {type_reference(c, node.type_name)}))", "int"
        )
    if name in _STRING_CASTS:
        first, again = c.bind(value)
        return Code(f"({again} if type({first}) is str else cast_string(S, {again}))", "str")
    kind = "bool" if name in ("bool", "system.boolean") else "any"
    return Code(f"cast(S, {value}, {type_reference(c, node.type_name)})", kind)


def reference(c: Writer, node: tree.VariableExpressionAst) -> Code:
    """`[ref]$x`."""
    return Code(f"variable_reference(S, {node.prefix!r}, {node.name!r})", "scalar")


def place_reference(c: Writer, node: tree.ExpressionAst) -> Code:
    """`[ref]$x.y`, `[ref]$a[0]`: a value of its own, as the real one makes."""
    return Code(f"value_reference({argument(c, node)})", "scalar")
