"""Functions, classes, enums and using statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .block import BlockCode
from .dispatch import statement_for

if TYPE_CHECKING:
    from .writer import Writer


@statement_for(tree.FunctionDefinitionAst)
def function(c: Writer, node: tree.FunctionDefinitionAst, out: str) -> None:
    kind = "filter" if node.is_filter else "function"
    name = node.name.split(":", 1)[-1] if ":" in node.name else node.name
    code = BlockCode(node.body, kind, name, node.parameters)
    c.line(f"define_function(S, {node.name!r}, {c.constant(code)})")


@statement_for(tree.TypeDefinitionAst)
def type_definition(c: Writer, node: tree.TypeDefinitionAst, out: str) -> None:
    if node not in c.hoisted:
        c.line(f"define_types(S, ({c.constant(node)},), UNIT)")


def hoist_types(c: Writer, block: tree.NamedBlockAst) -> None:
    """Classes and enums of a block exist before its first statement."""
    nodes = [node for node in block.statements if isinstance(node, tree.TypeDefinitionAst)]
    if nodes:
        c.hoisted.extend(nodes)
        c.line(f"define_types(S, {c.constant(tuple(nodes))}, UNIT)")


@statement_for(tree.TrapStatementAst, tree.UsingStatementAst)
def declared_elsewhere(c: Writer, node: tree.StatementAst, out: str) -> None:
    """Traps and using statements are taken up at the head of their block."""


def write_usings(c: Writer, ast: tree.ScriptBlockAst) -> None:
    """`using module` loads its module before anything runs; `using namespace` is read by type references."""
    modules = [u for u in ast.using_statements if u.kind == "module"]
    if modules:
        c.line(f"use_modules(S, {c.constant(tuple(modules))})")
