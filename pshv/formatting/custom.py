"""Custom output: an object as a class with its members in braces. Source: powershell-formatting.md, section 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import PSError
from pshv.runtime.values import HashMap

from . import properties
from .records import Block, FormatRecord, FormatStart
from .shapes import Shape
from .valuetext import is_scalar

if TYPE_CHECKING:
    from .formatter import Formatter
    from .views import View

STEP = 2


class CustomShape(Shape):
    """`Format-Custom`, and registered views that are no table, list or wide one."""

    def __init__(self, formatter: Formatter, view: View | None) -> None:
        super().__init__(formatter)
        self.view = view

    def start(self) -> FormatStart:
        return FormatStart("custom")

    def record(self, obj: Any) -> FormatRecord:
        if self.view is not None:
            draw = self.view.drawing()
            return Block([(0, line) for line in draw(obj, self.formatter)])
        lines: list[tuple[int, str]] = []
        self._object(obj, 0, lines, self.formatter.options.depth, top=True)
        lines.append((0, ""))
        return Block(lines)

    def _object(self, obj: Any, indent: int, lines: list[tuple[int, str]], depth: int, *, top: bool = False) -> None:
        lines.append((indent, f"class {class_name(obj)}"))
        lines.append((indent, "{"))
        inner = indent + STEP
        if top and self.formatter.options.entries:
            for entry in self.formatter.entries_for(obj, None):
                try:
                    self._member(entry.title, entry.value(obj), inner, lines, depth)
                except PSError:
                    lines.append((inner, f"{entry.title} = "))
        else:
            names = properties.display_set(obj) or properties.names(obj)
            for name in names:
                self._member(name, properties.value(obj, name), inner, lines, depth)
        lines.append((indent, "}"))

    def _member(self, name: str, value: Any, indent: int, lines: list[tuple[int, str]], depth: int) -> None:
        if self._is_leaf(value) or depth <= 0:
            lines.append((indent, f"{name} = {self.text(value)}"))
            return
        lines.append((indent, f"{name} = "))
        self._value(value, indent + STEP, lines, depth)

    def _is_leaf(self, value: Any) -> bool:
        if value is None or is_scalar(value):
            return True
        if isinstance(value, HashMap) or values.enumerate_value(value) is not None:
            return False
        return not properties.names(value)

    def _value(self, value: Any, indent: int, lines: list[tuple[int, str]], depth: int) -> None:
        from .formatter import entries_of

        items = entries_of(values.unwrap(value))
        if items is None:
            self._object(value, indent, lines, depth - 1)
            return
        lines.append((indent, "["))
        limit = self.formatter.limit
        shown = items if limit < 0 else items[:limit]
        for item in shown:
            if self._is_leaf(item) or depth <= 1:
                lines.append((indent + STEP, self.text(item)))
            else:
                self._value(item, indent + STEP, lines, depth - 1)
        if len(shown) < len(items):
            lines.append((indent + STEP, self.formatter.profile.ellipsis))
        lines.append((indent, "]"))
        lines.append((indent, ""))


def class_name(obj: Any) -> str:
    """The short name of an object's first type name."""
    name = properties.type_names(obj)[0]
    return name.rsplit(".", 1)[-1]
