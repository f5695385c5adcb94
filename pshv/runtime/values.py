"""PowerShell values as Python objects.

`$null` is None, bool, string, int32, double and object[] are the exact Python types; everything else is a class below
or in a module loaded when it is first needed (dates, decimals, guids ...). Source: powershell-language.md, section 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime.integers import (
    INT_MAX,
    INT_MIN,
    LONG_MAX,
    LONG_MIN,
    BigInteger,
    Byte,
    Int16,
    Int64,
    Integer,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
    single,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pshv.runtime.dates import DateTime, TimeSpan
    from pshv.runtime.decimals import Decimal
    from pshv.runtime.identifiers import Guid, Version
    from pshv.types.nettype import NetType

_LAZY = {
    "DateTime": "dates",
    "TimeSpan": "dates",
    "Decimal": "decimals",
    "Guid": "identifiers",
    "Version": "identifiers",
}


def __getattr__(name: str) -> Any:
    module = _LAZY.get(name)
    if module is None:
        raise AttributeError(name)
    from importlib import import_module

    value = getattr(import_module(f"pshv.runtime.{module}"), name)
    globals()[name] = value
    return value


class Nothing:
    """No output at all (AutomationNull): acts as `$null`, sends nothing down a pipe."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING: Final = Nothing()


class Char(str):
    """One UTF-16 unit."""

    __slots__ = ()


class TypedArray(list[Any]):
    """`T[]` other than `object[]`; `element` is T."""

    __slots__ = ("element",)

    def __init__(self, items: Iterable[object], element: NetType) -> None:
        super().__init__(items)
        self.element = element


class ArrayList(list[Any]):
    """System.Collections.ArrayList. `version` counts changes, for enumerators."""

    __slots__ = ("version",)

    def __init__(self, items: Iterable[object] = ()) -> None:
        super().__init__(items)
        self.version = 0


class GenericList(list[Any]):
    """`List[T]`, `Collection[T]`: `element` is T, `definition` the generic type's name."""

    __slots__ = ("definition", "element", "version")

    def __init__(
        self,
        items: Iterable[object],
        element: NetType,
        definition: str = "System.Collections.Generic.List",
    ) -> None:
        super().__init__(items)
        self.element = element
        self.version = 0
        self.definition = definition


def fold_key(key: object) -> object:
    """The lookup form of a dictionary key: strings without case, numbers apart by type."""
    kind = type(key)
    if kind is str:
        return key.lower()  # type: ignore[attr-defined]
    return exact_key(key)


def exact_key(key: object) -> object:
    """The lookup form of a key where case matters."""
    kind = type(key)
    if kind is str or kind is int:
        return key
    if kind in (bool, float) or isinstance(key, (Integer, float, Char)):
        return (kind, key)
    if isinstance(key, (list, PSObject, HashMap)):
        return _Identity(key)
    return key


class _Identity:
    """A key found by identity, as .NET does with arrays and custom objects."""

    __slots__ = ("key",)

    def __init__(self, key: object) -> None:
        self.key = key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.key is self.key

    def __hash__(self) -> int:
        return id(self.key)


class HashMap:
    """Base of the dictionaries: keys in the order they came, looked up by their folded form.

    `data` is folded key -> value, `names` folded key -> key where the two differ.
    """

    __slots__ = ("data", "extra_members", "fold", "names", "version")
    ignores_case = True
    extra_members: dict[str, Any]  # members a script added

    def __init__(self, items: Iterable[tuple[object, object]] = (), *, ignore_case: bool | None = None) -> None:
        self.data: dict[object, Any] = {}
        self.names: dict[object, Any] = {}
        self.fold = fold_key if (self.ignores_case if ignore_case is None else ignore_case) else exact_key
        self.version = 0
        for key, value in items:
            self[key] = value

    def __getitem__(self, key: object) -> Any:
        return self.data[key.lower() if type(key) is str and self.fold is fold_key else self.fold(key)]

    def get(self, key: object, default: object = None) -> Any:
        return self.data.get(self.fold(key), default)

    def __setitem__(self, key: object, value: object) -> None:
        folded = key.lower() if type(key) is str and self.fold is fold_key else self.fold(key)
        self.version += 1
        if folded not in self.data:
            if folded is not key and folded != key:
                self.names[folded] = key
        self.data[folded] = value

    def __contains__(self, key: object) -> bool:
        return self.fold(key) in self.data

    def __delitem__(self, key: object) -> None:
        folded = self.fold(key)
        del self.data[folded]
        self.names.pop(folded, None)
        self.version += 1

    def pop(self, key: object, default: object = None) -> Any:
        folded = self.fold(key)
        if folded not in self.data:
            return default
        self.names.pop(folded, None)
        self.version += 1
        return self.data.pop(folded)

    def clear(self) -> None:
        self.data.clear()
        self.names.clear()
        self.version += 1

    def keys(self) -> list[Any]:
        names = self.names
        return [names.get(key, key) for key in self.data] if names else list(self.data)

    def values(self) -> list[Any]:
        return list(self.data.values())

    def items(self) -> list[tuple[Any, Any]]:
        names = self.names
        return [(names.get(key, key), value) for key, value in self.data.items()]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.data)

    def __bool__(self) -> bool:
        return True

    def copy(self) -> HashMap:
        """A shallow copy of the same class and case rule."""
        other = self.__class__.__new__(self.__class__)
        other.data = dict(self.data)
        other.names = dict(self.names)
        other.fold = self.fold
        other.version = 0
        return other


class Hashtable(HashMap):
    """`@{}`; `[hashtable]::new()` is made with ignore_case=False."""

    __slots__ = ()


