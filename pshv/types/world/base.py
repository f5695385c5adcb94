"""What the objects of the cluster and Hyper-V modules have in common: an entity of the world, shown with .NET names.

A type is a table of properties. Each row says the .NET name, the entity's field and how the value is shown; values are
read when asked for, so an object that a script keeps shows the world as it is now, as the real ones do.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.identifiers import parse_guid
from pshv.types.moduletypes import enum_member, enum_number
from pshv.types.netobject import NetObject, Property

if TYPE_CHECKING:
    from collections.abc import Callable

    from mockcluster.cluster import MockCluster
    from pshv.runtime.dates import DateTime, TimeSpan

EPOCH_TICKS = 621355968000000000
TICKS_PER_MICROSECOND = 10


class WorldObject(NetObject):
    """An entity of a world as scripts see it; two objects of one entity are equal."""

    __slots__ = ("cluster", "entity")

    def __init__(self, cluster: MockCluster, entity: Any) -> None:
        self.cluster = cluster
        self.entity = entity

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorldObject) and type(other) is type(self) and other.entity is self.entity

    def __hash__(self) -> int:
        return id(self.entity)


class NamedObject(WorldObject):
    """An object whose text is its name: all those of the FailoverClusters module."""

    __slots__ = ()

    def text(self) -> str:
        return str(self.entity.name)


def plain(name: str, field: str, type_name: str, setter: Callable[[Any, Any], None] | None = None) -> Property:
    """The field as it is: text, whole numbers (Int32), truth values."""
    return Property(name, attrgetter(f"entity.{field}"), setter, type_name)


def constant(name: str, value: object, type_name: str) -> Property:
    """A property that is the same for every object of the model."""
    return Property(name, lambda _: value, None, type_name)


def number(
    name: str, field: str, kind: type[values.Integer], setter: Callable[[Any, Any], None] | None = None
) -> Property:
    """The field as a whole number of `kind`."""
    get = attrgetter(f"entity.{field}")
    return Property(name, lambda self: kind(get(self)), setter, NUMBER_NAMES[kind])


NUMBER_NAMES: dict[type[values.Integer], str] = {
    values.UInt32: "uint",
    values.UInt64: "ulong",
    values.Int64: "long",
}


def enum(name: str, field: str, type_name: str, setter: Callable[[Any, Any], None] | None = None) -> Property:
    """The field as a member of a module's enum: the field holds the member's name, or its number."""
    get = attrgetter(f"entity.{field}")

    def getter(self: WorldObject) -> object:
        held = get(self)
        return enum_number(type_name, held) if isinstance(held, int) else enum_member(type_name, held)

    return Property(name, getter, setter, type_name)


def guid(name: str, field: str) -> Property:
    """The field, a GUID's text, as a Guid."""
    get = attrgetter(f"entity.{field}")
    return Property(name, lambda self: parse_guid(get(self)), None, "guid")


def computed(
    name: str, getter: Callable[[Any], Any], type_name: str, setter: Callable[[Any, Any], None] | None = None
) -> Property:
    """A property worked out from more than one field."""
    return Property(name, getter, setter, type_name)


def strings(name: str, field: str, type_name: str = "string[]") -> Property:
    """The field, a tuple of text, as an array."""
    get = attrgetter(f"entity.{field}")
    return Property(name, lambda self: list(get(self)), None, type_name)


def local_time(microseconds: int, bias_minutes: int = 0) -> DateTime:
    """A model time (microseconds since 1970 UTC) as local DateTime; `bias_minutes` is UTC minus local time."""
    ticks = EPOCH_TICKS + microseconds * TICKS_PER_MICROSECOND - bias_minutes * 600_000_000
    from pshv.runtime.dates import DateTime

    return DateTime(ticks, "Local")


def span(microseconds: int) -> TimeSpan:
    """A duration in microseconds as TimeSpan."""
    from pshv.runtime.dates import TimeSpan

    return TimeSpan(microseconds * TICKS_PER_MICROSECOND)
