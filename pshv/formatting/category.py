"""The text of CategoryInfo. Source: powershell-formatting.md, section 11.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pshv.runtime.errors import PSError
from pshv.runtime.values import NOTHING

if TYPE_CHECKING:
    from pshv.runtime.errors import ErrorRecord

_LONGEST: Final = 40
_KEPT: Final = 19


def target_name(record: ErrorRecord) -> str:
    """The text of the target object unless it was set."""
    if record.target_name is not None:
        return record.target_name
    if record.target is None or record.target is NOTHING:
        return ""
    from pshv.runtime.text import to_display

    try:
        return to_display(record.target)
    except PSError:
        return ""


def target_type(record: ErrorRecord) -> str:
    """The short type name of the target object unless it was set."""
    if record.target_type is not None:
        return record.target_type
    if record.target is None or record.target is NOTHING:
        return ""
    from pshv.types.nettype import type_of

    return str(type_of(record.target).name)


def shortened(text: str, ellipsis: str) -> str:
    """At most 40 characters: the first and the last 19 of longer texts."""
    return text if len(text) <= _LONGEST else text[:_KEPT] + ellipsis + text[-_KEPT:]


def message(record: ErrorRecord, *, core: bool = False) -> str:
    """`Category: (target:type) [activity], reason`."""
    mark = "…" if core else "..."
    name = shortened(target_name(record), mark)
    kind = shortened(target_type(record), mark)
    activity = shortened(record.activity, mark)
    reason = shortened(record.reason_text, mark)
    return f"{record.category}: ({name}:{kind}) [{activity}], {reason}"
