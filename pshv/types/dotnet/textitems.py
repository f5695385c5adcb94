"""An item as `[string]::Join` and `Concat` write it: its ToString() in the culture's form."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.text import to_string


def item_text(value: Any) -> str:
    """The text of an item; `$null` is empty."""
    value = values.unwrap(value)
    if value is None or value is values.NOTHING:
        return ""
    return value if type(value) is str else to_string(value)
