"""A collection of entities of one kind, with quick lookups that ignore case."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Generic, TypeVar

    T = TypeVar("T", bound=Entity)
else:
    T = None

    class Generic:
        """Stands in for ``typing.Generic``, whose module is too slow to import for a one-shot command."""

        __slots__ = ()

        def __class_getitem__(cls, item):
            return cls


class Collection(Generic[T]):
    """Entities in order of creation, found by key, by name, or by the value of a field.

    Rows are read when the collection is first used. Change fields of members only through ``Change.set``, which
    keeps the lookups true.
    """

    __slots__ = ("_entity", "_groups", "_items", "_names", "_order", "_source")

    def __init__(self, entity: type[T], source: Callable[[], Iterable[Any]]) -> None:
        self._entity = entity
        self._source = source
        self._items: dict[Any, T] | None = None
        self._names: dict[str, list[T]] | None = None
        self._groups: dict[str, dict[Any, dict[Any, T]]] = {}
        self._order: dict[Any, int] = {}

    @property
    def table(self) -> str:
        """The name of the table the entities are kept in."""
        return self._entity.__table__

    @property
    def loaded(self) -> bool:
        """True once rows were read."""
        return self._items is not None

    def _all(self) -> dict[Any, T]:
        if self._items is None:
            make, key = self._entity.from_row, self._entity.__key__
            entities = [make(row) for row in self._source()]
            self._items = {getattr(entity, key): entity for entity in entities}
            self._order = {k: i for i, k in enumerate(self._items)}
        return self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._all().values())

    def __len__(self) -> int:
        return len(self._all())

    def __contains__(self, key: object) -> bool:
        return key in self._all()

    def __getitem__(self, key: Any) -> T:
        return self._all()[key]

    @property
    def last_key(self) -> Any:
        """The key of the entity added last, None when there is none."""
        return next(reversed(self._all()), None)

    def get(self, key: Any) -> T | None:
        """Return the entity with this primary key, or None."""
        return self._all().get(key)

    def all_named(self, name: str) -> list[T]:
        """Return all entities with this name, whatever the case (machines on different hosts may share one)."""
        if self._names is None:
            names: dict[str, list[T]] = {}
            for entity in self:
                names.setdefault(entity.name.lower(), []).append(entity)  # type: ignore[attr-defined]
            self._names = names
        return self._names.get(name.lower(), [])

    def named(self, name: str) -> T | None:
        """Return the first entity with this name, whatever the case, or None."""
        found = self.all_named(name)
        return found[0] if found else None

    def where(self, field: str, value: Any) -> list[T]:
        """Return the entities whose ``field`` equals ``value``, in order of creation."""
        groups = self._groups.get(field)
        if groups is None:
            groups = self._groups[field] = {}
            for entity in self:
                groups.setdefault(getattr(entity, field), {})[entity.key] = entity
        bucket = groups.get(value)
        if not bucket:
            return []
        order = self._order
        return [bucket[key] for key in sorted(bucket, key=order.__getitem__)]

    def moved(self, entity: T, field: str, before: Any) -> None:
        """Keep the lookups true after ``field`` of ``entity`` changed from ``before``."""
        if field == "name":
            self._names = None
        groups = self._groups.get(field)
        if groups is not None:
            groups.get(before, {}).pop(entity.key, None)
            groups.setdefault(getattr(entity, field), {})[entity.key] = entity

    def put(self, entity: T) -> None:
        """Add an entity (or take it back after a removal was undone)."""
        items = self._all()
        items[entity.key] = entity
        self._order.setdefault(entity.key, len(self._order))
        self._forget_lookups()

    def drop(self, entity: T) -> None:
        """Remove an entity."""
        self._all().pop(entity.key, None)
        self._forget_lookups()

    def absorb(self, rows: Iterable[Any]) -> int:
        """Take over rows that another process wrote; returns how many."""
        items = self._all()
        key = self._entity.__columns__.index(self._entity.__key__)
        count = 0
        for row in rows:
            count += 1
            known = items.get(row[key])
            if known is None:
                self.put(self._entity.from_row(row))
            else:
                known.assign_row(row)
        if count:
            self._forget_lookups()
        return count

    def take_back(self, entity: T, row: Any) -> None:
        """Give a member the state of a row, without losing the lookups that stay true."""
        before = type(entity).from_row(row)
        for field in entity.__columns__:
            held, value = getattr(entity, field), getattr(before, field)
            if held != value or type(held) is not type(value):
                setattr(entity, field, value)
                self.moved(entity, field, held)
        entity.revision = before.revision

    def unload(self) -> None:
        """Forget everything; rows are read again when the collection is next used."""
        self._items = None
        self._order = {}
        self._forget_lookups()

    def _forget_lookups(self) -> None:
        self._names = None
        self._groups.clear()
