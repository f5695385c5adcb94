"""Which Python function answers a member name of a value: implementation tables along the type's bases, cached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.implementation import Implementation, implementation_of
from pshv.types.nettype import NetType, known_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pshv.types.signature import Overload


class BoundMethod:
    """A method as it is called: its spelling, function, and overloads (None: arguments as they are).

    `fast` remembers, per argument types, the overload chosen and whether the arguments need no conversion.
    """

    __slots__ = ("fast", "function", "is_void", "kind", "name", "overloads")

    def __init__(self, name: str, function: Callable[..., Any], overloads: list[Overload] | None, kind: str) -> None:
        self.is_void = False  # for methods without overloads: whether the facts say void
        self.name = name
        self.function = function
        self.overloads = overloads
        self.kind = kind
        self.fast: dict[tuple[type, ...], tuple[Any, bool, Callable[[Any], Any] | None]] = {}


class BoundProperty:
    """A property as it is read and written."""

    __slots__ = ("getter", "kind", "name", "setter", "type_text")

    def __init__(self, name: str, getter: Any, setter: Any, type_text: str, kind: str = "Property") -> None:
        self.name = name
        self.getter = getter
        self.setter = setter
        self.type_text = type_text
        self.kind = kind


_methods: dict[tuple[NetType, str], BoundMethod | None] = {}
_properties: dict[tuple[NetType, str], BoundProperty | None] = {}
_statics: dict[tuple[NetType, str], BoundMethod | None] = {}


def implementations(kind: NetType) -> Iterator[tuple[NetType, Implementation]]:
    """Implementations of the type and its bases, most derived first."""
    definition = "System.Array" if kind.element is not None else kind.definition
    found = implementation_of(definition)
    if found is not None:
        yield kind, found
    for base in kind.bases:
        found = implementation_of(base)
        if found is not None and base != definition:
            yield known_type(base), found


def find_method(kind: NetType, lowered: str) -> BoundMethod | None:
    """The instance method called `lowered`."""
    key = (kind, lowered)
    if key in _methods:
        return _methods[key]
    result: BoundMethod | None = None
    for owner, table in implementations(kind):
        function = table.methods.get(lowered)
        if function is not None:
            name = table.spellings[lowered]
            result = BoundMethod(name, function, _overloads(owner, table, name, "m", kind), "Method")
            result.is_void = _is_void(owner, name, "m")
            break
    _methods[key] = result or _conversion(kind, lowered)
    return _methods[key]


def _is_void(owner: NetType, name: str, section: str) -> bool:
    """Whether null means that nothing is given: the facts say void, or they know no method of the type."""
    definition = definition_of(owner, name, section)
    return definition.startswith("void ") if definition else section not in owner.facts


def _conversion(kind: NetType, lowered: str) -> BoundMethod | None:
    """`ToInt32` and its like of types that implement System.IConvertible: PowerShell shows explicit interfaces."""
    if not lowered.startswith("to") or kind.element is not None:
        return None
    for name, definition in kind.facts.get("m", {}).get("Method", {}).items():
        if name.lower() == lowered and " IConvertible." in definition and "," not in definition:
            from pshv.types.dotnet.convertclass import conversion
            from pshv.types.signature import parse_definitions

            return BoundMethod(name, conversion(name), parse_definitions(definition) or None, "Method")
    return None


def find_static(kind: NetType, lowered: str) -> BoundMethod | None:
    """The static method called `lowered`."""
    key = (kind, lowered)
    if key in _statics:
        return _statics[key]
    result: BoundMethod | None = None
    for owner, table in implementations(kind):
        function = table.statics.get(lowered)
        if function is not None:
            name = table.spellings[lowered]
            result = BoundMethod(name, function, _overloads(owner, table, name, "s", kind), "Method")
            result.is_void = _is_void(owner, name, "s")
            break
    _statics[key] = result
    return result


def find_property(kind: NetType, lowered: str) -> BoundProperty | None:
    """The instance property called `lowered`."""
    key = (kind, lowered)
    if key in _properties:
        return _properties[key]
    result: BoundProperty | None = None
    for owner, table in implementations(kind):
        found = table.properties.get(lowered)
        if found is not None:
            name = table.spellings[lowered]
            getter, setter = found if isinstance(found, tuple) else (found, None)
            result = BoundProperty(name, getter, setter, _property_type(owner, name))
            break
    _properties[key] = result
    return result


def _property_type(owner: NetType, name: str) -> str:
    for members in owner.facts.get("m", {}).values():
        definition: str | None = members.get(name)
        if definition and "{" in definition:
            return definition.partition("{")[0].rsplit(" ", 2)[0].strip()
    return ""


def definition_of(owner: NetType, name: str, section: str) -> str | None:
    """The definition text of a method in the facts of `owner` ('m' instance, 's' static)."""
    record = owner.facts
    if "like" in record and section == "m":
        text = record.get("m", {}).get("Method", {}).get(name)
        if text:
            return str(text)
        record = known_type(record["like"]).facts
    found = record.get(section, {}).get("Method", {}).get(name)
    if found is None:
        for kind, members in record.get(section, {}).items():
            if kind != "Property" and name in members:
                return str(members[name])
    return None if found is None else str(found)


def _overloads(owner: NetType, table: Implementation, name: str, section: str, kind: NetType) -> list[Overload] | None:
    from pshv.types.signature import parse_definitions

    lowered = name.lower()
    text = table.signatures.get(lowered if section == "m" else f"::{lowered}")
    if text is None and lowered in table.raw:
        return None
    if text is None:
        text = definition_of(owner, name, section)
    if text is None:
        return None
    return parse_definitions(text, generic_names(kind)) or None


def generic_names(kind: NetType) -> dict[str, str] | None:
    """Replacement of a pattern record's type names by the real generic arguments; None if there is nothing to do."""
    if kind.element is not None:
        return None
    if not kind.arguments:
        return None
    from pshv.types.generics import GENERICS

    pattern = GENERICS.get(kind.definition)
    if pattern is None or not pattern[3]:
        return None
    names = {old: new.text for old, new in zip(pattern[3], kind.arguments, strict=False) if old != new.text}
    own = kind.facts.get("n", "")
    return names if own == pattern[2] and names else None


def find_constructors(kind: NetType) -> list[Overload]:
    """Constructor overloads of the facts table, for errors and choice."""
    from pshv.types.signature import parse_definitions

    table = implementation_of(kind.definition)
    texts = kind.facts.get("c", [])
    if table is not None and "new" in table.signatures:
        texts = [table.signatures["new"]]
    names = generic_names(kind)
    return [o for text in texts if text is not None for o in parse_definitions(text, names)]
