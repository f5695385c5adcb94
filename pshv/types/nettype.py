"""Types as values: `[int]`, what a name in brackets means, and which type a value has.

Sources: powershell-language.md section 5; dotnet/types.json (accelerators, bases, interfaces, enum values).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.errors import ErrorRecord, ExceptionObject, InvocationInfo, runtime_error
from pshv.types import facts
from pshv.types.accelerators import ACCELERATORS, PRINTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OBJECT_NAME: Final = "System.Object"
CORE_LIBRARY: Final = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"


class NetType:
    """A .NET type. `definition` is its full name without generic arguments; `element` and `rank` are set for arrays.

    `kind` is the reference table's word (class, sealed class, struct, interface, enum, array, static class ...).
    """

    __slots__ = (
        "definition",
        "arguments",
        "element",
        "rank",
        "kind",
        "_text",
        "_facts",
        "_ancestry",
        "_enum",
        "hooks",
        "__weakref__",
    )

    def __init__(
        self,
        definition: str,
        kind: str = "class",
        arguments: tuple[NetType, ...] = (),
        element: NetType | None = None,
        rank: int = 1,
        record: facts.Facts | None = None,
    ) -> None:
        self.definition = definition
        self.kind = kind
        self.arguments = arguments
        self.element = element
        self.rank = rank
        self._text: str | None = None
        self._facts = record
        self._ancestry: tuple[str, ...] | None = None
        self._enum: EnumTable | None = None
        self.hooks: Any = None  # what a script class brings: static members, constructors

    # -- names
    @property
    def text(self) -> str:
        """What `"$type"` prints: an accelerator or the full name, generic arguments in brackets."""
        if self._text is None:
            if self.element is not None:
                self._text = f"{self.element.text}[{',' * (self.rank - 1)}]"
            elif self.arguments:
                self._text = f"{self.definition}[{','.join(a.text for a in self.arguments)}]"
            else:
                self._text = PRINTED.get(self.definition, self.definition)
        return self._text

    @property
    def clr_name(self) -> str:
        """`Type.ToString()`: generic arguments behind the arity, no assemblies. Error messages use it."""
        if self.element is not None:
            return f"{self.element.clr_name}[{',' * (self.rank - 1)}]"
        if self.arguments:
            return f"{self.definition}`{len(self.arguments)}[{','.join(a.clr_name for a in self.arguments)}]"
        return self.definition

    @property
    def full_name(self) -> str:
        """`Type.FullName`: as clr_name, each generic argument with its assembly."""
        if self.element is not None:
            return f"{self.element.full_name}[{',' * (self.rank - 1)}]"
        if self.arguments:
            inner = ",".join(f"[{a.full_name}, {CORE_LIBRARY}]" for a in self.arguments)
            return f"{self.definition}`{len(self.arguments)}[{inner}]"
        return self.definition

    @property
    def name(self) -> str:
        """`Type.Name`: the last part (`Int32`, `List`1`, `String[]`)."""
        if self.element is not None:
            return f"{self.element.name}[{',' * (self.rank - 1)}]"
        short = self.definition.rsplit(".", 1)[-1].rsplit("+", 1)[-1]
        return f"{short}`{len(self.arguments)}" if self.arguments else short

    @property
    def namespace(self) -> str | None:
        if self.element is not None:
            return self.element.namespace
        head, dot, _ = self.definition.rpartition(".")
        return head if dot else None

    # -- family
    @property
    def facts(self) -> facts.Facts:
        """The table's record of this type ({} if it has none)."""
        if self._facts is None:
            self._facts = facts.find(self._facts_name()) or {}
        return self._facts

    def _facts_name(self) -> str:
        if self.element is not None:
            return "System.Object[]"
        if self.arguments:
            from pshv.types.generics import sample_name

            return sample_name(self.definition, self.arguments)
        return self.definition

    @property
    def is_value_type(self) -> bool:
        return self.kind in ("struct", "enum")

    @property
    def is_enum(self) -> bool:
        return self.kind == "enum"

    @property
    def is_interface(self) -> bool:
        return self.kind == "interface"

    @property
    def bases(self) -> tuple[str, ...]:
        """Full names of the base types upwards, without the type itself."""
        if self._ancestry is None:
            self._ancestry = self._find_bases()
        return self._ancestry

    def _find_bases(self) -> tuple[str, ...]:
        if self.definition == OBJECT_NAME and self.element is None or self.kind == "interface":
            return ()
        if self.kind == "enum":
            return ("System.Enum", "System.ValueType", OBJECT_NAME)
        if self.kind == "struct":
            return ("System.ValueType", OBJECT_NAME)
        if self.element is not None:
            return ("System.Array", OBJECT_NAME)
        found = self.facts.get("b")
        return tuple(found) if found else (OBJECT_NAME,)

    @property
    def base(self) -> NetType | None:
        """The base type, None for `object` and interfaces."""
        bases = self.bases
        return known_type(bases[0]) if bases else None

    @property
    def interfaces(self) -> list[str]:
        """Full names of the interfaces it has, generic arguments as the table writes them."""
        if self.element is not None:
            element = self.element.text
            return [*ARRAY_INTERFACES, *(f"System.Collections.Generic.{i}[{element}]" for i in GENERIC_SEQUENCES)]
        found: list[str] = self.facts.get("i", [])
        if self.kind == "enum":
            return ["System.IComparable", "System.IConvertible", "System.IFormattable"]
        return found

    def derives_from(self, other: NetType) -> bool:
        """Whether a value of this type is one of `other` (itself, a base or an interface)."""
        if other is self or other.definition == OBJECT_NAME and other.element is None:
            return True
        if other.element is not None:
            return self._array_fits(other)
        if not other.arguments and other.definition in self.bases:
            return True
        if other.arguments or other.kind == "interface":
            return other.text in self.interfaces or self._sequence_fits(other)
        return False

    def _sequence_fits(self, other: NetType) -> bool:
        """An array of classes is also a sequence of their bases."""
        if self.element is None or self.element.is_value_type or len(other.arguments) != 1:
            return False
        short = other.definition.rsplit(".", 1)[-1]
        return short in GENERIC_SEQUENCES and self.element.derives_from(other.arguments[0])

    def _array_fits(self, other: NetType) -> bool:
        if self.element is None or other.element is None or self.rank != other.rank:
            return False
        mine, theirs = self.element, other.element
        return mine is theirs or not mine.is_value_type and mine.derives_from(theirs)

    # -- enums
    @property
    def enum(self) -> EnumTable:
        if self._enum is None:
            record = self.facts
            self._enum = EnumTable(record.get("e", {}), bool(record.get("f")), record.get("u", "int"))
        return self._enum

    def enum_value(self, number: int) -> values.EnumValue:
        """The interned value with this number."""
        interned = self.enum.interned
        found = interned.get(number)
        if found is None:
            found = interned[number] = values.EnumValue(self, number)
        return found

    def enum_member(self, name: str) -> values.EnumValue:
        """The value called `name` (exact spelling)."""
        return self.enum_value(self.enum.values[name])

    def enum_name(self, number: int) -> str:
        return self.enum.name_of(number)

    def __repr__(self) -> str:
        return f"[{self.text}]"


class EnumTable:
    """Names and numbers of an enum."""

    __slots__ = ("values", "flags", "underlying", "names", "lowered", "interned")

    def __init__(self, values_: dict[str, int], flags: bool = False, underlying: str = "int") -> None:
        self.values = values_
        self.flags = flags
        self.underlying = underlying
        self.names: dict[int, str] = {}
        for name, number in values_.items():
            self.names.setdefault(number, name)
        self.lowered = {name.lower(): name for name in values_}
        self.interned: dict[int, values.EnumValue] = {}

    def name_of(self, number: int) -> str:
        """A name, for flags names joined from the low bit up, else the number."""
        found = self.names.get(number)
        if found is not None:
            return found
        if not self.flags or number == 0:
            return str(number)
        rest = number
        parts: list[str] = []
        for value in sorted((v for v in self.names if v), key=lambda v: v & 0xFFFFFFFFFFFFFFFF, reverse=True):
            if rest & value == value:
                rest &= ~value
                parts.insert(0, self.names[value])
        return ", ".join(parts) if rest == 0 and parts else str(number)

    @property
    def sorted_names(self) -> list[str]:
        """Names in the order of `[enum]::GetNames`: by unsigned number."""
        return sorted(self.values, key=lambda n: self.values[n] & 0xFFFFFFFFFFFFFFFF)


ARRAY_INTERFACES: Final = [
    "System.Collections.ICollection",
    "System.Collections.IEnumerable",
    "System.Collections.IList",
    "System.Collections.IStructuralComparable",
    "System.Collections.IStructuralEquatable",
    "System.ICloneable",
]
GENERIC_SEQUENCES: Final = ("ICollection", "IEnumerable", "IList", "IReadOnlyCollection", "IReadOnlyList")

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
    values.Reference: REFERENCE,
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
    values.Dictionary: lambda v: generic_of(v.definition, v.arguments) if v.arguments else known_type(v.definition),
    ExceptionObject: lambda v: _type_of_exception(v),
}


def _type_of_exception(value: ExceptionObject) -> NetType:
    own = getattr(value.instance, "net_type", None)
    return own if isinstance(own, NetType) else known_type(value.type_name)


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
