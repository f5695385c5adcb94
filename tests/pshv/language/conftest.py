"""`shape(text)` writes a syntax tree as one line, so that tests read like dialogues."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pshv.language import tree
from pshv.language.parser import parse


def _list(nodes: object) -> str:
    return ", ".join(_show(node) for node in nodes)  # type: ignore[attr-defined]


def _show(node: object) -> str:
    if node is None:
        return "none"
    if isinstance(node, str):
        return repr(node)
    if isinstance(node, tuple):
        return _list(node)
    shower = _SHOWERS.get(type(node).__name__)
    if shower is not None:
        return shower(node)
    fields = [getattr(node, name) for name in type(node).fields]  # type: ignore[attr-defined]
    parts = [_list(f) if isinstance(f, (list, tuple)) else _show(f) for f in fields if isinstance(f, (tree.Ast, list))]
    return f"{type(node).__name__.removesuffix('Ast')}({'; '.join(parts)})"


_SHOWERS: dict[str, Callable[..., str]] = {
    "ConstantExpressionAst": lambda n: f"{n.value}",
    "StringConstantExpressionAst": lambda n: n.value if n.kind == "bare_word" else f"'{n.value}'",
    "ExpandableStringExpressionAst": lambda n: (
        f'"{"".join(p if isinstance(p, str) else f"<{_show(p)}>" for p in n.parts)}"'
    ),
    "VariableExpressionAst": lambda n: ("@" if n.splatted else "$") + n.path,
    "BinaryExpressionAst": lambda n: f"({_show(n.left)} {n.operator} {_show(n.right)})",
    "UnaryExpressionAst": lambda n: f"({n.token_kind} {_show(n.child)})",
    "ConvertExpressionAst": lambda n: f"[{n.type_name.full_name}]{_show(n.child)}",
    "TypeExpressionAst": lambda n: f"[{n.type_name.full_name}]",
    "TypeConstraintAst": lambda n: f"[{n.type_name.full_name}]",
    "ArrayLiteralAst": lambda n: f"<{_list(n.elements)}>",
    "ParenExpressionAst": lambda n: f"paren {_show(n.pipeline)}",
    "MemberExpressionAst": lambda n: f"{_show(n.expression)}{_dot(n)}{_show(n.member)}",
    "InvokeMemberExpressionAst": lambda n: f"{_show(n.expression)}{_dot(n)}{_show(n.member)}({_list(n.arguments)})",
    "IndexExpressionAst": lambda n: f"{_show(n.target)}{'?' if n.null_conditional else ''}[{_show(n.index)}]",
    "TernaryExpressionAst": lambda n: f"({_show(n.condition)} ? {_show(n.if_true)} : {_show(n.if_false)})",
    "HashtableAst": lambda n: "@{" + "; ".join(f"{_show(k)}={_show(v)}" for k, v in n.pairs) + "}",
    "CommandParameterAst": lambda n: f"-{n.name}" + ("" if n.argument is None else f":{_show(n.argument)}"),
    "CommandAst": lambda n: f"{n.invocation_operator}{{{' | '.join(map(_show, n.elements))}}}{_redirections(n)}",
    "CommandExpressionAst": lambda n: _show(n.expression) + _redirections(n),
    "PipelineAst": lambda n: " -> ".join(map(_show, n.elements)) + (" &" if n.background else ""),
    "PipelineChainAst": lambda n: f"{_show(n.left)} {n.operator} {_show(n.right)}",
    "AssignmentStatementAst": lambda n: f"{_show(n.left)} {n.operator} {_show(n.right)}",
    "StatementBlockAst": lambda n: "; ".join(map(_show, [*n.statements, *n.traps])),
    "SubExpressionAst": lambda n: f"$({_show(n.sub_expression)})",
    "ArrayExpressionAst": lambda n: f"@({_show(n.sub_expression)})",
    "ScriptBlockExpressionAst": lambda n: "{" + _block(n.script_block) + "}",
    "FileRedirectionAst": lambda n: f"{n.from_stream}{'>>' if n.append else '>'}{_show(n.location)}",
    "MergingRedirectionAst": lambda n: f"{n.from_stream}>&{n.to_stream}",
}


def _dot(node: tree.MemberExpressionAst) -> str:
    return "::" if node.static else "?." if node.null_conditional else "."


def _redirections(node: tree.CommandAst | tree.CommandExpressionAst) -> str:
    return "".join(f" {_show(redirection)}" for redirection in node.redirections)


def _block(block: tree.ScriptBlockAst) -> str:
    body = block.end_block
    return "" if body is None else "; ".join(map(_show, [*body.statements, *body.traps]))


@pytest.fixture
def shape() -> Callable[..., str]:
    """The tree of a text without errors, as one line."""

    def show(text: str, edition: str = "core") -> str:
        result = parse(text, None, edition)
        assert result.errors == []
        return _block(result.tree)

    return show


@pytest.fixture
def errors() -> Callable[..., list[str]]:
    """The error ids of a text."""

    def find(text: str, edition: str = "core") -> list[str]:
        return [error.error_id for error in parse(text, None, edition).errors]

    return find
