"""Unary and binary operators, with the int cases written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .dispatch import CONDITIONS, argument, condition, expr, expression_for
from .writer import Code

if TYPE_CHECKING:
    from .writer import Writer

_COMPARE = {"ieq": "==", "ine": "!=", "igt": ">", "ige": ">=", "ilt": "<", "ile": "<="}
_COMPARE |= {"c" + name[1:]: sign for name, sign in _COMPARE.items()}
_BITWISE = {"band": "&", "bor": "|", "bxor": "^"}
_MATCHES = {"imatch", "cmatch", "inotmatch", "cnotmatch"}
_ALWAYS_BOOL = {
    "icontains",
    "ccontains",
    "inotcontains",
    "cnotcontains",
    "iin",
    "cin",
    "inotin",
    "cnotin",
    "is",
    "isnot",
}


@expression_for(tree.BinaryExpressionAst)
def binary(c: Writer, node: tree.BinaryExpressionAst) -> Code:
    return _binary(c, node, False)


def binary_condition(c: Writer, node: tree.BinaryExpressionAst) -> Code:
    return _binary(c, node, True)


CONDITIONS[tree.BinaryExpressionAst] = binary_condition


def _binary(c: Writer, node: tree.BinaryExpressionAst, truth: bool) -> Code:
    operator = node.operator
    if operator == "and":
        return Code(f"({condition(c, node.left)} and {condition(c, node.right)})", "bool")
    if operator == "or":
        return Code(f"({condition(c, node.left)} or {condition(c, node.right)})", "bool")
    if operator == "??":
        first, again = c.bind(expr(c, node.left))
        return Code(f"({again} if not is_null({first}) else {expr(c, node.right)})", "output")
    left, right = argument(c, node.left), argument(c, node.right)
    if operator in _MATCHES:
        call = f"match_op(S, {operator!r}, {left}, {right})"
        return Code(f"truth({call})", "bool") if truth else Code(call)
    if operator in ("ireplace", "creplace", "isplit", "csplit", "join"):
        return Code(f"{operation(c, operator)}(S, {left}, {right})")
    if operator in _COMPARE:
        return compare(c, operator, left, right, truth)
    if operator in ("+", "-", "*", "%"):
        return calculate(c, operator, left, right)
    if operator in _BITWISE:
        return _bitwise(c, operator, left, right)
    call = f"{operation(c, operator)}({left}, {right})"
    if operator in _ALWAYS_BOOL or operator == "xor":
        return Code(call, "bool")
    kind = "str" if operator == "format" else "list" if operator == ".." else "any"
    return Code(call, kind)


def operation(c: Writer, operator: str) -> str:
    """The name of the function for a binary operator in the generated module."""
    name = "op_" + {"+": "add", "-": "sub", "*": "mul", "/": "div", "%": "mod", "..": "range"}.get(operator, operator)
    if name not in c.names:
        from pshv.runtime.operations import binary_function

        c.names[name] = binary_function(operator)
    return name


def compare(c: Writer, operator: str, left: Code, right: Code, truth: bool) -> Code:
    """-eq and its like: Python's own comparison when both sides are int."""
    name = operation(c, operator)
    test, first, second, again_left, again_right = _both_int(c, left, right)
    call = f"{name}({again_left}, {again_right})"
    if test is None:
        if right.kind == "none" or left.kind in ("str", "scalar", "bool", "none"):
            whole = f"{name}({left}, {right})"
            scalar_left = left.kind in ("str", "scalar", "bool", "int", "none")
            return (
                Code(whole, "bool" if scalar_left else "any")
                if not truth or scalar_left
                else Code(f"truth({whole})", "bool")
            )
        whole = f"{name}({left}, {right})"
        return Code(f"truth({whole})", "bool") if truth else Code(whole)
    if truth:
        call = f"truth({call})"
    kind = "bool" if truth or left.kind == "int" else "any"
    return Code(f"({first} {_COMPARE[operator]} {second} if {test} else {call})", kind)


def _both_int(c: Writer, left: Code, right: Code) -> tuple[str | None, str, str, str, str]:
    """A test that both operands are int32, how to name them behind it, and again in the other case.

    The test is None when the kinds known at compile time rule it out.
    """
    if left.kind in ("str", "list", "scalar", "bool", "none") or right.kind in (
        "str",
        "list",
        "scalar",
        "bool",
        "none",
    ):
        return None, "", "", "", ""
    a, a2 = c.bind(left)
    b, b2 = c.bind(right)
    if left.kind == "int" and left.plain:
        test = f"type({b}) is int"
    elif right.kind == "int" and right.plain:
        test = f"type({a}) is int"
    else:
        test = f"type({a}) is type({b}) is int"
    return test, a2, b2, a2, b2


def calculate(c: Writer, operator: str, left: Code, right: Code) -> Code:
    """`+ - * %`: inline for int32 operands whose result is one too."""
    name = operation(c, operator)
    if operator == "+" and left.kind == "str":
        return Code(f"{name}({left}, {right})", "str")
    test, a, b, _, _ = _both_int(c, left, right)
    if test is None:
        return Code(f"{name}({left}, {right})")
    if operator == "%":
        return Code(f"({a} % {b} if {test} and {a} >= 0 and {b} > 0 else {name}({a}, {b}))")
    result = c.temp()
    return Code(
        f"({result} if {test} and -2147483648 <= ({result} := {a} {operator} {b}) <= 2147483647 else {name}({a}, {b}))"
    )


def _bitwise(c: Writer, operator: str, left: Code, right: Code) -> Code:
    name = operation(c, operator)
    test, a, b, _, _ = _both_int(c, left, right)
    if test is None:
        return Code(f"{name}({left}, {right})")
    return Code(f"({a} {_BITWISE[operator]} {b} if {test} else {name}({a}, {b}))")


@expression_for(tree.UnaryExpressionAst)
def unary(c: Writer, node: tree.UnaryExpressionAst) -> Code:
    kind = node.token_kind
    if kind in ("!", "not"):
        return Code(f"(not {condition(c, node.child)})", "bool")
    if kind in ("++", "--", "postfix++", "postfix--"):
        from .assignments import step_value

        return step_value(c, node)
    child = argument(c, node.child)
    if kind == "-" and isinstance(node.child, tree.ConstantExpressionAst) and child.kind == "int" and child != "0":
        return Code(f"(-{child})", "int", True)
    if kind in ("join", "isplit", "csplit"):
        return Code(f"un_{kind}(S, {child})")
    name = {"-": "un_neg", "+": "un_plus", "bnot": "un_bnot"}[kind]
    return Code(f"{name}({child})")
