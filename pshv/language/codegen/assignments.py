"""Assignments of all kinds, `++` and `--`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .arithmetic import calculate, operation
from .dispatch import (
    VALUES,
    argument,
    expr,
    helper_value,
    pure_expression,
    statement,
    statement_for,
    statement_value,
)
from .membership import index_value, member_name, type_or_value, type_reference
from .names import GUARDED, PREFERENCES
from .writer import Code

if TYPE_CHECKING:
    from .writer import Writer

_BINARY = {"+=": "+", "-=": "-", "*=": "*", "/=": "/", "%=": "%"}
_BLOCK_STATEMENTS = (
    tree.IfStatementAst,
    tree.ForEachStatementAst,
    tree.ForStatementAst,
    tree.WhileStatementAst,
    tree.DoWhileStatementAst,
    tree.DoUntilStatementAst,
    tree.SwitchStatementAst,
    tree.TryStatementAst,
)


@statement_for(tree.AssignmentStatementAst)
def assignment(c: Writer, node: tree.AssignmentStatementAst, out: str) -> None:
    """Writes an assignment as a statement: it has no output."""
    if node.operator == "=":
        store(c, node.left, right_value(c, node.right))
    else:
        compound(c, node)
    c.line("E.ok = True") if pure_expression(node.right) is not None else None


def right_value(c: Writer, node: tree.StatementAst) -> Code:
    """The value on the right; the statements of a block statement are written in place before it is used."""
    if isinstance(node, _BLOCK_STATEMENTS):
        items, add = c.fresh("o"), c.fresh("a")
        c.line(f"{items} = []")
        c.line(f"{add} = {items}.append")
        statement(c, node, add)
        return Code(f"unwrap({items})", "output")
    return statement_value(c, node)


def assignment_value(c: Writer, node: tree.AssignmentStatementAst) -> Code | None:
    """An assignment as an expression: its value is what was assigned."""
    left = node.left
    if isinstance(left, tree.VariableExpressionAst) and not isinstance(node.right, _BLOCK_STATEMENTS):
        name = left.name.lower()
        if left.prefix == "" and name not in GUARDED and name not in PREFERENCES and node.operator == "=":
            spell(c, left)
            return Code(f"put(S, {name!r}, {statement_value(c, node.right)})", "any")

    def write(out: str) -> None:
        value = c.fresh("v")
        if node.operator == "=":
            c.line(f"{value} = {right_value(c, node.right)}")
            store(c, left, Code(value, "any", True))
        else:
            compound(c, node)
            c.line(f"{value} = {expr(c, _readable(left))}")
        c.line(f"emit_whole({value}, {out})")

    return helper_value(c, write, "unwrap")


VALUES[tree.AssignmentStatementAst] = assignment_value


def _readable(node: tree.ExpressionAst) -> tree.ExpressionAst:
    while isinstance(node, tree.AttributedExpressionAst):
        node = node.child
    return node


def store(c: Writer, target: tree.ExpressionAst, value: Code) -> None:
    """Writes `value` into a variable, member, index or list of these."""
    if isinstance(target, tree.ParenExpressionAst):
        inner = pure_expression(target.pipeline)
        if inner is not None:
            store(c, inner, value)
            return
    if isinstance(target, tree.VariableExpressionAst):
        store_variable(c, target, value)
    elif isinstance(target, tree.ArrayLiteralAst):
        store_many(c, target.elements, value)
    elif isinstance(target, tree.AttributedExpressionAst):
        store_attributed(c, target, value)
    elif isinstance(target, tree.MemberExpressionAst):
        name = member_name(c, target.member)
        if target.static:
            c.line(f"set_static(S, {type_or_value(c, target.expression)}, {name}, null({value}))")
        else:
            held = _hold(c, value)
            c.line(f"set_member(S, {argument(c, target.expression)}, {name}, {held})")
    elif isinstance(target, tree.IndexExpressionAst):
        held = _hold(c, value)
        c.line(f"set_index(S, {argument(c, target.target)}, {index_value(c, target.index)}, {held})")
    else:
        raise NotImplementedError(f"assignment to {type(target).__name__}")


def _hold(c: Writer, value: Code) -> str:
    """The right side is evaluated before the parts of the left one."""
    if value.plain:
        return value
    name = c.temp()
    c.line(f"{name} = {f'null({value})' if value.kind == 'output' else value}")
    return name


def spell(c: Writer, node: tree.VariableExpressionAst) -> None:
    """Remembers how a variable is spelled where it is written."""
    lower = node.name.lower()
    if lower != node.name:
        c.spelled.setdefault(lower, node.name)


def store_variable(c: Writer, node: tree.VariableExpressionAst, value: str) -> None:
    prefix, name = node.prefix, node.name.lower()
    spell(c, node)
    if prefix in ("", "local", "variable"):
        if name == "null":
            c.line(f"{value}")
        elif name in GUARDED or name in PREFERENCES:
            c.line(f"S.assign({name!r}, {value}, {node.name!r})")
        else:
            c.line(f"S[{name!r}] = {value}")
    elif prefix in ("global", "script"):
        owner = "E.global_scope" if prefix == "global" else "S.script"
        c.line(f"{owner}.assign({name!r}, {value}, {node.name!r})")
    elif prefix == "private":
        c.line(f"set_private(S, {name!r}, {value})")
    elif prefix == "using":
        c.line(f"using_assigned(S, {value})")
    else:
        c.line(f"set_drive_value(S, {prefix!r}, {node.name!r}, null({value}))")


def store_many(c: Writer, targets: list[tree.ExpressionAst], value: Code) -> None:
    """`$a, $b = ...`: one value each, the last target takes the rest."""
    parts = c.fresh("v")
    c.line(f"{parts} = spread({value}, {len(targets)})")
    for position, target in enumerate(targets):
        store(c, target, Code(f"{parts}[{position}]", "any", True))


def store_attributed(c: Writer, target: tree.AttributedExpressionAst, value: Code) -> None:
    """`[int]$x = ...`, `[ValidateRange(1, 5)][int]$x = ...`: the variable keeps its constraint."""
    attributes: list[tree.AttributeBaseAst] = []
    inner: tree.ExpressionAst = target
    while isinstance(inner, tree.AttributedExpressionAst):
        attributes.append(inner.attribute)
        inner = inner.child
    if not isinstance(inner, tree.VariableExpressionAst):
        kinds = [a for a in attributes if isinstance(a, tree.TypeConstraintAst)]
        held = _hold(c, value)
        for kind in reversed(kinds):
            held = f"cast(S, {held}, {type_reference(c, kind.type_name)})"
        store(c, inner, Code(held))
        return
    spell(c, inner)
    held = _hold(c, value)
    c.line(f"constrain(S, {inner.prefix!r}, {inner.name!r}, {c.constant(tuple(attributes))}, {held})")


# -- compound -----------------------------------------------------------------------------------------------------
def compound(c: Writer, node: tree.AssignmentStatementAst) -> None:
    """`+=` and its like; the left side's parts are evaluated once."""
    left = node.left
    while isinstance(left, tree.ParenExpressionAst):
        inner = pure_expression(left.pipeline)
        if inner is None:
            break
        left = inner
    if isinstance(left, tree.AttributedExpressionAst):
        _compound_typed(c, left, node)
        return
    if isinstance(left, tree.VariableExpressionAst):
        _compound_variable(c, left, node)
    elif isinstance(left, tree.MemberExpressionAst):
        _compound_member(c, left, node)
    elif isinstance(left, tree.IndexExpressionAst):
        _compound_index(c, left, node)
    else:
        raise NotImplementedError(f"{node.operator} on {type(left).__name__}")


