"""Remove-ClusterGroup."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet, select


class RemoveClusterGroup(ClusterCmdlet):
    """Removes a clustered role (also called a resource group) from a failover cluster; its machines stay."""

    name = "Remove-ClusterGroup"
    Name: list[str] | None
    VMId: Any
    Force: bool
    RemoveResources: bool

    def process(self) -> None:
        from mockcluster.operations.clustering import RemoveRole

        for group in self.groups():
            if not self.should_process(group.name):
                continue
            question = f"Are you sure that you want to remove the clustered role '{group.name}'?"
            if self.Force or self.should_continue(question, "Remove-ClusterGroup"):
                self.run_operation(RemoveRole(group.id, bool(self.RemoveResources)))

    def groups(self) -> list[Any]:
        """The roles that are meant."""
        world = self.mock().world
        if self.Name:
            return select(list(world.groups), self.Name, lambda name: self.throw(self.not_found("group", name)))
        source = getattr(self.InputObject, "entity", None)
        if source is not None and source.key in world.groups:
            return [source]
        vm = world.vms.get(str(self.VMId).lower()) if self.VMId is not None else None
        group = world.group_of(vm) if vm is not None else None
        if group is None:
            self.throw(self.cluster_error("No cluster object was specified.", "PSArgument", "InvalidArgument"))
        return [group]
