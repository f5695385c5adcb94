"""When two objects count as the same (Select-Object -Unique, Get-Unique)."""

from __future__ import annotations

from typing import Any

from pshv.runtime.values import NOTHING, PSObject
from pshv.types import members
from pshv.types.nettype import type_of


def unique_key(item: Any, *, ignore_case: bool, projected: bool = False) -> Any:
    """What two objects must share to count as the same: text with its case, a number, the properties selected.

    Custom objects that go through whole are compared by their text, which is empty: they are all the same.
    """
    from pshv.runtime.text import to_text

    if type(item) is PSObject and item.base is not NOTHING:
        item = item.base
    if isinstance(item, str):
        return ("text", item.casefold() if ignore_case else str(item))
    if isinstance(item, bool):
        return ("bool", item)
    if isinstance(item, (int, float)):
        return ("number", int(item) if isinstance(item, int) and abs(item) >= 2**53 else float(item))
    if item is None:
        return None
    if type(item) is PSObject and projected:
        return tuple(
            (name.lower(), unique_key(members.get(item, name), ignore_case=ignore_case))
            for name, _ in members.properties(item)
        )
    if type(item) is PSObject:
        from pshv.runtime.text import to_string

        return ("object", to_string(item))
    return (type_of(item).full_name, to_text(item))
