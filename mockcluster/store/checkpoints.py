"""Checkpoints: images to go back to, and which of the world's objects a way back must touch.

Going back loads the image (SQLite's ``deserialize`` costs about as much as copying its bytes) and reads again only the
objects that were written since, so that it takes a few milliseconds with thousands of machines loaded.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.store.reading import Reader
    from mockcluster.world.collection import Collection
    from mockcluster.world.entity import Entity
    from mockcluster.world.world import World

_MOST_KEYS = 500  # SQLite takes at least 999 arguments


class Lineage:
    """A stretch of a cluster's life without a way back; ``origin`` is the checkpoint it began from."""

    __slots__ = ("origin",)

    def __init__(self, origin: Checkpoint | None = None) -> None:
        self.origin = origin


class Checkpoint:
    """The whole cluster at one moment. ``time`` is its cluster time (microseconds), ``revision`` its revision."""

    __slots__ = ("image", "lineage", "revision", "time")

    def __init__(self, image: bytes, revision: int, time: int, lineage: Lineage) -> None:
        self.image = image
        self.revision = revision
        self.time = time
        self.lineage = lineage

    def precedes(self, lineage: Lineage) -> bool:
        """Tell whether the present state grew out of this one, so that revisions tell what was written since."""
        limit: int | None = None
        while lineage is not self.lineage:
            if lineage.origin is None:
                return False
            limit, lineage = lineage.origin.revision, lineage.origin.lineage
        return limit is None or self.revision <= limit

    def __repr__(self) -> str:
        return f"<Checkpoint at revision {self.revision}, {len(self.image):,} bytes>"


class WayBack:
    """What was written since a revision: noted before the image is loaded, read again afterwards."""

    __slots__ = ("_gone", "_touched", "_world")

    def __init__(self, world: World, reader: Reader, revision: int) -> None:
        self._world = world
        self._gone = {table for table, _ in reader.removed_since(revision)}
        self._touched = {
            collection.table: [entity for entity in collection if entity.revision > revision]
            for collection in world.loaded()
        }

    def take(self, reader: Reader) -> None:
        """Give the world's objects the state that the file holds now."""
        for table, entities in self._touched.items():
            collection = self._world.collection(table)
            if table in self._gone:
                collection.unload()
            elif entities:
                _take(collection, entities, reader)


def _take(collection: Collection[Entity], entities: list[Entity], reader: Reader) -> None:
    rows: dict[object, tuple[object, ...]] = {}
    kind = type(entities[0])
    at = kind.__columns__.index(kind.__key__)
    for start in range(0, len(entities), _MOST_KEYS):
        keys = [entity.key for entity in entities[start : start + _MOST_KEYS]]
        rows.update((row[at], row) for row in reader.entities_of(kind, keys))
    for entity in entities:
        row = rows.get(entity.key)
        if row is None:
            collection.drop(entity)
        else:
            collection.take_back(entity, row)
