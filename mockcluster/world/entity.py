"""Entities: the things of a world, as plain objects with slots that know their columns.

An entity class declares its fields once, as annotations with defaults. ``store.tables`` makes the schema from the
declarations, the reader makes objects from rows and the writer rows from objects. Columns hold only what SQLite
holds: ``bool`` is kept as 0/1 and ``tuple[str, ...]`` as lines of text.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_options):
        """Mark a metaclass whose classes behave as dataclasses (only read by type checkers)."""
        return lambda cls: cls


STRINGS = "tuple[str, ...]"


def strings(text: str) -> tuple[str, ...]:
    """Return the strings kept in one column of text."""
    return tuple(text.split("\n")) if text else ()


@dataclass_transform(kw_only_default=True)
class EntityType(type):
    """Turns the annotations of an entity into slots, columns and converters."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> EntityType:
        kinds = {
            field: kind
            for field, kind in body.get("__annotations__", {}).items()
            if not str(kind).startswith("ClassVar")
        }
        body["__columns__"] = tuple(kinds)
        body["__kinds__"] = kinds
        body["__initial__"] = {field: body.pop(field) for field in kinds if field in body}
        body["__slots__"] = (*kinds, "revision") if bases else ()
        cls = super().__new__(mcs, name, bases, body)
        if bases:
            made: Any = cls
            made.__setters__ = tuple(cls.__dict__[field].__set__ for field in kinds)
            made.__booleans__ = tuple(i for i, kind in enumerate(kinds.values()) if kind == "bool")
            made.__texts__ = tuple(i for i, kind in enumerate(kinds.values()) if kind == STRINGS)
        return cls


class Entity(metaclass=EntityType):
    """Base of everything a world holds. ``revision`` is the store revision that wrote it last."""

    if TYPE_CHECKING:
        __columns__: ClassVar[tuple[str, ...]]
        __kinds__: ClassVar[dict[str, str]]
        __initial__: ClassVar[dict[str, Any]]
        __setters__: ClassVar[tuple[Callable[[Any, Any], None], ...]]
        __booleans__: ClassVar[tuple[int, ...]]
        __texts__: ClassVar[tuple[int, ...]]
        __table__: ClassVar[str]
        __key__: ClassVar[str]
    else:

        def __init__(self, **given):
            initial = self.__initial__
            for field in self.__columns__:
                if field in given:
                    setattr(self, field, given.pop(field))
                elif field in initial:
                    setattr(self, field, initial[field])
                else:
                    raise TypeError(f"{type(self).__name__} needs the field {field!r}")
            if given:
                raise TypeError(f"{type(self).__name__} has no field {sorted(given)}")
            self.revision = 0

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Make an object from the columns of its table in order, the revision last."""
        values = list(row)
        for index in cls.__booleans__:
            values[index] = values[index] != 0
        for index in cls.__texts__:
            values[index] = strings(values[index])
        self: Any = cls.__new__(cls)
        for put, value in zip(cls.__setters__, values, strict=False):
            put(self, value)
        self.revision = values[-1]
        return self  # type: ignore[no-any-return]

    def assign_row(self, row: Sequence[Any]) -> None:
        """Take over the columns of a row that another process wrote (identity of the object is kept)."""
        fresh = type(self).from_row(row)
        for field in self.__columns__:
            setattr(self, field, getattr(fresh, field))
        self.revision = row[-1]

    def to_row(self) -> list[Any]:
        """Return the columns as SQLite keeps them, without the revision."""
        values = [getattr(self, field) for field in self.__columns__]
        for index in self.__booleans__:
            values[index] = 1 if values[index] else 0
        for index in self.__texts__:
            values[index] = "\n".join(values[index])
        return values

    @property
    def key(self) -> Any:
        """The primary key."""
        return getattr(self, self.__key__)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {getattr(self, 'name', None) or self.key}>"
