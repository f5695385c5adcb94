"""What the parser must know about types: whether a name means one, and which exceptions derive from which.

The knowledge is pshv.types'; it is loaded only for texts that define classes or list several catch types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.types.nettype import NetType

    from .tree import AnyTypeName, TypeConstraintAst


def find_type(
    name: str, namespaces: Iterable[str] = (), find_class: Callable[[str], NetType | None] | None = None
) -> NetType | None:
    """The type a full type name means, or None; `find_class` knows the session's own classes."""
    from pshv.runtime.errors import PSError
    from pshv.types.nettype import resolve_type

    try:
        return resolve_type(name, tuple(namespaces), find_class)
    except PSError:
        return None


def outer_name(type_name: AnyTypeName) -> tuple[str, AnyTypeName]:
    """The name an unknown type is reported by (the outer one of a generic, the element of an array)."""
    from .tree import ArrayTypeName, GenericTypeName

    while isinstance(type_name, ArrayTypeName):
        type_name = type_name.element_type
    if isinstance(type_name, GenericTypeName):
        return type_name.type_name.name, type_name
    return type_name.name, type_name


def catch_order_errors(
    earlier: list[TypeConstraintAst], later: list[TypeConstraintAst]
) -> Iterator[tuple[TypeConstraintAst, str]]:
    """Types of a later catch that an earlier one has caught already, with their full names."""
    for first in earlier:
        base = find_type(first.type_name.full_name)
        if base is None:
            continue
        for constraint in later:
            derived = find_type(constraint.type_name.full_name)
            if derived is not None and (derived is base or derived.derives_from(base)):
                yield constraint, derived.full_name
