"""Prerequisites of a live migration, in the order in which they are checked (live-migration-model.md section 4).

Each check is a function from an attempt to a refusal or None. The table ``CHECKS`` is the order; the first refusal
wins, ``Compare-VM`` collects all of 6 to 13.
"""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.rules import authentication, compatibility, processors
from mockcluster.rules.numa import numa
from mockcluster.rules.placement import possible_owner, takes_roles
from mockcluster.rules.refusal import Refusal
from mockcluster.rules.rights import access_refusal
from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mockcluster.rules.attempt import Attempt


class Check(Value):
    """One check: its number in section 4, the stage in which Windows finds out, and the function."""

    number: int
    stage: int
    find: Callable[[Attempt], Refusal | None]


def _rights(attempt: Attempt) -> Refusal | None:
    for host in (attempt.source, attempt.target):
        refusal = access_refusal(attempt.world, host.name, attempt.vm.name)
        if refusal is not None:
            return refusal
    return None


def _state(attempt: Attempt) -> Refusal | None:
    vm = attempt.vm
    if attempt.world.migration_of(vm) is not None:
        text = f"The operation cannot be performed while the virtual machine '{vm.name}' is being migrated."
        return Refusal("AlreadyMigrating", "ResourceBusy", (text,), c.E_BUSY, 1, vm.name)
    if attempt.source.name == attempt.target.name:
        text = f"The virtual machine '{vm.name}' is already running on host '{attempt.target.name}'."
        return Refusal("SameHost", "InvalidArgument", (text,), 0x80070057, 1, vm.name)
    if vm.state not in ("Running", "Paused"):
        text = f"The operation cannot be performed while the virtual machine is in its current state ({vm.state})."
        return Refusal("InvalidState", "InvalidOperation", (text,), c.E_INVALID_STATE, 1, vm.name, actual=vm.state)
    if attempt.group is not None and attempt.world.state_of(attempt.group) != "Online":
        text = "The group or resource is not in the correct state to perform the requested operation."
        state = attempt.world.state_of(attempt.group)
        return Refusal("GroupNotOnline", "InvalidOperation", (text,), c.E_INVALID_STATE, 1, vm.name, actual=state)
    return None


def _enabled_at_source(attempt: Attempt) -> Refusal | None:
    if attempt.source.migration_enabled:
        return None
    text = (
        "The source host is not configured for live migration. Use the Enable-VMMigration cmdlet to modify the "
        "Hyper-V settings on the source host to enable migration."
    )
    remedy = f"Enable-VMMigration -ComputerName {attempt.source.name}"
    return Refusal("MigrationDisabledAtSource", "NotSpecified", (text,), 0, 2, attempt.vm.name, remedy=remedy)


def _destination(attempt: Attempt) -> Refusal | None:
    if not attempt.clustered:
        return None
    node, group = attempt.node, attempt.group
    if node is None or group is None or not takes_roles(node) or not possible_owner(attempt.world, group, node.name):
        text = (
            "The operation failed because either the specified cluster node is not the owner of the group, or the "
            "node is not a possible owner of the group"
        )
        actual = node.state if node is not None else "not a node of this cluster"
        return Refusal(
            "NotPossibleOwner", "NotSpecified", (text,), c.E_NOT_POSSIBLE_OWNER, 4, attempt.vm.name,
            actual=actual, remedy=f"Resume-ClusterNode {attempt.target.name}, or choose another node",
        )  # fmt: skip
    return None


def _network(attempt: Attempt) -> Refusal | None:
    if attempt.networks():
        return None
    text = (
        f"Failed to get the network address for the destination node '{attempt.target.name}': "
        "A cluster network is not available for this operation."
    )
    return Refusal(
        "NoMigrationNetwork", "NotSpecified", (text,), c.E_NO_CLUSTER_NETWORK, 4, attempt.vm.name,
        side="source", host=attempt.source.name,
        remedy="Bring a network that both hosts share up, or allow it for live migration",
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    Check(1, 0, _rights),
    Check(1, 0, _state),
    Check(2, 0, _enabled_at_source),
    Check(3, 0, authentication.source_slot),
    Check(4, 0, _destination),
    Check(4, 0, _network),
    Check(5, 1, authentication.connection),
    Check(5, 1, authentication.authentication),
    Check(5, 1, authentication.target_slot),
    Check(6, 1, compatibility.configuration_version),
    Check(7, 1, processors.processor_features),
    Check(8, 1, processors.processor_count),
    Check(8, 1, processors.processors_in_use),
    Check(9, 1, numa),
    Check(10, 1, compatibility.switches),
    Check(11, 1, compatibility.storage),
    Check(12, 1, compatibility.registration),
    Check(13, 1, compatibility.memory),
)
_ALL: dict[Callable[[Attempt], Refusal | None], Callable[[Attempt], Iterator[Refusal]]] = {
    compatibility.switches: compatibility.switch_refusals,
    compatibility.storage: compatibility.storage_refusals,
}
"""Checks that can fail for more than one part of a machine."""


def first_refusal(attempt: Attempt, *, above: int = 0) -> tuple[Check, Refusal] | None:
    """Return the first check that fails, with its refusal, or None; checks numbered up to ``above`` are skipped."""
    for check in CHECKS:
        if check.number > above:
            refusal = check.find(attempt)
            if refusal is not None:
                return check, refusal
    return None


def incompatibilities(attempt: Attempt) -> list[Refusal]:
    """Return all refusals of the checks 6 to 13 (``Compare-VM``), one for each part that does not fit."""
    found: list[Refusal] = []
    for check in CHECKS:
        if check.number < 6:
            continue
        every = _ALL.get(check.find)
        if every is not None:
            found.extend(every(attempt))
        else:
            refusal = check.find(attempt)
            found.extend([] if refusal is None else [refusal])
    return found
