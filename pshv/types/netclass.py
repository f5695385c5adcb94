"""NetType: a .NET type as a value. Sources: powershell-language.md section 5; dotnet/types.json."""

from __future__ import annotations

from typing import Any, Final

from pshv.runtime import values
from pshv.types import facts
from pshv.types.accelerators import PRINTED
from pshv.types.enumtable import EnumTable

OBJECT_NAME: Final = "System.Object"
AUTOMATION: Final = "System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
CORE_LIBRARY: Final = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
ARRAY_INTERFACES: Final = [
    "System.Collections.ICollection",
    "System.Collections.IEnumerable",
    "System.Collections.IList",
    "System.Collections.IStructuralComparable",
    "System.Collections.IStructuralEquatable",
    "System.ICloneable",
]
GENERIC_SEQUENCES: Final = ("ICollection", "IEnumerable", "IList", "IReadOnlyCollection", "IReadOnlyList")


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
            inner = ",".join(f"[{a.full_name}, {a.assembly}]" for a in self.arguments)
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
    def assembly(self) -> str:
        """The assembly's full name."""
        root = self.element if self.element is not None else self
        return AUTOMATION if root.definition.startswith("System.Management.Automation") else CORE_LIBRARY

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
        if self.definition == "System.Management.Automation.PSReference" and self.arguments:
            return (self.definition, OBJECT_NAME)
        found = self.facts.get("b")
        return tuple(found) if found else (OBJECT_NAME,)

    @property
    def base(self) -> NetType | None:
        """The base type, None for `object` and interfaces."""
        bases = self.bases
        from pshv.types.nettype import known_type

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
