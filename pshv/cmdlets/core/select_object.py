"""Select-Object: which objects, and which of their properties.

Source: powershell-formatting.md 10; powershell-traps.md 15, 23; pipeline-cmdlets-035 to -058.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError, StopUpstream
from pshv.runtime.values import NOTHING, OrderedDictionary, PSObject, enumerate_value
from pshv.types import members
from pshv.types.memberkinds import PropertySet
from pshv.types.nettype import type_of

from .expressions import PropertyExpression, expand, parse, plain
from .uniqueness import unique_key

if TYPE_CHECKING:
    from collections.abc import Callable

CUSTOM = "System.Management.Automation.PSCustomObject"
CUSTOM_NAMES = (CUSTOM, "System.Object")


class SelectObject(Cmdlet):
    """Selects objects or object properties."""

    name = "Select-Object"
    InputObject: Any
    Property: list[Any] | None
    ExcludeProperty: list[str] | None
    ExpandProperty: str | None
    Unique: bool

    take: Callable[[Any], object] | None = None

    def begin(self) -> None:
        if self.take is None:
            self.start()

    def start(self) -> None:
        """Sorts out the parameters."""
        bound = self.bound
        given: Any = bound.get("Property")
        self.expressions = parse(self, given or [], ("name",))
        self.exclusions = list(bound.get("ExcludeProperty") or [])  # type: ignore[call-overload]
        self.expansion: str | None = bound.get("ExpandProperty")  # type: ignore[assignment]
        if self.exclusions and not self.expressions and self.expansion is None:
            self.expressions = parse(self, ["*"], ())
        self.kinds: dict[str, list[str]] = {}
        self.seen: list[Any] | None = [] if bound.get("Unique") else None
        self.keys: set[Any] = set()
        self.emit = self._projector()
        self.take = self._window()

    def receiver(self) -> Callable[[Any], object]:
        """What is called with each object of the pipeline."""
        if self.take is None:
            self.start()
        assert self.take is not None
        return self.take

    def process(self) -> None:
        if not self.expecting_input and "InputObject" not in self.bound:
            return
        assert self.take is not None
        self.take(self.InputObject)

    # -- which objects
    def _number(self, name: str, default: int) -> int:
        value: Any = self.bound.get(name)
        return default if value is None else int(value)

    def _window(self) -> Callable[[Any], object]:
        """The receiver that lets the wanted objects through to `emit`."""
        bound = self.bound
        self.held: deque[Any] = deque()
        self.first, self.last = self._number("First", -1), self._number("Last", -1)
        self.skip, self.skip_last = self._number("Skip", 0), self._number("SkipLast", 0)
        self.count = 0
        self.passed = 0
        self.stops = not bound.get("Wait")
        if bound.get("Index") is not None:
            self.indices = {int(i) for i in bound["Index"]}  # type: ignore[attr-defined]
            self.highest = max(self.indices, default=-1)
            return self._take_index
        if bound.get("SkipIndex") is not None:
            self.indices = {int(i) for i in bound["SkipIndex"]}  # type: ignore[attr-defined]
            return self._take_other_index
        if self.first < 0 and self.last < 0 and not self.skip and not self.skip_last:
            return self.emit
        if self.last >= 0:
            return self._take_last
        if self.skip_last:
            return self._take_but_last
        return self._take_first

    def _take_index(self, item: Any) -> None:
        index = self.count
        self.count += 1
        if index in self.indices:
            self.emit(item)
        if index >= self.highest and self.stops:
            raise StopUpstream(self)

    def _take_other_index(self, item: Any) -> None:
        index = self.count
        self.count += 1
        if index not in self.indices:
            self.emit(item)

    def _take_first(self, item: Any) -> None:
        self.count += 1
        if self.count <= self.skip:
            return
        if self.first < 0:
            self.emit(item)
            return
        if self.passed < self.first:
            self.passed += 1
            self.emit(item)
        if self.passed >= self.first and self.stops:
            raise StopUpstream(self)

    def _take_but_last(self, item: Any) -> None:
        self.count += 1
        if self.count <= self.skip:
            return
        self.held.append(item)
        if len(self.held) > self.skip_last:
            self.emit(self.held.popleft())

    def _take_last(self, item: Any) -> None:
        self.count += 1
        if self.first >= 0 and self.passed < self.first:
            self.passed += 1
            self.emit(item)
            return
        self.held.append(item)
        if len(self.held) > self.last + self.skip:
            self.held.popleft()

    def end(self) -> None:
        if self.last >= 0:
            kept = list(self.held)
            if self.skip:
                kept = kept[: max(0, len(kept) - self.skip)]
            for item in kept[max(0, len(kept) - self.last) :]:
                self.emit(item)
        if self.seen is not None:
            for item in self.seen:
                self.write(item)

    # -- what of them
    def _projector(self) -> Callable[[Any], object]:
        send = self.write if self.seen is None else self.keep_unique
        if self.expansion is not None:
            return lambda item: self.expand(item, send)
        if not self.expressions:
            return lambda item: self.pass_on(item, send)
        simple = all(e.pattern is None for e in self.expressions) and not self.exclusions
        names = [e.name for e in self.expressions]
        if simple and len({name.lower() for name in names}) == len(names):
            return self._fast(send)
        return lambda item: send(self.project(item))

    def _fast(self, send: Callable[[Any], object]) -> Callable[[Any], object]:
        """The projection onto known names."""
        readers = [(e.name, e.read, e) for e in self.expressions]
        kinds = self.kinds
        custom_names = self.type_names_of(PSObject())

        def one(item: Any) -> None:
            if item is None or item is NOTHING or type(item) is OrderedDictionary or has_sets(item):
                send(self.project(item))
                return
            made: dict[str, Any] = {}
            for name, read, expression in readers:
                if expression.block is None:
                    value = read(item)
                else:
                    value = self._block_value(expression, item)
                made[name] = None if value is NOTHING else value
            if type(item) is PSObject and item.base is NOTHING:
                names = custom_names
            else:
                text = type_of(item).full_name
                names = kinds.get(text) or self.type_names_of(item)
            send(PSObject(made, list(names)))

        if all(e.block is None for e in self.expressions):
            return self._fastest(one, send, custom_names)
        return one

    def _fastest(
        self, slow: Callable[[Any], object], send: Callable[[Any], object], names: list[str]
    ) -> Callable[[Any], object]:
        """Custom objects whose properties are spelled as asked are copied without a look at each one's kind."""
        from pshv.types.memberkinds import Member

        wanted = [e.name for e in self.expressions]

        def one(item: Any) -> None:
            if type(item) is PSObject and item.base is NOTHING:
                properties = item.properties
                try:
                    made = {name: properties[name] for name in wanted}
                except KeyError:
                    slow(item)
                    return
                for value in made.values():
                    if isinstance(value, Member):
                        slow(item)
                        return
                send(PSObject(made, list(names)))
            else:
                slow(item)

        return slow if any(e.renames for e in self.expressions) else one

    def _block_value(self, expression: PropertyExpression, item: Any) -> Any:
        """A calculated value; null when its block throws."""
        try:
            return expression.read(item)
        except PSError:
            return None

    def type_names_of(self, item: Any) -> list[str]:
        """`Selected.` and the type of the object the properties come from."""
        full = type_of(item).full_name if item is not None else "System.Object"
        found = self.kinds.get(full)
        if found is None:
            found = self.kinds[full] = [f"Selected.{full}", *CUSTOM_NAMES]
        return found

    def project(self, item: Any, base: dict[str, Any] | None = None) -> PSObject:
        """A new object with the selected properties of `item`."""
        made: dict[str, Any] = {} if base is None else base
        taken = {name.lower() for name in made}
        for expression in self.expressions:
            for name, value in self.values_of(expression, item):
                if self._excluded(name):
                    continue
                if name.lower() in taken:
                    if expression.pattern is None:
                        self._repeated(name, item)
                    continue
                taken.add(name.lower())
                made[name] = plain(value)
        return PSObject(made, list(self.type_names_of(item)))

    def values_of(self, expression: PropertyExpression, item: Any) -> list[tuple[str, Any]]:
        if expression.pattern is not None:
            if item is None:
                return []
            return [(name, members.get(item, name)) for name in expand(expression, item)]
        if expression.block is not None:
            return [(expression.name, self._block_value(expression, item))]
        if item is None or item is NOTHING:
            return [(expression.name, None)]
        if type(item) is PSObject:
            found = item.find(expression.name)
            member = item.properties[found] if found is not None else None
            if isinstance(member, PropertySet):
                return [(name, members.get(item, name)) for name in member.names]
        if type(item) is OrderedDictionary:
            own = [name for name, _ in members.properties(item) if name.lower() == expression.name.lower()]
            return [(expression.name, members.get(item, own[0]) if own and own[0] not in item else None)]
        return [(expression.name, expression.read(item))]

    def _excluded(self, name: str) -> bool:
        from pshv.runtime.wildcard import Wildcard

        return any(Wildcard(pattern).matches(name) for pattern in self.exclusions)

    def _repeated(self, name: str, item: Any) -> None:
        self.write_error(
            self.error(
                f'The property cannot be processed because the property "{name}" already exists.',
                "AlreadyExistingUserSpecifiedPropertyNoExpand",
                "InvalidOperation",
                item,
                exception="System.Management.Automation.PSArgumentException",
            )
        )

    def pass_on(self, item: Any, send: Callable[[Any], object]) -> None:
        """An object that goes through whole: a custom one gets the Selected type name."""
        if type(item) is PSObject and item.base is NOTHING:
            selected = f"Selected.{CUSTOM}"
            names = item.type_names
            if names is None:
                item.type_names = [selected, *CUSTOM_NAMES]
            elif selected not in names:
                names.insert(0, selected)
        send(item)

    # -- -ExpandProperty
    def expand(self, item: Any, send: Callable[[Any], object]) -> None:
        from pshv.runtime.wildcard import contains_wildcard

        name = str(self.expansion)
        names = [name]
        if contains_wildcard(name):
            names = expand(PropertyExpression(name, lambda o: None, name), item) if item is not None else []
            if len(names) > 1:
                self._expand_error("Multiple properties cannot be expanded.", "MutlipleExpandProperties", item)
                return
        if not names or item is None or not self._has(item, names[0]):
            self._expand_error(f'Property "{name}" cannot be found.', "ExpandPropertyNotFound", item)
            return
        try:
            value = members.get(item, names[0])
        except PSError as error:
            self._expand_error(error.record.message, "PropertyEvaluationExpand", item)
            return
        items = enumerate_value(value)
        if items is None:
            send(self._with_others(value, item))
            return
        for one in items:
            send(self._with_others(one, item))

    @staticmethod
    def _has(item: Any, name: str) -> bool:
        from .foreach_object import has_own_property

        return has_own_property(item, name)

    def _with_others(self, value: Any, item: Any) -> Any:
        """The expanded value with the other selected properties as notes."""
        if not self.expressions or value is None:
            return value
        if type(value) is not PSObject:
            value = PSObject({}, None, value)
        taken = {name.lower() for name in value.properties}
        for expression in self.expressions:
            for name, found in self.values_of(expression, item):
                if self._excluded(name):
                    continue
                if name.lower() in taken:
                    self._expand_error(
                        f'The property cannot be processed because the property "{name}" already exists.',
                        "AlreadyExistingUserSpecifiedPropertyExpand",
                        item,
                        category="InvalidOperation",
                    )
                    continue
                taken.add(name.lower())
                value.properties[name] = plain(found)
        return value

    def _expand_error(self, message: str, error_id: str, item: Any, category: str = "InvalidArgument") -> None:
        self.write_error(
            self.error(message, error_id, category, item, exception="System.Management.Automation.PSArgumentException")
        )

    # -- -Unique
    def keep_unique(self, item: Any) -> None:
        if item is None or item is NOTHING:
            return
        ignore_case = bool(self.bound.get("CaseInsensitive"))
        key = unique_key(item, ignore_case=ignore_case, projected=bool(self.expressions) and self.expansion is None)
        if key in self.keys:
            return
        self.keys.add(key)
        assert self.seen is not None
        self.seen.append(item)


def has_sets(item: Any) -> bool:
    """Whether a custom object has property sets, whose names stand for others."""
    return type(item) is PSObject and any(isinstance(member, PropertySet) for member in item.properties.values())
