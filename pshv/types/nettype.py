"""Types as values: `[int]`, what a name in brackets means, and which type a value has.

Sources: powershell-language.md section 5; dotnet/types.json (accelerators, bases, interfaces, enum values).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.errors import ErrorRecord, ExceptionObject, InvocationInfo, runtime_error
from pshv.types import facts
from pshv.types.accelerators import ACCELERATORS
from pshv.types.netclass import OBJECT_NAME as OBJECT_NAME
from pshv.types.netclass import NetType as NetType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_types: dict[str, NetType] = {}
_arrays: dict[tuple[int, int], NetType] = {}
_generics: dict[tuple[str, tuple[int, ...]], NetType] = {}
_lookups: list[Callable[[str], NetType | None]] = []


def _hot(name: str, kind: str) -> NetType:
    found = NetType(name, kind)
    _types[name.lower()] = found
    return found


OBJECT = _hot(OBJECT_NAME, "class")
STRING = _hot("System.String", "sealed class")
BOOLEAN = _hot("System.Boolean", "struct")
INT32 = _hot("System.Int32", "struct")
INT64 = _hot("System.Int64", "struct")
INT16 = _hot("System.Int16", "struct")
BYTE = _hot("System.Byte", "struct")
SBYTE = _hot("System.SByte", "struct")
UINT16 = _hot("System.UInt16", "struct")
UINT32 = _hot("System.UInt32", "struct")
UINT64 = _hot("System.UInt64", "struct")
BIGINT = _hot("System.Numerics.BigInteger", "struct")
DOUBLE = _hot("System.Double", "struct")
SINGLE = _hot("System.Single", "struct")
DECIMAL = _hot("System.Decimal", "struct")
CHAR = _hot("System.Char", "struct")
HASHTABLE = _hot("System.Collections.Hashtable", "class")
ORDERED = _hot("System.Collections.Specialized.OrderedDictionary", "class")
ARRAYLIST = _hot("System.Collections.ArrayList", "class")
PSOBJECT = _hot("System.Management.Automation.PSObject", "class")
PSCUSTOMOBJECT = _hot("System.Management.Automation.PSCustomObject", "class")
SWITCH = _hot("System.Management.Automation.SwitchParameter", "struct")
REFERENCE = _hot("System.Management.Automation.PSReference", "class")
TYPE = _hot("System.Type", "abstract class")
RUNTIME_TYPE = _hot("System.RuntimeType", "sealed class")
ARRAY = _hot("System.Array", "abstract class")
VOID = _hot("System.Void", "struct")
DATETIME = _hot("System.DateTime", "struct")
TIMESPAN = _hot("System.TimeSpan", "struct")
SCRIPTBLOCK = _hot("System.Management.Automation.ScriptBlock", "class")


def array_of(element: NetType, rank: int = 1) -> NetType:
    """The array type of `element`."""
    key = (id(element), rank)
    found = _arrays.get(key)
    if found is None:
        found = _arrays[key] = NetType(f"{element.definition}[]", "array", (), element, rank)
    return found


OBJECT_ARRAY = array_of(OBJECT)


def generic_of(definition: str, arguments: tuple[NetType, ...]) -> NetType:
    """The generic type `definition[arguments]`, one object per combination."""
    key = (definition, tuple(id(a) for a in arguments))
    found = _generics.get(key)
    if found is None:
        from pshv.types.generics import kind_of

        found = _generics[key] = NetType(definition, kind_of(definition), arguments)
    return found


TYPE_OF: Final[dict[type, NetType]] = {
    int: INT32,
    str: STRING,
    bool: BOOLEAN,
    float: DOUBLE,
    list: OBJECT_ARRAY,
    values.Int64: INT64,
    values.Int16: INT16,
    values.Byte: BYTE,
    values.SByte: SBYTE,
    values.UInt16: UINT16,
    values.UInt32: UINT32,
    values.UInt64: UINT64,
    values.BigInteger: BIGINT,
    values.Single: SINGLE,
    values.Char: CHAR,
    values.ArrayList: ARRAYLIST,
    values.Hashtable: HASHTABLE,
    values.OrderedDictionary: ORDERED,
    values.Switch: SWITCH,
    NetType: RUNTIME_TYPE,
    ErrorRecord: _hot("System.Management.Automation.ErrorRecord", "class"),
    InvocationInfo: _hot("System.Management.Automation.InvocationInfo", "class"),
}


def type_of(value: Any) -> NetType:
    """The .NET type of a value that is not `$null` (None counts as object)."""
    kind = type(value)
    found = TYPE_OF.get(kind)
    if found is not None:
        return found
    special = _TYPE_FUNCTIONS.get(kind)
    if special is not None:
        return special(value)
    own = getattr(value, "net_type", None)
    if isinstance(own, NetType):
        return own
    name = getattr(kind, "type_names", None)
    if name:
        found = known_type(name[0])
        if not found.facts:  # a type the table does not know has the bases its class names
            found._facts = {"n": name[0], "k": found.kind, "b": list(name[1:]) or [OBJECT_NAME]}
            found._ancestry = None
        TYPE_OF[kind] = found
        return found
    for parent in kind.__mro__[1:]:
        if parent in TYPE_OF:
            return TYPE_OF[parent]
    return OBJECT


def _type_of_psobject(value: values.PSObject) -> NetType:
    return PSCUSTOMOBJECT if value.base is values.NOTHING else type_of(value.base)


_TYPE_FUNCTIONS: Final[dict[type, Callable[[Any], NetType]]] = {
    values.EnumValue: lambda v: v.type,
    values.TypedArray: lambda v: array_of(v.element),
    values.PSObject: _type_of_psobject,
    values.GenericList: lambda v: generic_of(v.definition, (v.element,)),
    ExceptionObject: lambda v: _type_of_exception(v),
    values.Reference: lambda v: _type_of_reference(v),
}


def _type_of_reference(value: values.Reference) -> NetType:
    held = value.value
    return generic_of(REFERENCE.definition, (OBJECT if held is None else type_of(held),))


def _type_of_exception(value: ExceptionObject) -> NetType:
    own = getattr(value.instance, "net_type", None)
    return own if isinstance(own, NetType) else exception_type(value.type_name)


def exception_type(name: str) -> NetType:
    """An exception type; one the table does not know derives from RuntimeException or SystemException."""
    found = find_type(name)
    if found is not None:
        return found
    bases = ["System.SystemException", "System.Exception", OBJECT_NAME]
    if name.startswith(("System.Management.Automation", "Microsoft.")):
        bases.insert(0, "System.Management.Automation.RuntimeException")
    if name.startswith("System.Management.Automation.ParameterBinding"):
        bases.insert(0, "System.Management.Automation.ParameterBindingException")
    return register_type(name, "class", bases)


def type_names(value: Any) -> list[str]:
    """`PSObject.TypeNames`: a fresh list, most derived first."""
    own = getattr(value, "own_type_names", None) or getattr(value, "type_names", None)
    if own is not None and not callable(own):
        return list(own)
    kind = type_of(value)
    special = kind.facts.get("tn") if not isinstance(value, (int, str, float)) else None
    if special and kind.element is None and not kind.arguments:
        return list(special)
    return [kind.full_name, *kind.bases]


def known_type(name: str) -> NetType:
    """The type with this full name; one the table does not know becomes a plain class of that name."""
    found = find_type(name)
    if found is None:
        short = name.rsplit(".", 1)[-1]
        kind = "interface" if len(short) > 1 and short[0] == "I" and short[1].isupper() else "class"
        found = _types[name.lower()] = NetType(name, kind)
    return found


def find_type(name: str) -> NetType | None:
    """A type by accelerator or full name (`System.` may be left out), any case; no arrays or generics."""
    lowered = name.lower()
    found = _types.get(lowered)
    if found is not None:
        return found
    full = ACCELERATORS.get(lowered)
    if full is not None:
        return known_type(full)
    for candidate in (lowered, f"system.{lowered}"):
        found = _types.get(candidate)
        if found is None:
            record = facts.find(candidate)
            if record is not None and not record.get("hidden"):
                found = NetType(record["n"], record["k"], record=record)
                _types[found.definition.lower()] = found
        if found is not None:
            return found
    if lowered.startswith("microsoft."):
        from pshv.types.moduletypes import look as look_in_modules

        found = look_in_modules(lowered)
        if found is not None:
            return found
    if lowered.startswith("system.management.automation.language."):
        from pshv.types.syntax import look as look_in_syntax

        found = look_in_syntax(lowered)
        if found is not None:
            return found
    for look in _lookups:
        found = look(lowered)
        if found is not None:
            return found
    return None


def register_lookup(look: Callable[[str], NetType | None]) -> None:
    """Ask `look` (lower-case name -> type or None) for names the table does not have: module types."""
    _lookups.append(look)


def register_enum(name: str, numbers: dict[str, int], *, flags: bool = False, underlying: str = "int") -> NetType:
    """Make an enum type known under its full name."""
    found = NetType(name, "enum", record={"n": name, "k": "enum", "e": numbers, "f": flags, "u": underlying})
    _types[name.lower()] = found
    return found


def register_type(name: str, kind: str = "class", bases: Iterable[str] = (OBJECT_NAME,)) -> NetType:
    """Make a class type known under its full name."""
    found = NetType(name, kind, record={"n": name, "k": kind, "b": list(bases)})
    _types[name.lower()] = found
    return found


def resolve_type(
    text: str,
    namespaces: Iterable[str] = (),
    find: Callable[[str], NetType | None] | None = None,
) -> NetType:
    """The type a name in brackets means.

    `namespaces` are those of `using namespace`; `find` knows the session's own classes. Raises TypeNotFound.
    """
    cached = _types.get(text.lower())
    if cached is not None and find is None:
        return cached
    from pshv.types.typename import parse_type

    return parse_type(text, namespaces, find)


def type_not_found(name: str) -> Exception:
    """The error of an unknown type name."""
    return runtime_error(f"Unable to find type [{name}].", "TypeNotFound", "InvalidOperation", name)
