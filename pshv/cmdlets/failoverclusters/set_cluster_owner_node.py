"""Set-ClusterOwnerNode."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.failoverclusters.owner_cmdlet import OwnerCmdlet


class SetClusterOwnerNode(OwnerCmdlet):
    """Specifies which nodes can own a resource, or the order of preference among owner nodes for a clustered role."""

    name = "Set-ClusterOwnerNode"
    Owners: Any

    def process(self) -> None:
        from mockcluster.operations.properties import SetGroupProperties, SetResourceProperties

        kind, entity = self.owned()
        owners = self.owners()
        if kind == "group":
            self.run_operation(SetGroupProperties(entity.id, (("preferred_owners", owners),)))
            return
        everybody = {node.name for node in self.mock().world.nodes} == set(owners)
        self.run_operation(SetResourceProperties(entity.id, (("possible_owners", () if everybody else owners),)))

    def owners(self) -> tuple[str, ...]:
        """The nodes' own names; ends with an error for one that does not exist."""
        world = self.mock().world
        found = []
        for name in self.Owners:
            for part in str(name).split(","):
                node = world.nodes.named(part.strip())
                if node is None:
                    self.throw(self.not_found("node", part.strip()))
                found.append(node.name)
        return tuple(found)
