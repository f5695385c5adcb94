"""Values of data files: literals, hashtables and arrays, never a command or a variable besides $true, $false, $null."""

from __future__ import annotations

from typing import Any

from pshv.runtime.errors import PSError, runtime_error

SAFE_VARIABLES = frozenset({"true", "false", "null", "psscriptroot", "psculture", "psuiculture"})
FORBIDDEN = [
    "CommandAst",
    "MemberExpressionAst",
    "InvokeMemberExpressionAst",
    "IndexExpressionAst",
    "ScriptBlockExpressionAst",
    "AssignmentStatementAst",
    "UsingExpressionAst",
    "FunctionDefinitionAst",
    "IfStatementAst",
    "ForStatementAst",
    "ForEachStatementAst",
    "WhileStatementAst",
    "TryStatementAst",
    "SwitchStatementAst",
    "TypeDefinitionAst",
    "ThrowStatementAst",
    "ExitStatementAst",
    "ReturnStatementAst",
]


def single_hashtable(session: Any, tree: Any, text: str) -> Any:
    """The one hashtable a script consists of. Raises the error of anything else."""
    for node in nodes(tree):
        kind = type(node).__name__
        if kind in FORBIDDEN or (kind == "VariableExpressionAst" and not _safe(node)):
            raise not_data()
    values = session.evaluate(text)
    from pshv.runtime.values import HashMap

    if len(values) != 1 or not isinstance(values[0], HashMap):
        raise not_data()
    return values[0]


def nodes(tree: Any) -> list[Any]:
    """A tree's nodes, by whatever walk it offers."""
    finder = getattr(tree, "find_all", None) or getattr(tree, "walk", None)
    if finder is not None:
        try:
            return list(finder(lambda node: True, True))
        except TypeError:
            return list(finder())
    found: list[Any] = []
    pending = [tree]
    while pending:
        node = pending.pop()
        found.append(node)
        pending += list(node.children()) if callable(getattr(node, "children", None)) else []
    return found


def _safe(node: Any) -> bool:
    path = getattr(node, "variable_path", None) or getattr(node, "path", None) or getattr(node, "name", "")
    name = str(getattr(path, "user_path", path)).lower()
    return name in SAFE_VARIABLES


def not_data() -> PSError:
    """The error of a file that is not plain data."""
    return runtime_error(
        "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: "
        "the file "
        "holds more than one hashtable of constant values.",
        "DynamicValues",
        "InvalidOperation",
        exception="System.InvalidOperationException",
    )
