"""Commands and pipelines: the static part becomes a call site, the arguments a tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree
from pshv.runtime.callsite import CommandSite, ExpressionSite, Item, PipelineSite

from .dispatch import (
    VALUES,
    argument,
    expr,
    pure_expression,
    statement_for,
    statement_value,
)
from .fusing import fused_stage
from .statements import expression_statement
from .writer import Code

if TYPE_CHECKING:
    from .writer import Writer


@statement_for(tree.PipelineAst)
def pipeline(c: Writer, node: tree.PipelineAst, out: str) -> None:
    if node.background:
        background(c, node, out)
        return
    only = node.elements[0]
    if len(node.elements) == 1 and not only.redirections:  # type: ignore[attr-defined]
        if isinstance(only, tree.CommandExpressionAst):
            expression_statement(c, only.expression, out)
            return
        assert isinstance(only, tree.CommandAst)
        site, values = command(c, only)
        outer, c.extent = c.extent, only.extent
        c.line(f"{site}.run(S, {out}, {values})")
        c.extent = outer
        return
    site, values = whole(c, node)
    c.line(f"run_pipeline(S, {out}, {site}, {values})")


@statement_for(tree.CommandExpressionAst)
def command_expression(c: Writer, node: tree.CommandExpressionAst, out: str) -> None:
    pipeline(c, tree.PipelineAst(node.extent, [node]), out)


@statement_for(tree.CommandAst)
def command_statement(c: Writer, node: tree.CommandAst, out: str) -> None:
    pipeline(c, tree.PipelineAst(node.extent, [node]), out)


def pipeline_value(c: Writer, node: tree.PipelineAst) -> Code | None:
    """A pipeline with commands as an expression: what it wrote, as one value."""
    if node.background:
        return None
    only = node.elements[0]
    if len(node.elements) == 1 and isinstance(only, tree.CommandAst) and not only.redirections:
        site, values = command(c, only)
        return Code(f"{site}.value(S, {values})", "output")
    site, values = whole(c, node)
    return Code(f"pipeline_value(S, {site}, {values})", "output")


VALUES[tree.PipelineAst] = pipeline_value
VALUES[tree.CommandAst] = lambda c, node: pipeline_value(c, tree.PipelineAst(node.extent, [node]))


def whole(c: Writer, node: tree.PipelineAst) -> tuple[str, str]:
    """A pipeline of several elements (or with redirections): its site and the tuple of its elements' values."""
    sites: list[CommandSite | ExpressionSite] = []
    values: list[str] = []
    for position, element in enumerate(node.elements):
        if isinstance(element, tree.CommandExpressionAst):
            sites.append(ExpressionSite(element))
            values.append(_first_value(c, element))
            continue
        assert isinstance(element, tree.CommandAst)
        fused = fused_stage(c, element) if position else None
        name, tuple_text = command(c, element)
        site: CommandSite = c.names[name]
        if fused is not None:
            site.fused_kind, site.fused_name = fused
            c.fused.append(site)
        sites.append(site)
        values.append(tuple_text)
    held = c.constant(PipelineSite(node, sites))
    return held, f"({', '.join(values)},)"


def _first_value(c: Writer, element: tree.CommandExpressionAst) -> str:
    """The expression that feeds a pipeline; with redirections it is evaluated inside them."""
    if element.redirections:
        bare = tree.CommandExpressionAst(element.extent, element.expression, [])
        name = c.fresh("f")
        outer = c.extent
        c.open(name, "S, out", helper=True)
        c.function.guarding = False
        c.line("E = S.session")
        expression_statement(c, bare.expression, "out")
        c.close()
        c.extent = outer
        return f"({name}, {_redirection_values(c, element.redirections)})"
    inner: tree.ExpressionAst | None = element.expression
    while isinstance(inner, tree.ParenExpressionAst):
        found = pure_expression(inner.pipeline)
        if found is None:
            break
        inner = found
    if isinstance(inner, tree.BinaryExpressionAst) and inner.operator == "..":
        return f"range_items({argument(c, inner.left)}, {argument(c, inner.right)})"
    return expr(c, element.expression)


def command(c: Writer, node: tree.CommandAst) -> tuple[str, str]:
    """A command's site (its name in the generated module) and the tuple of its argument values."""
    head = node.elements[0]
    values: list[str] = []
    name: str | None = None
    if isinstance(head, tree.StringConstantExpressionAst) and head.value:
        name = head.value
    else:
        values.append(expr(c, head))
    items: list[Item] = []
    ended = False
    for element in node.elements[1:]:
        if not ended and _ends_parameters(element):
            ended = True
            continue
        if ended and isinstance(element, tree.CommandParameterAst):
            items.append(Item("value", None, element.extent, element.extent))
            values.append(repr(element.extent.text))
            continue
        _element(c, element, items, values)
    if c.strict and _called_like_method(node):
        values[-1] = f"strict_call(S, {values[-1]})"
    site = CommandSite(node, name, tuple(items))
    if node.redirections:
        values.append(_redirection_values(c, node.redirections))
    tuple_text = f"({', '.join(values)},)" if values else "()"
    return c.constant(site), tuple_text


def _called_like_method(node: tree.CommandAst) -> bool:
    """`f(1, 2)`: one argument in parentheses glued to the name."""
    if len(node.elements) != 2:
        return False
    only = node.elements[1]
    return isinstance(only, tree.ParenExpressionAst) and only.extent.start == node.elements[0].extent.end


def _ends_parameters(element: tree.CommandElementAst) -> bool:
    """A bare `--`: what follows is no parameter."""
    return isinstance(element, tree.CommandParameterAst) and element.name == "-" and element.argument is None


def _redirection_values(c: Writer, redirections: list[tree.RedirectionAst]) -> str:
    parts = [argument(c, r.location) if isinstance(r, tree.FileRedirectionAst) else "None" for r in redirections]
    return f"({', '.join(parts)},)"


def _element(c: Writer, element: tree.CommandElementAst, items: list[Item], values: list[str]) -> None:
    if isinstance(element, tree.CommandParameterAst):
        if element.argument is None:
            items.append(Item("name", element.name, element.extent, element.extent))
            return
        items.append(
            Item("pair", element.name, element.argument.extent, element.error_position, _text(element.argument))
        )
        values.append(argument(c, element.argument))
        return
    if isinstance(element, tree.VariableExpressionAst) and element.splatted:
        items.append(Item("splat", element.path, element.extent, element.extent))
        plain = tree.VariableExpressionAst(element.extent, element.path)
        values.append(expr(c, plain))
        return
    if isinstance(element, tree.UsingExpressionAst) and getattr(element.sub_expression, "splatted", False):
        items.append(Item("splat", "", element.extent, element.extent))
        values.append(expr(c, element))
        return
    items.append(Item("value", None, element.extent, element.extent, _text(element)))
    values.append(argument(c, element))


def _text(node: tree.Ast) -> str | None:
    """The source text of a number, which a string parameter gets back."""
    return node.extent.text if isinstance(node, tree.ConstantExpressionAst) else None


def background(c: Writer, node: tree.StatementAst, out: str) -> None:
    """`pipeline &`: a job."""
    c.line(f"start_background(S, {c.constant(node)}, {out})")


__all__ = ["background", "command", "pipeline", "pipeline_value", "statement_value"]
