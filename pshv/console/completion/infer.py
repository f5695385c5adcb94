"""What a piece of syntax is before it runs: a value that is known already, or a type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree as T
from pshv.runtime import values
from pshv.runtime.errors import PSError

if TYPE_CHECKING:
    from pshv.types.nettype import NetType

    from .place import Place

_PASS_THROUGH = frozenset(["where-object", "sort-object", "select-object", "tee-object", "get-unique"])


class Inferred:
    """`value` (NOTHING when only the type is known) and `kind`; `static` for `[type]`."""

    __slots__ = ("kind", "static", "value")

    def __init__(self, value: object = values.NOTHING, kind: NetType | None = None, static: bool = False) -> None:
        self.value = value
        self.kind = kind
        self.static = static


def infer(place: Place, node: Any, depth: int = 0) -> Inferred | None:
    """The value or type of an expression, None when nothing is known."""
    if depth > 12 or node is None:
        return None
    handler = _HANDLERS.get(type(node))
    return handler(place, node, depth + 1) if handler is not None else None


def _constant(place: Place, node: Any, depth: int) -> Inferred | None:
    return Inferred(node.value)


def _string(place: Place, node: Any, depth: int) -> Inferred | None:
    return Inferred("")


def _variable(place: Place, node: Any, depth: int) -> Inferred | None:
    name = node.path.rpartition(":")[2]
    if name.lower() in ("_", "psitem"):
        return _item(place, node, depth)
    written = None
    for path, owner in place.variables_written():
        if path.rpartition(":")[2].lower() == name.lower() and owner.extent.end <= node.extent.start:
            written = owner
    if isinstance(written, T.AssignmentStatementAst):
        if isinstance(written.left, T.ConvertExpressionAst):
            return _typed(place, written.left.type_name)
        found = _statement(place, written.right, depth)
        if found is not None:
            return found
    value = place.session.get_variable(name)
    return None if value is None else Inferred(value)


def _item(place: Place, node: Any, depth: int) -> Inferred | None:
    """`$_` in a block of a command: what the pipeline before the command gives."""
    best = None
    for pipeline in place.tree.walk():
        if not isinstance(pipeline, T.PipelineAst):
            continue
        for index, element in enumerate(pipeline.elements):
            if index and element.extent.start <= node.extent.start <= element.extent.end:
                best = (pipeline, index)
    if best is None:
        return None
    return upstream(place, best[0], best[1], depth)


def upstream(place: Place, pipeline: Any, index: int, depth: int = 0) -> Inferred | None:
    """One object that reaches element `index` of a pipeline."""
    found = None
    for position in range(index - 1, -1, -1):
        element = pipeline.elements[position]
        if isinstance(element, T.CommandAst) and _name(element).lower() in _PASS_THROUGH and position:
            continue
        found = _element(place, element, depth)
        break
    if found is not None and isinstance(found.value, list) and found.value:
        return Inferred(found.value[0])
    if found is not None and found.kind is not None and found.kind.element is not None:
        return Inferred(kind=found.kind.element)
    return found


def _name(command: Any) -> str:
    name = getattr(command.elements[0], "value", "") if command.elements else ""
    return name if isinstance(name, str) else ""


def _element(place: Place, element: Any, depth: int) -> Inferred | None:
    if isinstance(element, T.CommandExpressionAst):
        return infer(place, element.expression, depth)
    return _command(place, element, depth)


def _command(place: Place, command: Any, depth: int) -> Inferred | None:
    from .parameters import declaration_of

    declared = declaration_of(place, command)
    if declared is None:
        return None
    if declared.name == "New-Object" and len(command.elements) > 1:
        for element in command.elements[1:]:
            if isinstance(element, T.StringConstantExpressionAst):
                return _named(element.value)
    outputs = [name for name in declared.outputs if name != "System.String"] or list(declared.outputs)
    for name in outputs:
        found = _named(name)
        if found is not None:
            return found
    return None


def _named(name: str) -> Inferred | None:
    from pshv.types.nettype import find_type, known_type

    kind = find_type(name)
    if kind is None and name.startswith("Microsoft."):
        kind = known_type(name)
    return None if kind is None else Inferred(kind=kind)


def _statement(place: Place, node: Any, depth: int) -> Inferred | None:
    if isinstance(node, T.PipelineAst):
        if len(node.elements) == 1:
            return _element(place, node.elements[0], depth)
        last = node.elements[-1]
        if isinstance(last, T.CommandAst) and _name(last).lower() in _PASS_THROUGH:
            return upstream(place, node, len(node.elements), depth)
        return _element(place, last, depth)
    if isinstance(node, T.CommandExpressionAst):
        return infer(place, node.expression, depth)
    return None


def _paren(place: Place, node: Any, depth: int) -> Inferred | None:
    return _statement(place, node.pipeline, depth)


def _block_of(place: Place, node: Any, depth: int) -> Inferred | None:
    statements = node.sub_expression.statements
    return _statement(place, statements[-1], depth) if statements else None


def _typed(place: Place, name: Any) -> Inferred | None:
    from pshv.runtime.typerefs import resolve

    try:
        return Inferred(kind=resolve(place.session, name.full_name))
    except PSError:
        return None


def _convert(place: Place, node: Any, depth: int) -> Inferred | None:
    kind = node.type_name.full_name.lower()
    if kind in ("pscustomobject", "psobject", "ordered", "hashtable"):
        inner = infer(place, node.child, depth)
        if inner is not None and kind == "pscustomobject" and isinstance(inner.value, values.HashMap):
            return Inferred(values.PSObject({str(k): v for k, v in inner.value.items()}))
        return inner
    return _typed(place, node.type_name)


def _hashtable(place: Place, node: Any, depth: int) -> Inferred | None:
    made = values.Hashtable()
    for key, value in node.pairs:
        name = getattr(key, "value", None)
        if isinstance(name, str):
            inner = _statement(place, value, depth)
            made[name] = inner.value if inner is not None and inner.value is not values.NOTHING else None
    return Inferred(made)


def _array(place: Place, node: Any, depth: int) -> Inferred | None:
    items = [infer(place, element, depth) for element in node.elements]
    return Inferred([item.value if item is not None else None for item in items])


def _type(place: Place, node: Any, depth: int) -> Inferred | None:
    found = _typed(place, node.type_name)
    if found is not None:
        found.static = True
    return found


def _property(place: Place, node: Any, depth: int) -> Inferred | None:
    owner = infer(place, node.expression, depth)
    name = getattr(node.member, "value", None)
    if owner is None or not isinstance(name, str):
        return None
    from pshv.types import members

    if owner.value is not values.NOTHING and not isinstance(node, T.InvokeMemberExpressionAst):
        try:
            value = members.lookup(owner.value, name, values.NOTHING)
        except PSError:
            return None
        if value is not values.NOTHING and value is not None:
            return Inferred(value)
    from .memberlist import result_type

    text = result_type(owner, name)
    return _named(text) if text else None


_HANDLERS: dict[type, Any] = {
    T.StringConstantExpressionAst: _constant,
    T.ConstantExpressionAst: _constant,
    T.ExpandableStringExpressionAst: _string,
    T.VariableExpressionAst: _variable,
    T.ParenExpressionAst: _paren,
    T.SubExpressionAst: _block_of,
    T.ArrayExpressionAst: _block_of,
    T.ConvertExpressionAst: _convert,
    T.HashtableAst: _hashtable,
    T.ArrayLiteralAst: _array,
    T.TypeExpressionAst: _type,
    T.MemberExpressionAst: _property,
    T.InvokeMemberExpressionAst: _property,
}
