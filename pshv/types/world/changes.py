"""Assigning to a property of a cluster object: `(Get-Cluster).SameSubnetThreshold = 30`, `$node.NodeWeight = 0`.

Each assignment is an operation of the cluster, which may refuse it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import runtime_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from mockcluster.operations.operation import Operation
    from pshv.types.world.base import WorldObject

    Setter = Callable[[Any, Any], None]


def cluster_setter(field: str) -> Setter:
    """Sets a common property of the cluster."""

    def set_it(self: WorldObject, value: Any) -> None:
        from mockcluster.operations.settings import (
            CLUSTER_PROPERTIES,
            CLUSTER_TEXTS,
            SetClusterProperties,
            SetClusterText,
        )

        if field in CLUSTER_PROPERTIES:
            carry_out(self, SetClusterProperties(((field, int(value)),)))
        elif field in CLUSTER_TEXTS:
            carry_out(self, SetClusterText(field, str(value)))
        else:
            raise not_assignable(f"Cluster property '{field}'")

    return set_it


def object_setter(operation_name: str) -> Callable[[str], Setter]:
    """Sets a property of a node, group, resource or network through the operation of that name."""

    def setter(field: str) -> Setter:
        def set_it(self: WorldObject, value: Any) -> None:
            from mockcluster.operations import properties

            operation = getattr(properties, operation_name)
            carry_out(self, operation(self.entity.key, ((field, plain(value)),)))

        return set_it

    return setter


node_setter = object_setter("SetNodeProperties")
group_setter = object_setter("SetGroupProperties")
resource_setter = object_setter("SetResourceProperties")
network_setter = object_setter("SetNetworkProperties")


def carry_out(self: WorldObject, operation: Operation) -> None:
    """Run the operation; its refusal is the exception of the assignment."""
    try:
        outcome = self.cluster.run(operation)
    except OSError as problem:
        from pshv.runtime.filefailures import file_error

        raise file_error(problem, None) from None
    if outcome.refusal is not None:
        raise runtime_error(
            outcome.refusal.text,
            outcome.refusal.id,
            outcome.refusal.category,
            exception="Microsoft.FailoverClusters.PowerShell.ClusterCmdletException",
        )


def plain(value: Any) -> Any:
    """The engine's value: enum members by number, numbers and text as Python's own."""
    if isinstance(value, bool):
        return value
    number = getattr(value, "value", value)
    return int(number) if isinstance(number, int) else str(value)


def not_assignable(what: str) -> Exception:
    """The error for a property whose change is not built."""
    return runtime_error(f"Changing {what} is not built in pshv yet.", "NotImplemented", "NotImplemented")