def _compound_typed(c: Writer, left: tree.AttributedExpressionAst, node: tree.AssignmentStatementAst) -> None:
    inner = _readable(left)
    value = combine(c, node, expr(c, inner))
    store_attributed(c, left, value)


def _own(c: Writer, left: tree.VariableExpressionAst) -> Code:
    """Compound assignment reads the current scope only."""
    name = left.name.lower()
    if left.prefix == "" and name not in ("_", "psitem", "?", "this", "args", "input", "true", "false", "null"):
        return Code(f"(S[{name!r}] if {name!r} in S else S.own({name!r}))")
    return expr(c, left)


def _compound_variable(c: Writer, left: tree.VariableExpressionAst, node: tree.AssignmentStatementAst) -> None:
    if node.operator == "??=":
        held = c.temp()
        c.line(f"{held} = {_own(c, left)}")
        c.line(f"if is_null({held}):")
        c.indent()
        store_variable(c, left, right_value(c, node.right))
        c.dedent()
        return
    store_variable(c, left, combine(c, node, _own(c, left)))


def _compound_member(c: Writer, left: tree.MemberExpressionAst, node: tree.AssignmentStatementAst) -> None:
    owner, name = c.temp(), member_name(c, left.member)
    held_name = name
    if not name.plain:
        key = c.temp()
        c.line(f"{key} = {name}")
        held_name = Code(key, "any", True)
    if left.static:
        c.line(f"{owner} = {type_or_value(c, left.expression)}")
        current = Code(f"get_static(S, {owner}, {held_name})")
        setter = "set_static"
    else:
        c.line(f"{owner} = {argument(c, left.expression)}")
        current = Code(f"get({owner}, {held_name})")
        setter = "set_member"
    _finish(c, node, current, lambda value: c.line(f"{setter}(S, {owner}, {held_name}, null({value}))"))


