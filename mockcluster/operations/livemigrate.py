"""Live migration, and its cancellation."""

from __future__ import annotations

from mockcluster.migration.ending import cancel
from mockcluster.migration.request import explain, request
from mockcluster.operations import subjects
from mockcluster.operations.movegroup import MoveGroup
from mockcluster.operations.operation import Began, Done, Operation
from mockcluster.rules.attempt import Attempt
from mockcluster.rules.placement import best_node
from mockcluster.rules.prerequisites import first_refusal
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.rules.refusal import Decision
    from mockcluster.world.world import World


class LiveMigrate(Operation):
    """Move a running machine to host ``to`` ('' = the best node for a clustered one) without stopping it.

    ``planned`` says what adapters are to be connected to at the destination: pairs of adapter id and switch ('' none).
    ``vm`` is an id or a name. A clustered machine that is off or saved moves as a group; ``storage`` is for
    Compare-VM and checks only: moving disks along has its own operation. Refusals: those of ``rules.prerequisites``
    and VmNotFound, HostNotFound.
    """

    vm: str
    to: str = ""
    storage: bool = False
    move_type: str = "Manual"
    planned: tuple[tuple[str, str], ...] = ()

    takes_time = True

    def apply(self, change: Change) -> Reply:
        """Start or queue the migration."""
        attempt = self._attempt(change.world)
        if isinstance(attempt, Refusal):
            return attempt
        vm = attempt.vm
        if attempt.group is not None and vm.state in ("Off", "Saved"):
            return MoveGroup(attempt.group.name, attempt.target.name, self.move_type).apply(change)
        answer = request(change, attempt, move_type=self.move_type, targeted=self.to != "")
        return answer if isinstance(answer, Refusal) else Began((answer.id,), vm)

    def plan(self, world: World) -> Decision | Refusal | None:
        """Return the verdict of every check, without doing anything."""
        attempt = self._attempt(world)
        return attempt if isinstance(attempt, Refusal) else explain(attempt, first_refusal(attempt))

    def _attempt(self, world: World) -> Attempt | Refusal:
        vm = subjects.machine(world, self.vm)
        if isinstance(vm, Refusal):
            return vm
        wanted = self.to
        if not wanted:
            group = world.group_of(vm)
            chosen = best_node(world, group, besides=group.owner).chosen if group is not None else ""
            if not chosen:
                text = f"No other host can take the virtual machine '{vm.name}'."
                return Refusal("NoDestination", "ResourceUnavailable", (text,), 0x80071398, 4, vm.name)
            wanted = chosen
        host = subjects.host(world, wanted)
        return (
            host
            if isinstance(host, Refusal)
            else Attempt(world, vm, host, storage=self.storage, planned=dict(self.planned))
        )


class CancelMigration(Operation):
    """Cancel the migration of a machine: possible while it is queued or in stage 1 or 2."""

    vm: str

    def apply(self, change: Change) -> Reply:
        """Cancel, or refuse when there is nothing to cancel or the machine is being handed over."""
        vm = subjects.machine(change.world, self.vm)
        if isinstance(vm, Refusal):
            return vm
        migration = change.world.migration_of(vm)
        if migration is None:
            text = f"The virtual machine '{vm.name}' is not being migrated."
            return Refusal("NotMigrating", "InvalidOperation", (text,), 0x80070490, target=vm.name)
        if migration.stage >= 3:
            text = f"The migration of virtual machine '{vm.name}' can no longer be canceled."
            return Refusal("TooLateToCancel", "InvalidOperation", (text,), 0x8007139F, target=vm.name)
        cancel(change, migration)
        return Done(vm)
