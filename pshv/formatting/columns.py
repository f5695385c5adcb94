"""The entries of `-Property`: names, wildcards, blocks and hashtables. Source: powershell-formatting.md, section 3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.values import NOTHING, HashMap

from . import properties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NOT_SUPPORTED = "System.Management.Automation.PSNotSupportedException"
TABLE_KEYS = ("expression", "formatstring", "width", "alignment", "name", "label")
PLAIN_KEYS = ("expression", "formatstring", "name", "label")
GROUP_KEYS = ("expression", "formatstring", "name", "label")


class Entry:
    """One entry: what it reads (`name` may hold wildcards, or `block`), and how it looks."""

    __slots__ = ("align", "block", "depth", "label", "name", "pattern", "read", "width")

    def __init__(self) -> None:
        self.name: str | None = None
        self.block: Any = None
        self.label: str | None = None
        self.pattern: str | None = None
        self.width = 0
        self.align: str | None = None
        self.depth: int | None = None
        self.read: Callable[[Any], Any] | None = None

    @property
    def title(self) -> str:
        """The label: the given one, the block's text, the name."""
        if self.label is not None:
            return self.label
        return self.block.text if self.block is not None else self.name or ""

    def resolved(self, name: str) -> Entry:
        """This entry for one property of an object."""
        one = Entry()
        one.name, one.label, one.pattern = name, self.label, self.pattern
        one.width, one.align, one.depth = self.width, self.align, self.depth
        one.read = properties.getter(name)
        return one

    def value(self, obj: Any) -> Any:
        """The entry's value of `obj`; may raise what its script block raises."""
        if self.read is not None:
            return self.read(obj)
        if self.block is not None:
            found = self.block.value_in_child(obj)
            return None if found is NOTHING else found
        return properties.value(obj, self.name or "")


def parse(specs: Iterable[object] | None, keys: tuple[str, ...] = TABLE_KEYS, cmdlet: str = "") -> list[Entry]:
    """The entries of a `-Property` argument.

    Raises PSError with the ids DictionaryKeyIllegal, DictionaryKeyAmbiguous and the like for bad hashtables.
    """
    return [parse_one(spec, keys, cmdlet) for spec in specs or ()]


def parse_one(spec: object, keys: tuple[str, ...] = TABLE_KEYS, cmdlet: str = "") -> Entry:
    """One entry of a property argument."""
    spec = values.unwrap(spec)
    entry = Entry()
    if isinstance(spec, HashMap):
        for key, item in spec.items():
            _apply(entry, _full_key(str(key), keys, cmdlet), values.unwrap(item), cmdlet)
        if entry.name is None and entry.block is None:
            raise _error('The mandatory "expression" entry is missing.', "DictionaryKeyMandatoryEntry", cmdlet)
        return entry
    if hasattr(spec, "invoke_under"):
        entry.block = spec
        return entry
    from pshv.runtime.text import to_text

    entry.name = to_text(spec)
    if not entry.name:
        raise _error("The property name cannot be an empty string.", "EmptyPropertyName", cmdlet)
    return entry


def _full_key(key: str, keys: tuple[str, ...], cmdlet: str) -> str:
    lowered = key.lower()
    hits = [full for full in keys if full.startswith(lowered)] if lowered else []
    if lowered in keys:
        return lowered
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise _error(f"The {key} key is not valid.", "DictionaryKeyIllegal", cmdlet)
    listed = ", ".join(hits)
    raise _error(
        f"The {key} key is ambiguous; possible completions are: {{{listed}}}.", "DictionaryKeyAmbiguous", cmdlet
    )


def _apply(entry: Entry, key: str, item: object, cmdlet: str) -> None:
    from pshv.runtime.text import to_text

    if key == "expression":
        if hasattr(item, "invoke_under"):
            entry.block = item
        elif isinstance(item, str):
            entry.name = item
        else:
            raise _illegal_type(key, item, cmdlet)
    elif key in ("name", "label"):
        if not isinstance(item, str):
            raise _illegal_type(key, item, cmdlet)
        entry.label = to_text(item)
    elif key == "formatstring":
        entry.pattern = to_text(item)
    elif key == "width":
        entry.width = _width(item, cmdlet)
    elif key == "alignment":
        entry.align = _alignment(item, cmdlet)
    elif key == "depth" and isinstance(item, int):
        entry.depth = int(item)


def _width(item: object, cmdlet: str) -> int:
    if isinstance(item, str) and item.strip().isdecimal():
        item = int(item)
    if not isinstance(item, int) or isinstance(item, bool):
        raise _illegal_type("width", item, cmdlet)
    if item <= 0:
        message = 'The value of the key "width" has to be greater than zero.'
        raise _error(message, "DictionaryKeyOutOfRange", cmdlet)
    return int(item)


def _alignment(item: object, cmdlet: str) -> str:
    from pshv.runtime.text import to_text

    text = to_text(item).lower()
    hits = [name for name in ("left", "right", "center") if text and name.startswith(text)]
    if len(hits) != 1:
        raise _error(
            f'"{to_text(item)}" is not a valid value for the alignment key. Possible values are: left, center, right.',
            "DictionaryKeyIllegalValue",
            cmdlet,
        )
    return hits[0]


def _illegal_type(key: str, item: object, cmdlet: str) -> PSError:
    from pshv.types.nettype import type_of

    return _error(
        f'The key "{key}" has a type, {type_of(item).full_name}, that is not valid; expected types are {{}}.',
        "DictionaryKeyIllegalValue",
        cmdlet,
    )


def _error(message: str, error_id: str, cmdlet: str) -> PSError:
    suffix = f",{cmdlet}" if cmdlet else ""
    error = runtime_error(
        "Specified method is not supported.", error_id + suffix, "InvalidArgument", exception=NOT_SUPPORTED
    )
    error.record.details = message
    return error


def expand(entries: Iterable[Entry], obj: Any) -> list[Entry]:
    """The entries for one object: wildcards become its properties, names its spelling."""
    result: list[Entry] = []
    for entry in entries:
        if entry.block is not None or entry.name is None:
            result.append(entry)
            continue
        result.extend(entry.resolved(name) for name in properties.matching(obj, entry.name))
    return result


def from_names(names: Iterable[str]) -> list[Entry]:
    """Entries that read these properties."""
    result = []
    for name in names:
        entry = Entry()
        entry.name = name
        entry.read = properties.getter(name)
        result.append(entry)
    return result