def _compound_index(c: Writer, left: tree.IndexExpressionAst, node: tree.AssignmentStatementAst) -> None:
    owner, key = c.temp(), c.temp()
    c.line(f"{owner} = {argument(c, left.target)}")
    c.line(f"{key} = {index_value(c, left.index)}")
    current = Code(f"get_index(S, {owner}, {key})", "output")
    _finish(c, node, current, lambda value: c.line(f"set_index(S, {owner}, {key}, null({value}))"))


def _finish(c: Writer, node: tree.AssignmentStatementAst, current: Code, write: object) -> None:
    setter: object = write
    if node.operator == "??=":
        c.line(f"if is_null({current}):")
        c.indent()
        setter(right_value(c, node.right))  # type: ignore[operator]
        c.dedent()
        return
    setter(combine(c, node, current))  # type: ignore[operator]


def combine(c: Writer, node: tree.AssignmentStatementAst, current: Code) -> Code:
    """The new value of a compound assignment."""
    right = right_value(c, node.right)
    if right.kind == "output":
        right = Code(f"null({right})")
    if current.kind == "output":
        current = Code(f"null({current})")
    operator = _BINARY[node.operator]
    if operator == "/":
        return Code(f"{operation(c, '/')}({current}, {right})")
    return calculate(c, operator, current, right)


# -- ++ and -- ----------------------------------------------------------------------------------------------------
def step_statement(c: Writer, node: tree.UnaryExpressionAst) -> None:
    """`$i++` as a statement."""
    child = _readable(node.child)
    while isinstance(child, tree.ParenExpressionAst) and pure_expression(child.pipeline) is not None:
        child = pure_expression(child.pipeline)  # type: ignore[assignment]
    up = "++" in node.token_kind
    if isinstance(child, tree.VariableExpressionAst) and child.prefix == "":
        name = child.name.lower()
        first, again = c.bind(expr(c, child))
        room = f"{again} < 2147483647" if up else f"{again} > -2147483648"
        store_variable(
            c,
            child,
            f"{again} {'+' if up else '-'} 1 if type({first}) is int and {room} "
            f"else step({again}, {1 if up else -1}, {name!r})",
        )
        return
    c.line(step_value(c, node))


def step_value(c: Writer, node: tree.UnaryExpressionAst) -> Code:
    """`$i++` as an expression: the value before or after the step."""
    child = _readable(node.child)
    while isinstance(child, tree.ParenExpressionAst) and pure_expression(child.pipeline) is not None:
        child = pure_expression(child.pipeline)  # type: ignore[assignment]
    delta = 1 if "++" in node.token_kind else -1
    after = not node.token_kind.startswith("postfix")
    if isinstance(child, tree.VariableExpressionAst):
        spell(c, child)
        return Code(f"step_variable(S, {child.prefix!r}, {child.name!r}, {delta}, {after})")
    if isinstance(child, tree.MemberExpressionAst):
        owner = type_or_value(c, child.expression) if child.static else argument(c, child.expression)
        return Code(f"step_member(S, {owner}, {member_name(c, child.member)}, {delta}, {after}, {child.static})")
    if isinstance(child, tree.IndexExpressionAst):
        return Code(f"step_index(S, {argument(c, child.target)}, {index_value(c, child.index)}, {delta}, {after})")
    raise NotImplementedError(f"{node.token_kind} on {type(child).__name__}")
