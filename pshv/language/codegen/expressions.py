"""Expressions: variables, constants, parentheses, sub-expressions, script blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree

from .block import BlockCode
from .dispatch import (
    condition,
    expr,
    expression_for,
    helper_value,
    pure_expression,
    single_expression,
    statement_value,
)
from .names import CONSTANTS
from .sequence import statements
from .writer import Code

if TYPE_CHECKING:
    from .writer import Writer

STEPS = ("++", "--", "postfix++", "postfix--")
SCALAR_KINDS = ("int", "str", "bool", "scalar")


@expression_for(tree.VariableExpressionAst)
def variable(c: Writer, node: tree.VariableExpressionAst) -> Code:
    prefix, name = node.prefix, node.name.lower()
    if prefix in ("", "variable"):
        return plain_variable(c, name)
    if prefix == "global":
        return CONSTANTS.get(name) or Code(f"E.global_scope[{name!r}]")
    if prefix == "script":
        return CONSTANTS.get(name) or Code(f"S.script.own({name!r})")
    if prefix in ("local", "private"):
        return CONSTANTS.get(name) or Code(f"S.own({name!r})")
    if prefix == "using":
        return using_variable(c, node.name)
    if prefix == "workflow":
        return Code(f"S[{name!r}]")
    return Code(f"drive_value(S, {prefix!r}, {node.name!r})")


def plain_variable(c: Writer, name: str) -> Code:
    """`$name` without a prefix, name in lower case."""
    constant = CONSTANTS.get(name)
    if constant is not None:
        return constant
    if name in ("_", "psitem"):
        item = c.function.item
        return Code(item, "any", True) if item is not None else Code("S['_']")
    if name == "?":
        return Code("E.ok", "bool")
    return Code(f"S[{name!r}]")


def using_variable(c: Writer, name: str) -> Code:
    return Code(f"using(S, {name.lower()!r}, {name!r})")


@expression_for(tree.UsingExpressionAst)
def using(c: Writer, node: tree.UsingExpressionAst) -> Code:
    child: Any = node.sub_expression
    if isinstance(child, tree.VariableExpressionAst):
        return using_variable(c, child.name)
    path = child
    while not isinstance(path, tree.VariableExpressionAst):
        path = getattr(path, "expression", None) or path.target
    return Code(f"using_path(S, {path.name.lower()!r}, {path.name!r}, {c.constant(child)})")


@expression_for(tree.ConstantExpressionAst)
def number(c: Writer, node: tree.ConstantExpressionAst) -> Code:
    value: Any = node.value
    kind = type(value)
    if kind is int:
        return Code(repr(value) if value >= 0 else f"({value!r})", "int", True)
    if kind is float and value == value and abs(value) != float("inf"):
        return Code(repr(value) if value >= 0 else f"({value!r})", "scalar", True)
    return Code(c.constant(value), "scalar", True)


@expression_for(tree.StringConstantExpressionAst)
def string(c: Writer, node: tree.StringConstantExpressionAst) -> Code:
    return Code(repr(node.value), "str", True)


@expression_for(tree.ParenExpressionAst)
def paren(c: Writer, node: tree.ParenExpressionAst) -> Code:
    inner = pure_expression(node.pipeline)
    if inner is None:
        return statement_value(c, node.pipeline)
    code = expr(c, inner)
    return code if code.plain or code.startswith("(") else Code(f"({code})", code.kind)


@expression_for(tree.SubExpressionAst)
def sub_expression(c: Writer, node: tree.SubExpressionAst) -> Code:
    block = node.sub_expression
    if not block.statements:
        return Code("None", "none", True)
    inner = single_expression(block)
    if inner is not None and not _is_step(inner):
        if is_safe(inner):
            code = expr(c, inner)
            return code if code.kind in SCALAR_KINDS else Code(f"sub({code})", "output")
        return guarded_value(c, inner, "sub", "NOTHING", "output")
    return helper_value(c, lambda out: statements(c, block.statements, out, block.traps), "unwrap")


@expression_for(tree.ArrayExpressionAst)
def array_expression(c: Writer, node: tree.ArrayExpressionAst) -> Code:
    block = node.sub_expression
    if not block.statements:
        return Code("[]", "list")
    inner = single_expression(block)
    if inner is not None and not _is_step(inner):
        if not is_safe(inner):
            finish = "" if isinstance(inner, tree.ArrayLiteralAst) else "as_array"
            return guarded_value(c, inner, finish, "[]", "list")
        code = expr(c, inner)
        if isinstance(inner, tree.ArrayLiteralAst):
            return code
        return Code(f"[{code}]" if code.kind in SCALAR_KINDS else f"as_array({code})", "list")
    return helper_value(c, lambda out: statements(c, block.statements, out, block.traps), "")


def guarded_value(c: Writer, node: tree.ExpressionAst, finish: str, failed: str, kind: str) -> Code:
    """The value of an expression that is a statement of its own: its error is reported there."""
    name = c.fresh("f")
    outer, item = c.extent, c.function.item
    c.open(name, "S, it" if item else "S", helper=True, item="it" if item else None)
    c.extent = node.extent
    c.line("E = S.session")
    code = expr(c, node)
    value = code if finish == "" or (finish == "sub" and code.kind in SCALAR_KINDS) else f"{finish}({code})"
    c.line(f"try: return {value}")
    c.line("except Exception as e: report(S, e)")
    c.line(f"return {failed}")
    c.close()
    c.extent = outer
    return Code(f"{name}(S, {item})" if item else f"{name}(S)", kind)


def is_safe(node: tree.Ast) -> bool:
    """True for expressions that do not fail: constants, variables, members of these, lists and strings of these."""
    if isinstance(node, (tree.ConstantExpressionAst, tree.StringConstantExpressionAst, tree.ScriptBlockExpressionAst)):
        return True
    if isinstance(node, tree.VariableExpressionAst):
        return node.prefix in ("", "global", "script", "local", "private")
    if type(node) is tree.MemberExpressionAst:
        return not node.static and is_safe(node.member) and is_safe(node.expression)
    if isinstance(node, tree.ArrayLiteralAst):
        return all(is_safe(item) for item in node.elements)
    if isinstance(node, tree.ExpandableStringExpressionAst):
        return all(isinstance(part, str) or is_safe(part) for part in node.parts)
    return False


def _is_step(node: tree.Ast) -> bool:
    """`++` and `--` as a statement give no value; inside `( )` they do."""
    return isinstance(node, tree.UnaryExpressionAst) and node.token_kind in STEPS


@expression_for(tree.ScriptBlockExpressionAst)
def script_block(c: Writer, node: tree.ScriptBlockExpressionAst) -> Code:
    return Code(f"ScriptBlock({c.constant(BlockCode(node.script_block))}, S.state)", "scalar")


@expression_for(tree.AttributedExpressionAst)
def attributed(c: Writer, node: tree.AttributedExpressionAst) -> Code:
    return expr(c, node.child)


@expression_for(tree.TernaryExpressionAst)
def ternary(c: Writer, node: tree.TernaryExpressionAst) -> Code:
    test = condition(c, node.condition)
    return Code(f"({expr(c, node.if_true)} if {test} else {expr(c, node.if_false)})", "output")


@expression_for(tree.ErrorExpressionAst)
def error_expression(c: Writer, node: tree.ErrorExpressionAst) -> Code:
    raise NotImplementedError("a tree with errors is not compiled")
