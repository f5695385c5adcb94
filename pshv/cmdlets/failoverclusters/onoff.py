"""What bringing groups and resources online and taking them offline have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation
    from pshv.types.world.base import WorldObject


class OnOffCmdlet(ClusterCmdlet):
    """A cmdlet that acts on one group or resource: `-Name` or a piped object."""

    kind: ClassVar[str] = "group"
    Name: str | None
    IgnoreLocked: bool
    Wait: int | None
    ChooseBestNode: bool = False

    def operation(self, entity: Any) -> Operation:
        """The request."""
        raise NotImplementedError

    def process(self) -> None:
        entity = self.entity()
        self.refuse_locked(entity)
        self.run_operation(self.operation(entity))
        self.write(self.show(entity))

    def refuse_locked(self, entity: Any) -> None:
        """End with an error when the role is locked, unless `-IgnoreLocked`."""
        group = entity if self.kind == "group" else self.mock().world.groups[entity.group_id]
        if group.locked_from_moving and not self.IgnoreLocked:
            text = f"The clustered role '{group.name}' cannot be changed.\n    The group is locked (0x80071748)"
            self.throw(self.cluster_error(text, self.name, "ResourceBusy"))

    def entity(self) -> Any:
        """The group or resource that is meant."""
        world = self.mock().world
        collection: Any = world.groups if self.kind == "group" else world.resources
        source = getattr(self.InputObject, "entity", None)
        if source is not None and source.key in collection:
            return source
        if self.Name is None:
            self.throw(self.cluster_error("No cluster object was specified.", "PSArgument", "InvalidArgument"))
        found = collection.named(self.Name)
        if found is None:
            self.throw(self.not_found(self.kind, self.Name))
        return found

    def show(self, entity: Any) -> WorldObject:
        """The object to write."""
        from pshv.types.world.group import ClusterGroup
        from pshv.types.world.resource import ClusterResource

        return (ClusterGroup if self.kind == "group" else ClusterResource)(self.mock(), entity)
