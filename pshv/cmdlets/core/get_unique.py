"""Get-Unique."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text
from pshv.types.nettype import type_names

from .uniqueness import unique_key

NONE = object()


class GetUnique(Cmdlet):
    """Returns unique items from a sorted list: an item equal to the one before is left out."""

    name = "Get-Unique"
    InputObject: Any

    def begin(self) -> None:
        self.last: Any = NONE

    def process(self) -> None:
        item = self.InputObject
        if item is None and not self.expecting_input:
            return
        key = self.key(item)
        if self.last is NONE or key != self.last:
            self.write(item)
        self.last = key

    def key(self, item: Any) -> Any:
        bound = self.bound
        ignore_case = bool(bound.get("CaseInsensitive"))
        if bound.get("OnType"):
            return type_names(item)[0] if item is not None else None
        if bound.get("AsString"):
            return to_text(item)
        if not isinstance(item, (str, int, float)):
            return unique_key(item, ignore_case=ignore_case)
        text = to_text(item)
        return text.casefold() if ignore_case else text