class OrderedDictionary(HashMap):
    """`[ordered]@{}`: an int index is a position; writing an entry takes over the spelling of the key."""

    __slots__ = ()

    def __setitem__(self, key: object, value: object) -> None:
        folded = self.fold(key)
        self.version += 1
        if folded is not key and folded != key:
            self.names[folded] = key
        elif self.names:
            self.names.pop(folded, None)
        self.data[folded] = value


class Dictionary(HashMap):
    """Generic dictionaries: `definition` is the type's name, `arguments` the key and value types."""

    __slots__ = ("arguments", "definition")
    ignores_case = False

    def __init__(
        self,
        definition: str,
        arguments: tuple[NetType, ...],
        items: Iterable[tuple[object, object]] = (),
        *,
        ignore_case: bool = False,
    ) -> None:
        self.definition = definition
        self.arguments = arguments
        super().__init__(items, ignore_case=ignore_case)

    @property
    def net_type(self) -> NetType:
        """The generic type, or the plain one where there are no arguments."""
        from pshv.types.nettype import generic_of, known_type

        return generic_of(self.definition, self.arguments) if self.arguments else known_type(self.definition)

    def copy(self) -> HashMap:
        return Dictionary(self.definition, self.arguments, self.items(), ignore_case=self.fold is fold_key)


class PSObject:
    """A custom object (`base` is NOTHING), or a value with extra members (`base` is the value).

    `properties` holds note values as they are and every other kind of member as a `types.memberkinds.Member`; its keys
    are spelled as written, `find` ignores case. `type_names` replaces the type names if set.
    """

    __slots__ = ("base", "properties", "type_names")

    def __init__(
        self,
        properties: dict[str, Any] | None = None,
        type_names: list[str] | None = None,
        base: object = NOTHING,
    ) -> None:
        self.properties: dict[str, Any] = {} if properties is None else properties
        self.type_names = type_names
        self.base = base

    def find(self, name: str) -> str | None:
        """The property's own spelling of `name`, or None."""
        if name in self.properties:
            return name
        lowered = name.lower()
        for key in self.properties:
            if key.lower() == lowered:
                return key
        return None


class EnumValue:
    """A value of an enum type, interned by `NetType.enum_value`."""

    __slots__ = ("type", "value")

    def __init__(self, type: NetType, value: int) -> None:
        self.type = type
        self.value = value

    @property
    def name(self) -> str:
        """The member's name, names joined for flags, or the number."""
        return self.type.enum_name(self.value)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, EnumValue) and other.type is self.type and other.value == self.value)

    def __hash__(self) -> int:
        return hash(self.value)

    def __repr__(self) -> str:
        return f"<{self.type.text} {self.name}>"


class Switch:
    """SwitchParameter as a value of a script."""

    __slots__ = ("is_present",)

    def __init__(self, is_present: bool = False) -> None:
        self.is_present = is_present

    def __bool__(self) -> bool:
        return self.is_present

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Switch) and other.is_present == self.is_present

    def __hash__(self) -> int:
        return hash(self.is_present)


class Reference:
    """`[ref]`: `get` and `set` reach the variable or property it stands for."""

    __slots__ = ("_get", "_set")

    def __init__(self, get: Any, set: Any) -> None:
        self._get = get
        self._set = set

    @property
    def value(self) -> Any:
        return self._get()

    @value.setter
    def value(self, value: object) -> None:
        self._set(value)

    @classmethod
    def of(cls, value: object) -> Reference:
        """A reference to a place of its own."""
        cell = [value]
        return cls(lambda: cell[0], lambda new: cell.__setitem__(0, new))


def unwrap(value: Any) -> Any:
    """The value behind a wrapper with extra members; custom objects are their own base."""
    if type(value) is PSObject and value.base is not NOTHING:
        return value.base
    return value


def enumerate_value(value: Any) -> Iterator[Any] | None:
    """What the pipeline and `foreach` unroll `value` into, or None if it stays one object.

    Lists and other sequences unroll; strings, dictionaries and custom objects do not.
    """
    kind = type(value)
    if kind is list or kind is TypedArray:
        return iter(value)  # type: ignore[no-any-return]
    if kind in _SCALARS:
        return None
    if kind is ArrayList or kind is GenericList:
        return _watched(value)
    if isinstance(value, list):
        return iter(value)
    if kind is PSObject:
        return None if value.base is NOTHING else enumerate_value(value.base)
    if getattr(kind, "enumerates", False):
        return iter(value)  # type: ignore[no-any-return]
    return None


_SCALARS = frozenset({str, int, float, bool, type(None), Char, Int64, Hashtable, OrderedDictionary})


def _watched(items: ArrayList | GenericList) -> Iterator[Any]:
    version = items.version
    for item in items:
        if items.version != version:
            raise _modified()
        yield item
    if items.version != version:
        raise _modified()


def _modified() -> Exception:
    from pshv.runtime.netexception import NetException

    return NetException(
        "System.InvalidOperationException",
        "Collection was modified; enumeration operation may not execute.",
    ).as_error()


__all__ = [
    "INT_MAX",
    "INT_MIN",
    "LONG_MAX",
    "LONG_MIN",
    "NOTHING",
    "ArrayList",
    "BigInteger",
    "Byte",
    "Char",
    "DateTime",
    "Decimal",
    "Dictionary",
    "EnumValue",
    "GenericList",
    "Guid",
    "HashMap",
    "Hashtable",
    "Int16",
    "Int64",
    "Integer",
    "Nothing",
    "OrderedDictionary",
    "PSObject",
    "Reference",
    "SByte",
    "Single",
    "Switch",
    "TimeSpan",
    "TypedArray",
    "UInt16",
    "UInt32",
    "UInt64",
    "Version",
    "enumerate_value",
    "exact_key",
    "fold_key",
    "single",
    "unwrap",
]
