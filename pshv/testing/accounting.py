"""Accounting: which cmdlets were called with what, and where a test relied on something that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.wildcard import Wildcard
from pshv.testing.objects import Item, to_python

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.runtime.errors import ErrorRecord

    Take = Callable[[Any], None]

# words for what a caller means, and the parameters that may say it, the first bound one counting
MEANINGS: dict[str, tuple[str, ...]] = {
    "to": ("DestinationHost", "DestinationCimSession", "Node", "Destination", "TargetNode"),
    "vm": ("VM", "VMName", "Name"),
    "host": ("ComputerName", "VMHost"),
}
CLUSTER_MODULES = ("Hyper-V", "FailoverClusters", "MockCluster", "ActiveDirectory")


MOST_KEPT = 100_000  # a host that runs for days forgets the oldest calls


class Call:
    """One call of a cmdlet: a pipeline that feeds it three machines makes three.

    `parameters` holds what was bound, by the parameter's own name, as Python values; `line` is the piece of the
    script; `errors` the messages of errors it gave.
    """

    __slots__ = ("errors", "line", "module", "name", "parameters")

    def __init__(self, name: str, module: str, line: str) -> None:
        self.name = name
        self.module = module
        self.line = line
        self.parameters: dict[str, Any] = {}
        self.errors: list[str] = []

    @property
    def ok(self) -> bool:
        """Whether the call gave no error."""
        return not self.errors

    def get(self, parameter: str, default: Any = None) -> Any:
        """What was bound to a parameter: its name in any case, with or without underscores, or a word of `MEANINGS`."""
        wanted = parameter.replace("_", "").lower()
        for name in MEANINGS.get(wanted, (parameter,)):
            for known, value in self.parameters.items():
                if known.lower() == name.replace("_", "").lower():
                    return value
        return default

    def matches(self, criteria: dict[str, object]) -> bool:
        """Whether every parameter of `criteria` was bound to such a value; texts compare without case, `*` is any."""
        missing = object()
        return all(_same(self.get(name, missing), wanted) for name, wanted in criteria.items())

    def __repr__(self) -> str:
        shown = " ".join(f"-{name} {value}" for name, value in self.parameters.items())
        return f"<Call {self.name} {shown}>".replace(" >", ">")


def _same(value: Any, wanted: object) -> bool:
    if isinstance(value, list) and not isinstance(wanted, list):
        return any(_same(one, wanted) for one in value)
    if isinstance(wanted, str):
        name = getattr(value, "Name", None) if isinstance(value, Item) else value
        return isinstance(name, str) and Wildcard(wanted).matches(name)
    return bool(value == wanted)


class Accounts:
    """What the sessions of one cluster have called. Sessions tell it (they know it as their recorder).

    `violations` names, in order and once each, what strict mode objects to.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.violations: list[str] = []

    def find(self, name: str | None = None, **parameters: object) -> list[Call]:
        """The calls of a cmdlet (wildcards allowed; None: of all) whose parameters were bound so."""
        pattern = Wildcard(name) if name is not None else None
        return [
            call for call in self.calls if (pattern is None or pattern.matches(call.name)) and call.matches(parameters)
        ]

    def mark(self) -> tuple[int, int]:
        """Where the accounts stand: so many calls, so many violations."""
        return len(self.calls), len(self.violations)

    # -- told by sessions -----------------------------------------------------------------------------------------
    def bound(self, stage: Any) -> None:
        """A command line was bound."""
        command = stage.command
        self._check(stage, stage.binding.values)
        if stage.expecting and command.module_name in CLUSTER_MODULES:
            return
        self._add(stage, stage.binding.values)

    def watching(self, stage: Any, take: Take) -> Take:
        """The function that takes one pipeline object, told of each for the cmdlets of the cluster."""
        if stage.command.module_name not in CLUSTER_MODULES:
            return take

        def taking(item: Any) -> None:
            call = self._add(stage, {})
            try:
                take(item)
            finally:
                call.parameters = _values(stage.binding.values)

        return taking

    def failed(self, record: ErrorRecord) -> None:
        """An error was recorded."""
        name = record.invocation.command_name if record.invocation is not None else ""
        for call in reversed(self.calls[-50:]):
            if call.name == name:
                call.errors.append(record.message)
                break
        if record.error_id.startswith("NotImplemented"):
            where = f" ({_line(record.extent)})" if record.extent is not None else ""
            self._object(f"{record.message}{where}")

    def _add(self, stage: Any, values: dict[str, Any]) -> Call:
        site = stage.run.site
        call = Call(stage.command.name, stage.command.module_name, _line(site.extent) if site is not None else "")
        call.parameters = _values(values)
        if len(self.calls) >= MOST_KEPT:
            del self.calls[: MOST_KEPT // 2]
        self.calls.append(call)
        return call

    def _check(self, stage: Any, values: Iterable[str]) -> None:
        if stage.command.module_name not in CLUSTER_MODULES or stage.command.cls is None:
            return
        from pshv.testing.inert import inert_parameters

        inert = inert_parameters(stage.command.cls)
        for name in values:
            if name in inert:
                line = _line(stage.run.site.extent) if stage.run.site is not None else ""
                self._object(f"{stage.command.name} -{name} is accepted, but has no effect in pshv yet ({line})")

    def _object(self, text: str) -> None:
        if text not in self.violations:
            self.violations.append(text)


def _line(extent: Any) -> str:
    return " ".join(str(extent.text).split())


def _values(bound: dict[str, Any]) -> dict[str, Any]:
    return {name: to_python(value) for name, value in bound.items()}
