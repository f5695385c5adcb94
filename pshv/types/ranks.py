"""How well a value converts to a parameter's type: the order by which overloads are chosen.

Ranks are PowerShell's own numbers (its ConversionRank); greater is better, 0 is impossible.
"""

from __future__ import annotations

from typing import Any, Final

from pshv.runtime import values
from pshv.types import nettype
from pshv.types.nettype import NetType, type_of

NONE: Final = 0
UNRELATED_ARRAYS: Final = 0x0F
TO_STRING: Final = 0x1F
CUSTOM: Final = 0x2F
CONVERTIBLE: Final = 0x3F
IMPLICIT_CAST: Final = 0x4F
EXPLICIT_CAST: Final = 0x5F
CONSTRUCTOR: Final = 0x6F
PARSE: Final = 0x7F
PSOBJECT: Final = 0x8F
LANGUAGE: Final = 0x9F
NULL_TO_VALUE: Final = 0xAF
NULL_TO_REF: Final = 0xBF
NUMERIC_EXPLICIT: Final = 0xCF
NUMERIC_EXPLICIT_1: Final = 0xDF
NUMERIC_STRING: Final = 0xEF
NUMERIC_IMPLICIT: Final = 0xFF
ASSIGNABLE: Final = 0x10F
STRING_TO_CHARS: Final = 0x11A
IDENTITY: Final = 0x11F
SCALAR_TO_ARRAY: Final = 0xFFF7

_UNSIGNED: Final = (nettype.BYTE, nettype.UINT16, nettype.UINT32, nettype.UINT64)
_SIGNED: Final = (nettype.SBYTE, nettype.INT16, nettype.INT32, nettype.INT64)
_INTEGERS: Final = frozenset(_UNSIGNED + _SIGNED)
_REALS: Final = frozenset((nettype.DOUBLE, nettype.SINGLE, nettype.DECIMAL))
_NUMBERS: Final = _INTEGERS | _REALS
_cache: dict[tuple[NetType, NetType], int] = {}


def rank_value(value: Any, target: NetType) -> int:
    """The rank of passing `value` for `target`."""
    if value is None or value is values.NOTHING:
        return rank_null(target)
    if type(value) is values.PSObject and value.base is not values.NOTHING:
        value = value.base
    if target.element is not None and isinstance(value, list) and target.element is not nettype.OBJECT:
        return rank_type(type_of(value), target)
    return rank_type(type_of(value), target)


def rank_null(target: NetType) -> int:
    """The rank of `$null`."""
    if target is nettype.STRING:
        return TO_STRING
    if target in _NUMBERS or target in (nettype.CHAR, nettype.BOOLEAN, nettype.SWITCH):
        return NULL_TO_VALUE
    if target.definition == "System.Nullable":
        return NULL_TO_REF
    return NONE if target.is_value_type else NULL_TO_REF


def rank_type(source: NetType, target: NetType) -> int:
    """The rank of converting type to type."""
    if source is target:
        return IDENTITY
    key = (source, target)
    found = _cache.get(key)
    if found is None:
        found = _cache[key] = _figure(source, target)
    return found


def _figure(source: NetType, target: NetType) -> int:
    if source.derives_from(target):
        return ASSIGNABLE
    if target.arguments and target.arguments[0].definition == "Generic.Placeholder":
        return ASSIGNABLE if source.element is not None or source.arguments and _is_sequence(source) else NONE
    if target is nettype.PSOBJECT:
        return PSOBJECT
    if source in _NUMBERS and target in _NUMBERS:
        return _numeric(source, target)
    if source is nettype.STRING:
        found = _from_string(target)
        if found:
            return found
    if target.definition == "System.Nullable" and target.arguments:
        return LANGUAGE if rank_type(source, target.arguments[0]) else NONE
    if target is nettype.BOOLEAN or target is nettype.VOID:
        return LANGUAGE
    if target is nettype.STRING:
        return TO_STRING
    if target.element is not None:
        return _to_array(source, target)
    return _other(source, target)


def _numeric(source: NetType, target: NetType) -> int:
    if source in _INTEGERS:
        if target in _REALS:
            return NUMERIC_IMPLICIT
        return _integers(source, target)
    if target in _INTEGERS:
        return NUMERIC_EXPLICIT
    if source is nettype.SINGLE and target is nettype.DOUBLE:
        return NUMERIC_IMPLICIT
    return NUMERIC_EXPLICIT_1 if source is nettype.DECIMAL else NUMERIC_EXPLICIT


def _integers(source: NetType, target: NetType) -> int:
    a = _SIGNED.index(source) if source in _SIGNED else _UNSIGNED.index(source)
    b = _SIGNED.index(target) if target in _SIGNED else _UNSIGNED.index(target)
    if source in _SIGNED and target in _UNSIGNED:
        return NUMERIC_EXPLICIT_1 if b >= a else NUMERIC_EXPLICIT
    if a < b:
        return NUMERIC_IMPLICIT
    return NUMERIC_EXPLICIT


