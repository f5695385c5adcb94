"""What Get-Counter gives: sample sets with their samples, and the descriptions of counter sets."""

from __future__ import annotations

from typing import Any

from pshv.types.netobject import NetObject, Property, member_table

_SPACE = "Microsoft.PowerShell.Commands.GetCounter."


def _uint64(number: float) -> Any:
    from pshv.runtime.values import UInt64

    return UInt64(int(number))


class CounterSample(NetObject):
    """One counter at one moment."""

    __slots__ = ("instance", "path", "time", "value")
    type_names = (f"{_SPACE}PerformanceCounterSample", "System.Object")
    display_set = ("Path", "InstanceName", "CookedValue")
    members = member_table(
        Property("Path", lambda s: s.path, type_name="string"),
        Property("InstanceName", lambda s: s.instance, type_name="string"),
        Property("CookedValue", lambda s: s.value, type_name="double"),
        Property("RawValue", lambda s: _uint64(s.value), type_name="ulong"),
        Property("SecondValue", lambda s: _uint64(0), type_name="ulong"),
        Property("MultipleCount", lambda s: 1, type_name="uint"),
        Property("CounterType", lambda s: "NumberOfItems64"),
        Property("Timestamp", lambda s: s.time, type_name="datetime"),
        Property("Timestamp100NSec", lambda s: _uint64(s.time.ticks), type_name="ulong"),
        Property("Status", lambda s: 0, type_name="uint"),
        Property("DefaultScale", lambda s: 0, type_name="uint"),
        Property("TimeBase", lambda s: _uint64(10_000_000), type_name="ulong"),
    )

    def __init__(self, path: str, instance: str, value: float, time: Any) -> None:
        self.path = path
        self.instance = instance
        self.value = value
        self.time = time

    def text(self) -> str:
        return self.type_names[0]


class CounterSampleSet(NetObject):
    """The samples of one moment."""

    __slots__ = ("samples", "time")
    type_names = (f"{_SPACE}PerformanceCounterSampleSet", "System.Object")
    members = member_table(
        Property("Readings", lambda s: s.readings(), type_name="string", kind="ScriptProperty"),
        Property("Timestamp", lambda s: s.time, type_name="datetime"),
        Property("CounterSamples", lambda s: list(s.samples)),
    )

    def __init__(self, time: Any, samples: list[CounterSample]) -> None:
        self.time = time
        self.samples = samples

    def readings(self) -> str:
        from pshv.runtime.text import to_text

        return "\n".join(f"{sample.path} :\n{to_text(sample.value)}\n" for sample in self.samples)

    def text(self) -> str:
        return self.type_names[0]


class CounterSet(NetObject):
    """A counter set, as -ListSet describes it."""

    __slots__ = ("description", "instanced", "machine", "name", "paths", "with_instances")
    type_names = (f"{_SPACE}CounterSet", "System.Object")
    display_set = ("CounterSetName", "MachineName", "CounterSetType", "Description", "Paths", "PathsWithInstances")
    members = member_table(
        Property("Counter", lambda s: list(s.paths), kind="AliasProperty"),
        Property("CounterSetName", lambda s: s.name, type_name="string"),
        Property("MachineName", lambda s: s.machine, type_name="string"),
        Property("CounterSetType", lambda s: "MultiInstance" if s.instanced else "SingleInstance"),
        Property("Description", lambda s: s.description, type_name="string"),
        Property("Paths", lambda s: list(s.paths)),
        Property("PathsWithInstances", lambda s: list(s.with_instances)),
    )

    def __init__(self, name: str, machine: str, found: Any, instances: list[str]) -> None:
        self.name = name
        self.machine = machine
        self.description = found.description
        self.instanced = found.instances is not None
        mark = "(*)" if self.instanced else ""
        self.paths = [f"\\{name}{mark}\\{counter}" for counter in found.counters]
        self.with_instances = [f"\\{name}({one})\\{counter}" for one in instances for counter in found.counters]

    def text(self) -> str:
        return self.type_names[0]
