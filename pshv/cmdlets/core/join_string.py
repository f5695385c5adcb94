"""Join-String."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.scriptblock import ScriptBlock
from pshv.runtime.text import to_string
from pshv.runtime.values import NOTHING, unwrap
from pshv.types import members


class JoinString(Cmdlet):
    """Combines objects from the pipeline into a single string."""

    name = "Join-String"
    InputObject: Any

    def begin(self) -> None:
        self.parts: list[str] = []

    def process(self) -> None:
        given = self.InputObject
        for item in given if isinstance(given, list) else [given]:
            if item is not None and item is not NOTHING:
                self.parts.append(self.part(item))

    def part(self, item: Any) -> str:
        bound = self.bound
        chosen: Any = unwrap(bound.get("Property"))
        value = item
        if isinstance(chosen, ScriptBlock):
            value = chosen.value_in_child(item)
        elif chosen is not None:
            value = members.get(item, str(getattr(chosen, "name", chosen)))
        text = "" if value is None else to_string(value)
        if bound.get("SingleQuote"):
            return f"'{text}'"
        if bound.get("DoubleQuote"):
            return f'"{text}"'
        if bound.get("FormatString"):
            from pshv.runtime import composite

            return composite.format(str(bound["FormatString"]), [value])
        return text

    def end(self) -> None:
        bound = self.bound
        separator: Any = bound.get("Separator")
        if separator is None:
            ofs = self.session.get_variable("OFS")
            separator = "" if ofs is None else to_string(ofs)
        prefix, suffix = bound.get("OutputPrefix") or "", bound.get("OutputSuffix") or ""
        self.write(f"{prefix}{to_string(separator).join(self.parts)}{suffix}")
