"""What reading and setting owners have in common: the group or resource."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet


class OwnerCmdlet(ClusterCmdlet):
    """A cmdlet over the preferred owners of a group or the possible owners of a resource."""

    Resource: str | None
    Group: str | None
    ResourceType: str | None = None

    def owned(self) -> tuple[str, Any]:
        """`group` or `resource`, and the entity."""
        world = self.mock().world
        if self.ResourceType is not None:
            text = f"{self.name} -ResourceType is not built in pshv yet."
            self.throw(self.error(text, "NotImplemented", "NotImplemented", "ResourceType"))
        if self.Group is not None:
            return "group", world.groups.named(self.Group) or self.throw(self.not_found("group", self.Group))
        if self.Resource is not None:
            found = world.resources.named(self.Resource)
            return "resource", found or self.throw(self.not_found("resource", self.Resource))
        source = getattr(self.InputObject, "entity", None)
        if source is not None and source.key in world.groups:
            return "group", source
        if source is not None and source.key in world.resources:
            return "resource", source
        self.throw(self.cluster_error("No cluster object was specified.", "PSArgument", "InvalidArgument"))
