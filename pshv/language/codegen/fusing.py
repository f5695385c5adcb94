"""ForEach-Object and Where-Object with a literal block: the block becomes the stage itself.

The block's statements go into a function called once for each object. Where `$_` can only be read by the block's own
expressions it lives in a Python local; else it is set in the current scope, as the cmdlet does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .block import SCRIPT_BLOCK
from .dispatch import condition, pure_expression, single_expression
from .sequence import guarded, statements

if TYPE_CHECKING:
    from .writer import Writer

_NAMES = {
    "foreach-object": "foreach",
    "%": "foreach",
    "foreach": "foreach",
    "where-object": "where",
    "?": "where",
    "where": "where",
}
_PARAMETERS = {"foreach": ("process",), "where": ("filterscript",)}
_IMPURE = (
    tree.CommandAst,
    tree.ScriptBlockExpressionAst,
    tree.TryStatementAst,
    tree.SwitchStatementAst,
    tree.TrapStatementAst,
    tree.DataStatementAst,
    tree.FunctionDefinitionAst,
    tree.TypeDefinitionAst,
    tree.UsingExpressionAst,
)


def fused_stage(c: Writer, node: tree.CommandAst) -> tuple[str, str] | None:
    """(kind, maker's name) when the command can be a generated stage."""
    head = node.elements[0]
    if node.invocation_operator or node.redirections or not isinstance(head, tree.StringConstantExpressionAst):
        return None
    kind = _NAMES.get(head.value.lower())
    if kind is None or (c.function.helper and c.function.item):
        return None
    rest = node.elements[1:]
    if len(rest) == 2 and isinstance(rest[0], tree.CommandParameterAst):
        if rest[0].argument is not None or rest[0].name.lower() not in _PARAMETERS[kind]:
            return None
        rest = rest[1:]
    if len(rest) != 1 or not isinstance(rest[0], tree.ScriptBlockExpressionAst):
        return None
    block = rest[0].script_block
    end = block.end_block
    if end is None or not end.unnamed or block.param_block is not None or block.process_block is not None:
        return None
    if block.begin_block is not None or block.dynamic_param_block is not None or end.traps or block.using_statements:
        return None
    if kind == "where" and any(isinstance(n, tree.ReturnStatementAst) for n in end.walk()):
        return None
    return kind, _maker(c, kind, end)


def is_pure(block: tree.NamedBlockAst) -> bool:
    """True when nothing but the block's own expressions can read or write `$_`."""
    for node in block.walk():
        if isinstance(node, _IMPURE):
            return False
        target: object = None
        if isinstance(node, tree.AssignmentStatementAst):
            target = node.left
        elif isinstance(node, tree.UnaryExpressionAst) and node.token_kind in ("++", "--", "postfix++", "postfix--"):
            target = node.child
        elif isinstance(node, tree.ForEachStatementAst):
            target = node.variable
        if isinstance(target, tree.Ast) and any(
            isinstance(n, tree.VariableExpressionAst) and n.name.lower() in ("_", "psitem") for n in target.walk()
        ):
            return False
    return True


def _maker(c: Writer, kind: str, block: tree.NamedBlockAst) -> str:
    name = c.fresh("m")
    outer = c.extent
    pure = is_pure(block)
    c.open(name, "S, out", item="it" if pure else None)
    c.line("E = S.session")
    c.line(f"def {name}_p(it):")
    c.indent()
    c.unit.mains[f"{name}_p"] = SCRIPT_BLOCK
    catching, c.catching = c.catching, 0
    method, c.method_returns = c.method_returns, False
    if pure:
        _body(c, kind, block)
    else:
        for text in ("b = S.own_or_none('_')", "S['_'] = it", "try:"):
            c.line(text)
        c.indent(nested=True)
        _body(c, kind, block)
        c.dedent(nested=True)
        c.line("finally: S['_'] = b")
    c.catching, c.method_returns = catching, method
    c.dedent()
    c.line(f"return {name}_p")
    c.close()
    c.extent = outer
    return name


def _body(c: Writer, kind: str, block: tree.NamedBlockAst) -> None:
    if kind == "where":
        _where(c, block)
        return
    for node in block.statements:
        guarded(c, node, "out", "report_stage(S, e)")
    if not block.statements:
        c.line("pass")


def _where(c: Writer, block: tree.NamedBlockAst) -> None:
    single = single_expression(tree.StatementBlockAst(block.extent, block.statements, []))
    c.extent = block.statements[0].extent if block.statements else block.extent
    if (single is not None and not isinstance(single, tree.UnaryExpressionAst)) or _is_not(single):
        assert single is not None
        c.line("try: k = " + condition(c, single))
        c.line("except Exception as e: report_stage(S, e); k = False")
        c.line("if k: out(it)")
        return
    c.line("o = []")
    c.line("a = o.append")
    for node in block.statements:
        guarded(c, node, "a", "report_stage(S, e)")
    c.line("if o and truth(o[0] if len(o) == 1 else o): out(it)")


def _is_not(node: tree.ExpressionAst | None) -> bool:
    return isinstance(node, tree.UnaryExpressionAst) and node.token_kind in ("!", "not")


__all__ = ["fused_stage", "is_pure", "pure_expression", "statements"]