def _from_string(target: NetType) -> int:
    if target in _NUMBERS:
        return NUMERIC_STRING
    if target is nettype.CHAR:
        return PARSE
    if target.is_enum:
        return PARSE
    if target.element is nettype.CHAR:
        return STRING_TO_CHARS
    if target.definition in PARSED:
        return PARSE
    if target.definition in ("System.Text.RegularExpressions.Regex", "System.Type"):
        return LANGUAGE
    if _takes(target, nettype.STRING):
        return CONSTRUCTOR
    return NONE


PARSED: Final = frozenset(
    "System." + name
    for name in (
        "DateTime DateTimeOffset DateOnly TimeOnly TimeSpan Guid Version Net.IPAddress Numerics.BigInteger Net.IPEndPoint "
        "Management.Automation.SemanticVersion Net.IPNetwork Net.NetworkInformation.PhysicalAddress"
    ).split()
)


def _to_array(source: NetType, target: NetType) -> int:
    element = target.element
    if element is None:
        return NONE
    if source.element is not None:
        return LANGUAGE if source.element.derives_from(element) else UNRELATED_ARRAYS
    if _is_sequence(source):
        return LANGUAGE
    inner = rank_type(source, element)
    return inner & SCALAR_TO_ARRAY if inner else NONE


def _is_sequence(source: NetType) -> bool:
    if source is nettype.STRING:
        return False
    return "System.Collections.IEnumerable" in source.interfaces and "System.Collections.IDictionary" not in (
        source.interfaces
    )


_CALLABLE = ("System.Management.Automation.ScriptBlock", "System.Management.Automation.PSMethod")


def _other(source: NetType, target: NetType) -> int:
    if target is nettype.HASHTABLE:
        return LANGUAGE if "System.Collections.IDictionary" in source.interfaces else NONE
    if target.definition == "System.Xml.XmlDocument" or target is nettype.REFERENCE:
        return LANGUAGE
    if source.definition in _CALLABLE and is_delegate(target):
        return LANGUAGE
    if source in _INTEGERS and target.is_enum:
        return LANGUAGE
    if source.is_enum and target in _NUMBERS or source is nettype.CHAR and target in _INTEGERS:
        return CONVERTIBLE
    if source is nettype.BOOLEAN and target in _NUMBERS or source in _INTEGERS and target is nettype.CHAR:
        return CONVERTIBLE
    if target.definition == "System.Numerics.BigInteger" and source in _NUMBERS:
        return IMPLICIT_CAST if source in _INTEGERS else EXPLICIT_CAST
    if source.definition == "System.Numerics.BigInteger" and target in _NUMBERS:
        return EXPLICIT_CAST
    if target.definition == "System.DateTimeOffset" and source is nettype.DATETIME:
        return IMPLICIT_CAST
    if target.arguments and not target.is_interface and _sequence_target(target) and _is_sequence(source):
        return CONSTRUCTOR
    if source is nettype.HASHTABLE and not target.is_interface and _takes_nothing(target):
        return CONSTRUCTOR
    if _takes(target, source):
        return CONSTRUCTOR
    from pshv.runtime.objectconvert import _takes_convertibles, is_convertible

    if is_convertible(source) and _takes_convertibles(target):
        return CONVERTIBLE
    return NONE


def is_delegate(target: NetType) -> bool:
    """Whether a script block can stand for it."""
    name = target.definition
    return name in ("System.Func", "System.Action", "System.Predicate", "System.Comparison", "System.Converter") or (
        "System.Delegate" in target.bases
        or "System.MulticastDelegate" in target.bases
        or name.endswith(("MatchEvaluator", "EventHandler"))
    )


def _sequence_target(target: NetType) -> bool:
    return target.definition.rsplit(".", 1)[-1] in (
        "IEnumerable",
        "ICollection",
        "IList",
        "IReadOnlyList",
        "IReadOnlyCollection",
        "List",
        "HashSet",
        "Collection",
        "Queue",
        "Stack",
    )


def _takes(target: NetType, source: NetType) -> bool:
    """Whether a constructor of `target` takes one value of type `source`."""
    if target.is_interface or target.kind in ("abstract class", "static class") or target in _NUMBERS:
        return False
    from pshv.types.signature import parse_definition

    for text in target.facts.get("c", ()):
        if not text:
            continue
        overload = parse_definition(text)
        if overload is not None and len(overload.parameters) == 1 and not overload.has_params:
            wanted = overload.parameters[0].type
            if source is wanted or source.derives_from(wanted) and wanted is not nettype.OBJECT:
                return True
            if source in _INTEGERS and wanted in _INTEGERS and _numeric(source, wanted) == NUMERIC_IMPLICIT:
                return True
    return False


def _takes_nothing(target: NetType) -> bool:
    return target.hooks is not None or any(
        text is not None and text.endswith("()") for text in target.facts.get("c", ())
    )
