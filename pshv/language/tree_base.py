"""The roots of the syntax tree's classes: node, expression, statement; how to walk a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from .extent import Extent


class Ast:
    """A piece of syntax. `fields` names the attributes that hold child nodes, lists of them or plain values."""

    __slots__ = ("extent",)
    fields: ClassVar[tuple[str, ...]] = ()

    extent: Extent

    def __init_subclass__(cls) -> None:
        own = cls.__dict__.get("__slots__", ())
        cls.fields = cls.__mro__[1].fields + tuple(own)  # type: ignore[attr-defined]

    def children(self) -> Iterator[Ast]:
        """Child nodes in source order of their fields (tuples and lists are flattened)."""
        for name in self.fields:
            yield from _nodes_in(getattr(self, name))

    def walk(self) -> Iterator[Ast]:
        """This node and everything below it, parents first."""
        stack: list[Ast] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(list(node.children())))

    def find_all(self, predicate: Callable[[Ast], bool], nested_script_blocks: bool = True) -> Iterator[Ast]:
        """Nodes for which `predicate` holds, as Ast.FindAll; optionally without entering nested script blocks."""
        from .tree_definitions import ScriptBlockAst

        stack: list[Ast] = [self]
        while stack:
            node = stack.pop()
            if predicate(node):
                yield node
            if nested_script_blocks or node is self or not isinstance(node, ScriptBlockAst):
                stack.extend(reversed(list(node.children())))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.extent.text!r}>"


def _nodes_in(value: object) -> Iterator[Ast]:
    if isinstance(value, Ast):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _nodes_in(item)


class CommandElementAst(Ast):
    """What may stand in a command: an expression or a parameter."""

    __slots__ = ()


class ExpressionAst(CommandElementAst):
    __slots__ = ()


class StatementAst(Ast):
    __slots__ = ()


class PipelineBaseAst(StatementAst):
    """A statement that yields values: pipeline, pipeline chain or assignment."""

    __slots__ = ()


class CommandBaseAst(StatementAst):
    """One element of a pipeline: CommandAst or CommandExpressionAst."""

    __slots__ = ()


class RedirectionAst(Ast):
    __slots__ = ()
