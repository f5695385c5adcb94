"""What a test asks of a cluster and does to it, as methods over the engine's typed objects and operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mockcluster.clock import moment

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from mockcluster.cluster import MockCluster as Core
    from mockcluster.operations.operation import Operation, Outcome
    from mockcluster.rules.refusal import Decision
    from mockcluster.world.group import Group
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.node import Host, Node
    from mockcluster.world.world import World


class Management:
    """Queries and operations; the class that has them offers `turn`."""

    owner: str

    def turn(self) -> AbstractContextManager[Core]:
        """The engine's cluster, with no session running meanwhile."""
        raise NotImplementedError

    # -- queries --------------------------------------------------------------------------------------------------
    @property
    def world(self) -> World:
        """Everything there is, as collections of typed objects."""
        with self.turn() as core:
            return core.world

    @property
    def now(self) -> datetime:
        """Cluster time (aware, UTC)."""
        with self.turn() as core:
            return moment(core.now)

    def vm(self, name: str) -> VirtualMachine:
        """The machine with this name. Raises LookupError."""
        return self._named("vms", name)  # type: ignore[no-any-return]

    def node(self, name: str) -> Node:
        """The node with this name. Raises LookupError."""
        return self._named("nodes", name)  # type: ignore[no-any-return]

    def host(self, name: str) -> Host:
        """The Hyper-V host with this name. Raises LookupError."""
        return self._named("hosts", name)  # type: ignore[no-any-return]

    def group(self, name: str) -> Group:
        """The role with this name. Raises LookupError."""
        return self._named("groups", name)  # type: ignore[no-any-return]

    def _named(self, collection: str, name: str) -> Any:
        with self.turn() as core:
            known = getattr(core.world, collection)
            found = known.named(name)
            if found is None:
                from difflib import get_close_matches

                names = [one.name for one in known]
                near = get_close_matches(name, names, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names[:20])}"
                raise LookupError(f"{self.owner} has no {collection.removesuffix('s')} {name!r}; {hint}")
            return found

    def decisions(self, target: str | None = None) -> list[Decision]:
        """Why the cluster decided as it did, the newest last; about one object when `target` names it."""
        with self.turn() as core:
            return [decision for _, decision in core.decisions(target)]

    # -- operations -----------------------------------------------------------------------------------------------
    def run(self, operation: Operation) -> Outcome:
        """Carry out any operation of `mockcluster.operations` to its end."""
        with self.turn() as core:
            return core.run(operation)

    def move_vm(self, vm: str, *, to: str = "") -> Outcome:
        """Live-migrate a machine to a host ('' is the best one)."""
        from mockcluster.operations.livemigrate import LiveMigrate

        return self.run(LiveMigrate(vm, to))

    def move_group(self, group: str, *, to: str = "") -> Outcome:
        """Move a role to a node ('' is the best one)."""
        from mockcluster.operations.movegroup import MoveGroup

        return self.run(MoveGroup(group, to))

    def start_vm(self, vm: str) -> Outcome:
        """Start a machine."""
        from mockcluster.operations.machines import StartVm

        return self.run(StartVm(vm))

    def stop_vm(self, vm: str, *, how: str = "ShutDown") -> Outcome:
        """Stop a machine: `ShutDown`, `TurnOff` or `Save`."""
        from mockcluster.operations.machines import StopVm

        return self.run(StopVm(vm, how))

    def pause_node(self, node: str, *, drain: bool = False) -> Outcome:
        """Pause a node; with `drain` its roles leave it first."""
        from mockcluster.operations.nodes import PauseNode

        return self.run(PauseNode(node, drain))

    def resume_node(self, node: str, *, failback: str = "NoFailback") -> Outcome:
        """Let a paused node work again: `NoFailback` or `Immediate`."""
        from mockcluster.operations.nodes import ResumeNode

        return self.run(ResumeNode(node, failback))
