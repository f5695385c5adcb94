"""Whether an expression is a constant: attribute arguments, enum values, `#Requires` arguments.

Source: golden/expressions/parse-errors.tsv (attribute arguments), reference/powershell-language.md section 1.
"""

from __future__ import annotations

from .tree import (
    ArrayExpressionAst,
    ArrayLiteralAst,
    Ast,
    BinaryExpressionAst,
    CommandExpressionAst,
    ConstantExpressionAst,
    ConvertExpressionAst,
    HashtableAst,
    InvokeMemberExpressionAst,
    MemberExpressionAst,
    ParenExpressionAst,
    PipelineAst,
    ScriptBlockExpressionAst,
    StatementAst,
    StringConstantExpressionAst,
    SubExpressionAst,
    TernaryExpressionAst,
    TypeExpressionAst,
    UnaryExpressionAst,
    VariableExpressionAst,
)

_FOLDED = frozenset(
    {"*", "/", "%", "+", "-", "and", "or", "xor", "band", "bor", "bxor", "shl", "shr", "!", "not", "bnot"}
    | {case + name for case in "ic" for name in ("eq", "ne", "ge", "gt", "lt", "le")}
)
_CONSTANT_VARIABLES = frozenset({"true", "false", "null"})


def pure_expression(statement: StatementAst) -> Ast | None:
    """The expression of a pipeline that is nothing else."""
    if isinstance(statement, PipelineAst) and len(statement.elements) == 1:
        element = statement.elements[0]
        if isinstance(element, CommandExpressionAst) and not element.redirections:
            return element.expression
    return None


def is_constant(node: Ast, blocks: bool = True) -> bool:
    """True for literals and operators on them, types, static members, and (with `blocks`) script blocks."""
    if isinstance(node, (ConstantExpressionAst, StringConstantExpressionAst, TypeExpressionAst)):
        return True
    if isinstance(node, ScriptBlockExpressionAst):
        return blocks
    if isinstance(node, VariableExpressionAst):
        return not node.splatted and node.path.lower() in _CONSTANT_VARIABLES
    if isinstance(node, UnaryExpressionAst):
        return node.token_kind in _FOLDED and is_constant(node.child, blocks)
    if isinstance(node, BinaryExpressionAst):
        return node.operator in _FOLDED and is_constant(node.left, blocks) and is_constant(node.right, blocks)
    if isinstance(node, ConvertExpressionAst):
        return is_constant(node.child, blocks)
    return _is_constant_whole(node, blocks)


def _is_constant_whole(node: Ast, blocks: bool) -> bool:
    if isinstance(node, ArrayLiteralAst):
        return all(is_constant(element, blocks) for element in node.elements)
    if isinstance(node, ParenExpressionAst):
        inner = pure_expression(node.pipeline)
        return inner is not None and is_constant(inner, blocks)
    if isinstance(node, (ArrayExpressionAst, SubExpressionAst)):
        body = node.sub_expression
        inners = [pure_expression(statement) for statement in body.statements]
        return not body.traps and len(inners) < 2 and all(i is not None and is_constant(i, blocks) for i in inners)
    if isinstance(node, MemberExpressionAst):
        return (
            not isinstance(node, InvokeMemberExpressionAst)
            and node.static
            and isinstance(node.expression, TypeExpressionAst)
            and isinstance(node.member, StringConstantExpressionAst)
        )
    if isinstance(node, TernaryExpressionAst):
        return all(is_constant(part, blocks) for part in (node.condition, node.if_true, node.if_false))
    if isinstance(node, HashtableAst):
        values = [pure_expression(value) for _, value in node.pairs]
        return all(is_constant(key, blocks) for key, _ in node.pairs) and all(
            value is not None and is_constant(value, blocks) for value in values
        )
    return False
