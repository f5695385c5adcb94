"""Generic types: which exist, and which record of the table stands for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pshv.types.nettype import NetType

_COLLECTIONS = "System.Collections.Generic."

# definition -> (kind, number of arguments, the table's record that serves as its pattern, the pattern's arguments)
GENERICS: Final[dict[str, tuple[str, int, str, tuple[str, ...]]]] = {
    _COLLECTIONS + "List": ("class", 1, _COLLECTIONS + "List[string]", ("string",)),
    _COLLECTIONS + "HashSet": ("class", 1, _COLLECTIONS + "HashSet[string]", ("string",)),
    _COLLECTIONS + "SortedSet": ("class", 1, _COLLECTIONS + "SortedSet[string]", ("string",)),
    _COLLECTIONS + "Queue": ("class", 1, _COLLECTIONS + "Queue[object]", ("System.Object",)),
    _COLLECTIONS + "Stack": ("class", 1, _COLLECTIONS + "Stack[object]", ("System.Object",)),
    _COLLECTIONS + "LinkedList": ("class", 1, "", ()),
    _COLLECTIONS + "Dictionary": ("class", 2, _COLLECTIONS + "Dictionary[string,object]", ("string", "System.Object")),
    _COLLECTIONS + "SortedDictionary": (
        "class",
        2,
        _COLLECTIONS + "SortedDictionary[string,object]",
        ("string", "System.Object"),
    ),
    _COLLECTIONS + "SortedList": (
        "class",
        2,
        _COLLECTIONS + "SortedDictionary[string,object]",
        ("string", "System.Object"),
    ),
    _COLLECTIONS + "KeyValuePair": (
        "struct",
        2,
        _COLLECTIONS + "KeyValuePair[string,object]",
        ("string", "System.Object"),
    ),
    "System.Collections.Concurrent.ConcurrentDictionary": (
        "class",
        2,
        "System.Collections.Concurrent.ConcurrentDictionary[string,object]",
        ("string", "System.Object"),
    ),
    "System.Collections.ObjectModel.Collection": (
        "class",
        1,
        "System.Collections.ObjectModel.Collection[psobject]",
        ("psobject",),
    ),
    "System.Collections.ObjectModel.ReadOnlyCollection": (
        "class",
        1,
        "System.Collections.ObjectModel.ReadOnlyCollection[object]",
        ("System.Object",),
    ),
    "System.Tuple": ("class", -1, "System.Tuple[object,object]", ()),
    "System.ValueTuple": ("struct", -1, "", ()),
    "System.Nullable": ("struct", 1, "", ()),
    "System.Management.Automation.PSReference": ("class", 1, "", ()),
    "System.Func": ("sealed class", -1, "", ()),
    "System.Action": ("sealed class", -1, "", ()),
    "System.Predicate": ("sealed class", 1, "", ()),
    "System.Comparison": ("sealed class", 1, "", ()),
    "System.IEquatable": ("interface", 1, "", ()),
    "System.IComparable": ("interface", 1, "", ()),
    _COLLECTIONS + "IEnumerable": ("interface", 1, "", ()),
    _COLLECTIONS + "ICollection": ("interface", 1, "", ()),
    _COLLECTIONS + "IList": ("interface", 1, "", ()),
    _COLLECTIONS + "ISet": ("interface", 1, "", ()),
    _COLLECTIONS + "IDictionary": ("interface", 2, "", ()),
    _COLLECTIONS + "IReadOnlyList": ("interface", 1, "", ()),
    _COLLECTIONS + "IReadOnlyCollection": ("interface", 1, "", ()),
    _COLLECTIONS + "IReadOnlyDictionary": ("interface", 2, "", ()),
    _COLLECTIONS + "IComparer": ("interface", 1, "", ()),
    _COLLECTIONS + "IEqualityComparer": ("interface", 1, "", ()),
    _COLLECTIONS + "IEnumerator": ("interface", 1, "", ()),
}
_BY_LOWER: Final = {name.lower(): name for name in GENERICS}


def find_definition(name: str, count: int) -> str | None:
    """The generic type of this name with `count` arguments, in its own spelling, or None."""
    definition = _BY_LOWER.get(name.lower())
    if definition is None:
        return None
    arity = GENERICS[definition][1]
    return definition if arity in (-1, count) else None


def kind_of(definition: str) -> str:
    """class, struct or interface."""
    return GENERICS[definition][0] if definition in GENERICS else "class"


def sample_name(definition: str, arguments: tuple[NetType, ...]) -> str:
    """The full name of the table's record that stands for `definition[arguments]`: its own, or the pattern."""
    own = f"{definition}[{','.join(a.text.replace('System.Object', 'object') for a in arguments)}]"
    from pshv.types import facts

    if facts.find(own) is not None:
        return own
    return GENERICS[definition][2] if definition in GENERICS else definition
