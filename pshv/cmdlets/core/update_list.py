"""Update-List."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.comparison import equals
from pshv.runtime.values import Hashtable, enumerate_value
from pshv.types import members


class UpdateList(Cmdlet):
    """Adds items to and removes items from a property value that holds a collection of objects."""

    name = "Update-List"
    InputObject: Any
    Property: str | None

    def process(self) -> None:
        bound = self.bound
        if not self.expecting_input and bound.get("InputObject") is None:
            kinds = [name for name in ("Add", "Remove", "Replace") if bound.get(name) is not None]
            self.write(Hashtable([(name, bound[name]) for name in kinds]))
            return
        target = members.get(self.InputObject, self.Property) if self.Property else self.InputObject
        changed = self.changed(target)
        if self.Property:
            members.set(self.InputObject, self.Property, changed)
            self.write(self.InputObject)
        else:
            self.write(changed)

    def changed(self, target: Any) -> Any:
        """The collection with what is asked for done to it (a list is changed itself)."""
        bound = self.bound
        replacement: Any = bound.get("Replace")
        items = list(enumerate_value(target) or [])
        if replacement is not None:
            items = list(replacement)
        removed: Any = bound.get("Remove")
        for one in removed or []:
            at = next((i for i, item in enumerate(items) if equals(item, one)), None)
            if at is not None:
                del items[at]
        added: Any = bound.get("Add")
        items += list(added or [])
        if isinstance(target, list):
            target[:] = items
            return target
        return items
