"""Property arguments: names, wildcards, script blocks, and hashtables with Name and Expression.

Sort-Object, Select-Object, Group-Object, Measure-Object and Compare-Object share them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.scriptblock import ScriptBlock
from pshv.runtime.values import NOTHING, HashMap, Hashtable, OrderedDictionary, PSObject, unwrap
from pshv.types import members
from pshv.types.memberkinds import Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MISSING = object()


class PropertyExpression:
    """One property argument.

    `name` is what the result is called; `pattern` is set for names with wildcards; `read(obj)` gives the value;
    `options` are the hashtable's other entries by their lower-case full name.
    """

    __slots__ = ("block", "name", "options", "pattern", "read", "renames", "source")

    def __init__(
        self,
        name: str,
        read: Callable[[Any], Any],
        pattern: str | None = None,
        block: ScriptBlock | None = None,
        options: dict[str, Any] | None = None,
        renames: bool = False,
    ) -> None:
        self.name = name
        self.read = read
        self.pattern = pattern
        self.block = block
        self.options = options or {}
        self.renames = renames


KEYS = {
    "name": "name",
    "label": "name",
    "expression": "expression",
    "ascending": "ascending",
    "descending": "descending",
    "formatstring": "formatstring",
    "width": "width",
    "alignment": "alignment",
    "depth": "depth",
}


def parse(cmdlet: Any, arguments: Iterable[Any], allowed: tuple[str, ...]) -> list[PropertyExpression]:
    """The expressions of a -Property argument; `allowed` are the hashtable keys besides Expression.

    Raises the errors of illegal keys and types as the cmdlet's own.
    """
    return [_one(cmdlet, argument, allowed) for argument in arguments]


def _one(cmdlet: Any, argument: Any, allowed: tuple[str, ...]) -> PropertyExpression:
    argument = unwrap(argument)
    if isinstance(argument, HashMap):
        return _from_table(cmdlet, argument, allowed)
    if isinstance(argument, ScriptBlock):
        return PropertyExpression(argument.text, block_reader(argument), block=argument)
    if not isinstance(argument, str):
        from pshv.runtime.text import to_text

        argument = to_text(argument)
    return _named(argument)


def _named(text: str) -> PropertyExpression:
    from pshv.runtime.wildcard import contains_wildcard

    return PropertyExpression(text, getter(text), text if contains_wildcard(text) else None)


def _from_table(cmdlet: Any, table: HashMap, allowed: tuple[str, ...]) -> PropertyExpression:
    found: dict[str, Any] = {}
    for key, value in table.items():
        full = _full_key(cmdlet, key, allowed)
        found[full] = unwrap(value)
    expression = found.pop("expression", None)
    given = found.pop("name", None)
    if expression is None:
        raise cmdlet_error(
            cmdlet,
            "The key 'Expression' is missing from the hash table of the Property parameter.",
            "DictionaryKeyMissing",
        )
    made = _one(cmdlet, expression, ())
    name = str(given) if given is not None else made.name
    pattern = made.pattern if given is None else None
    return PropertyExpression(name, made.read, pattern, made.block, found, renames=given is not None)


def _full_key(cmdlet: Any, key: Any, allowed: tuple[str, ...]) -> str:
    """The full name of a hashtable key given by a prefix of it."""
    text = key.lower() if isinstance(key, str) else ""
    if text:
        for full in ("expression", *allowed):
            if full.startswith(text) or (full == "name" and "label".startswith(text)):
                return full
    if not isinstance(key, str):
        raise cmdlet_error(cmdlet, f"The key '{key}' is not valid: it is not a string.", "DictionaryKeyIllegal")
    raise cmdlet_error(cmdlet, f"The {key} key is not valid.", "DictionaryKeyIllegal")


def cmdlet_error(cmdlet: Any, message: str, error_id: str) -> PSError:
    """A terminating error about a property argument."""
    return runtime_error(
        message,
        f"{error_id},{cmdlet.class_name()}",
        "InvalidArgument",
        exception="System.NotSupportedException",
    )


def getter(name: str) -> Callable[[Any], Any]:
    """A function that reads property `name`; fast on custom objects that spell it so."""
    get = members.get
    spelled = name

    def read(obj: Any) -> Any:
        if type(obj) is PSObject:
            value = obj.properties.get(spelled, MISSING)
            if value is not MISSING and not isinstance(value, Member):
                return value
        return get(obj, spelled)

    return read


def block_reader(block: ScriptBlock) -> Callable[[Any], Any]:
    """A function that runs a block in a scope of its own under an object."""
    return block.value_in_child


def has_property(obj: Any, name: str) -> bool:
    """Whether the object has the property itself (collections are not asked for their items')."""
    return obj is not None and members.has(obj, name)


def expand(expression: PropertyExpression, obj: Any) -> list[str]:
    """The names of the object's properties a wildcard stands for, in member order."""
    from pshv.runtime.wildcard import Wildcard

    test = Wildcard(expression.pattern or expression.name).matches
    return [name for name, _ in members.properties(obj) if test(name)]


def keys_as_properties(obj: Any) -> bool:
    """Hashtables are seen by their keys, ordered dictionaries are not."""
    return isinstance(obj, Hashtable) and not isinstance(obj, OrderedDictionary)


def plain(value: Any) -> Any:
    """NOTHING as null."""
    return None if value is NOTHING else value
