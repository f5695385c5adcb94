"""When conditions fire: at every check of a migration or start they are counted, and drawn when they are uncertain."""

from __future__ import annotations

from mockcluster import identity
from mockcluster.journal import facts as f
from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.rules.attempt import Attempt
    from mockcluster.rules.prerequisites import Check
    from mockcluster.rules.refusal import Refusal
    from mockcluster.world.fault import Fault
    from mockcluster.world.machine import VirtualMachine

_SCALE = 1 << 32


class Judgement(Value):
    """What the checks found, and the faults that had a part in it (``settle`` ends those that are spent)."""

    found: tuple[Check, Refusal] | None
    refusal: Refusal | None
    spent: tuple[Fault, ...] = ()


def judge(change: Change, attempt: Attempt) -> Judgement:
    """Return the first check of a migration that fails, with the active faults in force."""
    from mockcluster.rules.prerequisites import first_refusal

    hosts = (attempt.source.name, attempt.target.name)
    aside = _stand_aside(change, hosts, attempt.vm)
    found = first_refusal(attempt)
    _come_back(change, aside)
    if found is None:
        return Judgement(None, None)
    return Judgement(found, found[1], _fired(change, found[1].id, hosts, attempt.vm, aside))


def judge_start(change: Change, vm: VirtualMachine) -> Judgement:
    """Return why a machine cannot start, with the active faults in force."""
    from mockcluster.operations.machines import start_refusal

    aside = _stand_aside(change, (vm.host,), vm)
    refusal = start_refusal(change, vm)
    _come_back(change, aside)
    spent = () if refusal is None else _fired(change, refusal.id, (vm.host,), vm, aside)
    return Judgement(None, refusal, spent)


def effect(change: Change, name: str, hosts: tuple[str, ...], vm: VirtualMachine) -> None:
    """Count an effect that is no refusal: ``Queued`` or ``Slowed``."""
    if len(change.world.faults):
        settle(change, Judgement(None, None, _fired(change, name, hosts, vm, {})))


def settle(change: Change, judgement: Judgement) -> None:
    """Withdraw the faults that have fired as often as they should."""
    from mockcluster.faults.alteration import put_back

    for fault in judgement.spent:
        put_back(change, fault)
        change.set(fault, state="Spent", removed_at=change.now)


def drawn(change: Change, fault: Fault) -> bool:
    """Draw whether an uncertain fault strikes this time; the draws follow from its seed alone."""
    if fault.probability >= 1.0:
        return True
    change.set(fault, draws=fault.draws + 1)
    drawn_number = identity.number(fault.seed, "fault", fault.kind, fault.draws, below=_SCALE)
    return drawn_number < fault.probability * _SCALE


def count(change: Change, fault: Fault, subject: str, node: str) -> bool:
    """Count one use of a fault; returns whether it is spent now."""
    change.set(fault, fired=fault.fired + 1)
    change.record(f.FaultFired, node, fault=fault.id, kind=fault.kind, subject=subject, times=fault.fired)
    return bool(fault.count) and fault.fired >= fault.count


def _conditions(change: Change, matches: Callable[[Fault], bool]) -> list[Fault]:
    from mockcluster.faults.kinds import CONDITION, KINDS

    if not len(change.world.faults):
        return []
    return [
        fault
        for fault in change.world.faults
        if fault.state == "Active" and KINDS[fault.kind].family == CONDITION and matches(fault)
    ]


def _concerns(change: Change, fault: Fault, hosts: tuple[str, ...], vm: VirtualMachine) -> bool:
    from mockcluster.faults.alteration import touched

    there, machines = touched(change.world, fault)
    if machines and vm.id not in machines:
        return False
    return bool(there & set(hosts)) or (bool(machines) and not there)


def _stand_aside(change: Change, hosts: tuple[str, ...], vm: VirtualMachine) -> dict[int, list[Any]]:
    """Take back the uncertain conditions that do not strike this time; returns what to alter again, by fault."""
    from mockcluster.faults.alteration import suspend
    from mockcluster.faults.conditions import HARDWARE

    def uncertain(fault: Fault) -> bool:
        return fault.probability < 1.0 and fault.kind not in HARDWARE and _concerns(change, fault, hosts, vm)

    spared = [fault for fault in _conditions(change, uncertain) if not drawn(change, fault)]
    return {fault.id: suspend(change, fault) for fault in spared}


def _come_back(change: Change, aside: dict[int, list[Any]]) -> None:
    if aside:
        from mockcluster.faults.alteration import resume

        for entries in aside.values():
            resume(change, entries)


def _fired(
    change: Change, name: str, hosts: tuple[str, ...], vm: VirtualMachine, aside: dict[int, list[Any]]
) -> tuple[Fault, ...]:
    from mockcluster.faults.alteration import in_force
    from mockcluster.faults.kinds import KINDS

    def has_part(fault: Fault) -> bool:
        return (
            name in KINDS[fault.kind].refusals
            and fault.id not in aside
            and in_force(change.world, fault)
            and _concerns(change, fault, hosts, vm)
        )

    found = _conditions(change, has_part)
    return tuple(fault for fault in found if count(change, fault, vm.name, vm.host))
