"""The board of faults of a cluster: adding, looking at and withdrawing them."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.faults.alteration import put_back, take_hold
from mockcluster.faults.kinds import COMMON, CONDITION, KINDS, MOMENT
from mockcluster.faults.nearest import nearest
from mockcluster.world.fault import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.cluster import MockCluster
    from mockcluster.faults.kinds import Kind, Option


class FaultError(ValueError):
    """A fault that cannot be: an unknown kind, selector or option, or a value that is not allowed."""


class FaultBoard:
    """The faults of a cluster, in order of adding; ``cluster.faults``."""

    def __init__(self, cluster: MockCluster) -> None:
        self._cluster = cluster

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._cluster.world.faults)

    def __len__(self) -> int:
        return len(self._cluster.world.faults)

    @property
    def active(self) -> list[Fault]:
        """Those that wait for their delay or may still fire."""
        return [fault for fault in self if fault.active]

    def get(self, number: int) -> Fault | None:
        """Return the fault with this number, or None."""
        return self._cluster.world.faults.get(number)

    def unfired(self) -> list[Fault]:
        """Return the faults that never fired and are not optional, withdrawn ones too."""
        return [fault for fault in self if not fault.fired and not fault.optional]

    def add(
        self, kind: str, *, delay: float = 0.0, count: int | None = None, probability: float = 1.0,
        seed: int | None = None, optional: bool = False, **given: object,
    ) -> Fault:  # fmt: skip
        """Add a fault: ``given`` are the selectors and options of its kind (``kinds.KINDS``).

        A condition takes hold after ``delay`` seconds of cluster time and has no end unless ``count`` limits how often
        it fires; a moment strikes ``delay`` seconds into its stage, once unless ``count`` says otherwise (0: always).
        Raises ``FaultError``; nothing is added then.
        """
        known = kind_named(kind)
        selector, options = _sorted_out(known, given)
        times = (1 if known.family == MOMENT else 0) if count is None else count
        _check_common(delay, times, probability)
        world, now = self._cluster.world, self._cluster.now
        number = 1 + (world.faults.last_key or 0)
        fault = Fault(
            id=number, kind=known.name, selector=selector, options=options, delay=float(delay), count=times,
            probability=float(probability), seed=self._cluster.seed * 1000 + number if seed is None else seed,
            optional=optional, added_at=now,
        )  # fmt: skip
        self._must_exist(known, selector)
        self._cluster.change(lambda change: _enter(change, fault, known))
        return self._cluster.world.faults[number]

    def _must_exist(self, kind: Kind, selector: tuple[str, ...]) -> None:
        from mockcluster.faults.selection import means

        world = self._cluster.world
        known: dict[str, list[str]] = {
            "vm": [vm.name for vm in world.vms],
            "network": [network.name for network in world.networks],
            "switch": [switch.name for switch in world.switches],
            "volume": [name for volume in world.volumes for name in (volume.friendly_name, volume.name)],
        }
        for entry in selector:
            name, _, pattern = entry.partition("=")
            there = known.get(name) or [host.name for host in world.hosts]
            if not any(means(pattern, one) for one in there):
                listed = ", ".join(dict.fromkeys(there))
                raise FaultError(f"{kind.name}: no {name} is called '{pattern}'; there are {listed}")

    def remove(self, fault: Fault | int) -> Fault:
        """Withdraw a fault and put back what it altered; raises ``FaultError`` when there is none."""
        number = fault if isinstance(fault, int) else fault.id
        found = self.get(number)
        if found is None:
            raise FaultError(f"there is no fault {number}")
        self._cluster.change(lambda change: _withdraw(change, found))
        return found

    def clear(self) -> None:
        """Withdraw all faults, the last one first."""
        for fault in reversed(list(self)):
            if fault.active or fault.altered:
                self.remove(fault)

    def load(self, path: str | PathLike[str]) -> list[Fault]:
        """Add the faults of a YAML file; raises ``FaultError`` naming file and line, and adds none then."""
        from mockcluster.faults.description import read

        return self._add_all(read(str(path)))

    def load_text(self, text: str, file: str = "<text>") -> list[Fault]:
        """Add the faults of a YAML text; ``file`` is what errors call it. Raises ``FaultError``."""
        from mockcluster.faults.description import parse

        return self._add_all(parse(text, file))

    def _add_all(self, items: list[dict[str, Any]]) -> list[Fault]:
        added: list[Fault] = []
        try:
            for item in items:
                added.append(self.add(**item))
        except FaultError:
            for fault in reversed(added):
                self._cluster.change(lambda change, fault=fault: _forget(change, fault))  # type: ignore[misc]
            raise
        return added


def _forget(change: Change, fault: Fault) -> None:
    put_back(change, fault)
    change.unschedule("fault", f"begin:{fault.id}")
    change.remove(fault)


def _enter(change: Change, fault: Fault, kind: Kind) -> None:
    change.add(fault)
    if kind.family != CONDITION:
        return
    if fault.delay > 0:
        change.set(fault, state="Waiting")
        change.schedule(change.now + round(fault.delay * c.MICROSECONDS), "fault", f"begin:{fault.id}")
    else:
        take_hold(change, fault)


def begin(change: Change, number: int) -> None:
    """Let a condition take hold whose delay is over."""
    fault = change.world.faults.get(number)
    if fault is not None and fault.state == "Waiting":
        change.set(fault, state="Active")
        take_hold(change, fault)


def _withdraw(change: Change, fault: Fault) -> None:
    put_back(change, fault)
    if fault.active:
        change.set(fault, state="Withdrawn", removed_at=change.now)


def kind_named(name: str) -> Kind:
    """Return a kind by its name; raises ``FaultError`` that suggests the nearest one."""
    found = KINDS.get(name.strip().lower().replace("_", "-"))
    if found is None:
        raise FaultError(f"there is no fault '{name}'; do you mean '{nearest(name, KINDS)}'?")
    return found


def _sorted_out(kind: Kind, given: dict[str, object]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sort what was given into selectors and options, with all defaults filled in."""
    options = {name: option.default for name, option in kind.options}
    selector: dict[str, str] = {}
    for name, value in given.items():
        if value is None:
            continue
        option = kind.option(name)
        if name == "stage" and kind.stages:
            if str(value) not in map(str, kind.stages):
                raise FaultError(f"{kind.name}: stage is {value}; allowed are {', '.join(map(str, kind.stages))}")
            options["stage"] = str(value)
        elif option is not None:
            options[name] = _allowed(kind, name, option, value)
        elif name in kind.selectors:
            selector[name] = ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
        else:
            stages = ("stage",) if kind.stages else ()
            allowed = ", ".join((*kind.selectors, *dict(kind.options), *stages, *COMMON))
            raise FaultError(f"{kind.name} has no '{name}'; allowed are {allowed}")
    return tuple(f"{k}={v}" for k, v in selector.items()), tuple(f"{k}={v}" for k, v in options.items())


def _allowed(kind: Kind, name: str, option: Option, value: object) -> str:
    text = str(value)
    if option.number:
        try:
            good = float(text) >= 0
        except ValueError:
            good = False
        if not good:
            raise FaultError(f"{kind.name}: {name} is '{text}'; allowed is a number from 0: {option.text}")
    return text


def _check_common(delay: float, count: int, probability: float) -> None:
    if not delay >= 0:
        raise FaultError(f"delay is {delay}; allowed are seconds from 0")
    if count < 0:
        raise FaultError(f"count is {count}; allowed is a number from 0 (0 = no end)")
    if not 0.0 <= probability <= 1.0:
        raise FaultError(f"probability is {probability}; allowed is a number from 0 to 1")
