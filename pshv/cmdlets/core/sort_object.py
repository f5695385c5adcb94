"""Sort-Object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.convert import to_bool
from pshv.runtime.values import NOTHING
from pshv.types import members

from .expressions import PropertyExpression, expand, parse
from .ordering import compare, sort_rows

if TYPE_CHECKING:
    from collections.abc import Callable

ALLOWED = ("ascending", "descending")


class SortObject(Cmdlet):
    """Sorts objects by property values."""

    name = "Sort-Object"
    InputObject: Any
    Property: list[Any] | None
    Descending: bool
    Unique: bool

    def begin(self) -> None:
        if not hasattr(self, "items"):
            self.items: list[Any] = []

    def receiver(self) -> Callable[[Any], object]:
        """What is called with each object of the pipeline."""
        if not hasattr(self, "items"):
            self.items = []
        return self.items.append

    def process(self) -> None:
        if self.expecting_input or "InputObject" in self.bound:
            self.items.append(self.InputObject)

    def end(self) -> None:
        items = [None if item is NOTHING else item for item in self.items]
        items = [item for item in items if item is not None]
        if not items:
            return
        bound = self.bound
        case = bool(bound.get("CaseSensitive"))
        expressions = self._expressions(items)
        keys = [self._values(expression, items) for expression in expressions]
        if not expressions:
            keys = [items]
        down = [self._descends(expression) for expression in expressions] or [bool(bound.get("Descending"))]
        indices = sort_rows(
            items, keys, down, case=case, stable=self._stable(), culture=str(bound.get("Culture") or "")
        )
        if bound.get("Unique"):
            indices = unique(indices, keys, case)
        self.write_all(items[i] for i in self._cut(indices))

    def _stable(self) -> bool:
        bound = self.bound
        return self.session.edition != "core" or any(bound.get(name) for name in ("Stable", "Top", "Bottom"))

    def _cut(self, indices: list[int]) -> list[int]:
        top, bottom = self.bound.get("Top"), self.bound.get("Bottom")
        if top is not None:
            return indices[: int(top)]  # type: ignore[call-overload]
        if bottom is not None:
            return indices[max(0, len(indices) - int(bottom)) :]  # type: ignore[call-overload]
        return indices

    def _expressions(self, items: list[Any]) -> list[PropertyExpression]:
        given: Any = self.bound.get("Property")
        found: list[PropertyExpression] = []
        for expression in parse(self, given or key_names(items), ALLOWED):
            if expression.pattern is None:
                found.append(expression)
                continue
            names: list[str] = []
            for item in items:
                names += [name for name in expand(expression, item) if name not in names]
            found += [
                PropertyExpression(name, lambda o, n=name: members.get(o, n), options=expression.options)  # type: ignore[misc]
                for name in names
            ]
        return found

    @staticmethod
    def _values(expression: PropertyExpression, items: list[Any]) -> list[Any]:
        from pshv.runtime.errors import PSError

        read = expression.read
        if expression.block is None:
            return [read(item) for item in items]
        found = []
        for item in items:
            try:
                found.append(read(item))
            except PSError as error:
                if error.passes:  # call depth overflow ends everything
                    raise
                found.append(None)
        return found

    def _descends(self, expression: PropertyExpression) -> bool:
        options = expression.options
        if "descending" in options:
            return to_bool(options["descending"])
        if "ascending" in options:
            return not to_bool(options["ascending"])
        return bool(self.bound.get("Descending"))


def key_names(items: list[Any]) -> list[str]:
    """The DefaultKeyPropertySet of the first object's type, which sorts where no property is named."""
    from pshv.types import typedata

    if typedata.active:
        for data in typedata.of_object(items[0]):
            if data.key_set:
                return data.key_set
    return []


def unique(indices: list[int], keys: list[list[Any]], case: bool) -> list[int]:
    """`indices` without those whose keys all equal the one kept before."""
    kept: list[int] = []
    for index in indices:
        if kept and all(compare(values[kept[-1]], values[index], case=case) == 0 for values in keys):
            continue
        kept.append(index)
    return kept
