"""`[Linq.Enumerable]::OfType[T](...)` and the other generic calls whose T is given."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.convert import convert
from pshv.types.nettype import NetType, type_of


def typed_sequence(name: str, source: Any, kind: NetType) -> Any:
    """The items of `source` as T: kept (OfType), or converted."""
    found = values.enumerate_value(source)
    items = [source] if found is None else list(found)
    if name == "oftype":
        items = [x for x in items if x is not None and type_of(values.unwrap(x)).derives_from(kind)]
    else:
        items = [convert(x, kind) for x in items]
    return values.GenericList(items, kind) if name == "tolist" else values.TypedArray(items, kind)
