"""A WMI class: its name and namespace, its properties with their CIM types, and where its instances come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.types.cim.machine import Machine

    Row = dict[str, Any]

NET_TYPES = {
    "string": "string", "boolean": "bool", "uint8": "byte", "uint16": "uint16", "uint32": "uint", "uint64": "ulong",
    "sint16": "short", "sint32": "int", "sint64": "long", "datetime": "CimInstance#DateTime", "string[]": "string[]",
    "uint16[]": "ushort[]", "real32": "float",
}  # fmt: skip


class CimClass:
    """`properties` maps names to CIM types (as in MOF); `rows` gives the instances on a computer as raw values.

    `ancestors` are the parent classes, nearest first; `keys` the key properties.
    """

    __slots__ = ("ancestors", "by_lower", "keys", "name", "namespace", "properties", "rows")

    def __init__(
        self,
        name: str,
        namespace: str,
        ancestors: str,
        keys: str,
        properties: str,
        rows: Callable[[Machine], Iterable[Row]],
    ) -> None:
        self.name = name
        self.namespace = namespace
        self.ancestors = ancestors.split()
        self.keys = keys.split()
        self.properties = dict(_typed(word) for word in properties.split())
        self.by_lower = {one.lower(): one for one in self.properties}
        self.rows = rows

    def instances(self, machine: Machine) -> list[Row]:
        """The instances on a computer: every property in the class's order, with values of the .NET types."""
        found = []
        for row in self.rows(machine):
            strange = [name for name in row if name not in self.properties]
            if strange:
                raise LookupError(f"{self.name} has no property {strange[0]}")
            found.append({name: typed(row.get(name), kind) for name, kind in self.properties.items()})
        return found


def _typed(word: str) -> tuple[str, str]:
    """`Name:type`, or `Name` for a string."""
    name, _, kind = word.partition(":")
    return name, kind or "string"


def typed(value: Any, kind: str) -> Any:
    """A raw value as the CIM type's .NET value; times are microseconds since 1970 UTC."""
    from pshv.runtime import values

    if value is None:
        return None
    if kind.endswith("[]"):
        from pshv.types.nettype import known_type

        element = known_type("System.String" if kind == "string[]" else "System.UInt16")
        return values.TypedArray([typed(item, kind[:-2]) for item in value], element)
    if kind == "datetime":
        from pshv.types.world.base import local_time

        return local_time(int(value))
    made = {
        "uint8": values.Byte, "uint16": values.UInt16, "uint32": values.UInt32, "uint64": values.UInt64,
        "sint16": values.Int16, "sint32": int, "sint64": values.Int64, "boolean": bool, "string": str,
    }[kind]  # fmt: skip
    return made(value)
