"""Performance counters of a mock node: what the cluster's model knows of load, memory, disks and machines.

A counter whose quantity the model does not have is 0, as on an idle host.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pshv.types.cim.machine import Machine

    Reading = Callable[[Machine, str], float]

MIB = 1 << 20
TOTAL = "_Total"


class Counters(NamedTuple):
    """One counter set: its instances on a node (none for a set of one) and its counters."""

    description: str
    instances: Callable[[Machine], list[str]] | None
    counters: dict[str, Reading]


def _none(m: Machine, instance: str) -> float:
    return 0.0


def _processors(m: Machine) -> list[str]:
    return [*map(str, range(int(m.host.logical_processors))), TOTAL]


def _logical(m: Machine) -> list[str]:
    return [*(f"Hv LP {number}" for number in range(int(m.host.logical_processors))), TOTAL]


def _busy(m: Machine, instance: str) -> float:
    return float(m.load)


def _guests(m: Machine, instance: str) -> float:
    return float(max(0, m.load - int(m.host.cpu_usage)))


def _running(m: Machine) -> list[Any]:
    return [vm for vm in m.machines if str(vm.state) == "Running"]


def _virtual(m: Machine) -> list[str]:
    return [*(f"{vm.name}:Hv VP {n}" for vm in _running(m) for n in range(int(vm.processor_count))), TOTAL]


def _virtual_busy(m: Machine, instance: str) -> float:
    name = instance.partition(":")[0].lower()
    return next((float(vm.cpu_usage) for vm in _running(m) if vm.name.lower() == name), _guests(m, instance))


def _assigned(m: Machine, instance: str) -> float:
    return next((float(vm.memory_assigned // MIB) for vm in _running(m) if vm.name.lower() == instance.lower()), 0.0)


def _committed(m: Machine, instance: str) -> float:
    return 100.0 * (1 - m.memory_free / max(1, int(m.host.memory_capacity)))


def _names(m: Machine) -> list[str]:
    return [str(vm.name) for vm in _running(m)]


def _disks(m: Machine) -> list[str]:
    return ["C:", TOTAL]


def _interfaces(m: Machine) -> list[str]:
    return [str(one.description or one.adapter) for one in m.world.interfaces if one.node == m.name]


_TIMES: dict[str, Reading] = {
    "% Processor Time": _busy,
    "% User Time": _guests,
    "% Privileged Time": lambda m, i: float(m.host.cpu_usage),
    "% Idle Time": lambda m, i: 100.0 - m.load,
    "Interrupts/sec": _none,
}
_DISK: dict[str, Reading] = {
    "% Free Space": lambda m, i: 100.0 * m.disk[1] / max(1, m.disk[0]),
    "Free Megabytes": lambda m, i: float(m.disk[1] // MIB),
    **dict.fromkeys(
        (
            "% Disk Time",
            "Avg. Disk Queue Length",
            "Avg. Disk sec/Read",
            "Avg. Disk sec/Transfer",
            "Avg. Disk sec/Write",
            "Current Disk Queue Length",
            "Disk Bytes/sec",
            "Disk Read Bytes/sec",
            "Disk Reads/sec",
            "Disk Transfers/sec",
            "Disk Write Bytes/sec",
            "Disk Writes/sec",
        ),
        _none,
    ),
}
_HYPERVISOR: dict[str, Reading] = {
    "% Total Run Time": _busy,
    "% Guest Run Time": _guests,
    "% Hypervisor Run Time": _none,
    "% Idle Time": lambda m, i: 100.0 - m.load,
}

SETS: dict[str, Counters] = {
    "Processor": Counters("Aspects of processor activity.", _processors, _TIMES),
    "Processor Information": Counters(
        "Aspects of processor activity.", lambda m: [f"0,{n}" for n in _processors(m)] + [TOTAL], _TIMES
    ),
    "Memory": Counters(
        "The behaviour of physical and virtual memory on the computer.",
        None,
        {
            "Available MBytes": lambda m, i: float(m.memory_free // MIB),
            "Available KBytes": lambda m, i: float(m.memory_free // 1024),
            "Available Bytes": lambda m, i: float(m.memory_free),
            "Committed Bytes": lambda m, i: float(int(m.host.memory_capacity) - m.memory_free),
            "% Committed Bytes In Use": _committed,
            "Cache Faults/sec": _none,
            "Page Faults/sec": _none,
            "Pages/sec": _none,
        },
    ),
    "System": Counters(
        "Instances of components of the computer.",
        None,
        {
            "System Up Time": lambda m, i: max(0.0, (m.now - m.booted_at) / 1_000_000),
            "Processes": lambda m, i: 118.0 + len(m.machines),
            "Processor Queue Length": _none,
            "Context Switches/sec": _none,
        },
    ),
    "LogicalDisk": Counters("Logical partitions of hard or fixed disk drives.", _disks, _DISK),
    "PhysicalDisk": Counters(
        "Hard or fixed disk drives on the computer.",
        lambda m: ["0 C:", TOTAL],
        {name: reading for name, reading in _DISK.items() if "Free" not in name},
    ),
    "Network Interface": Counters(
        "Rates at which bytes and packets are sent and received over a network connection.",
        _interfaces,
        {"Bytes Total/sec": _none, "Bytes Received/sec": _none, "Bytes Sent/sec": _none, "Output Queue Length": _none},
    ),
    "Hyper-V Hypervisor Logical Processor": Counters("A logical processor of the hypervisor.", _logical, _HYPERVISOR),
    "Hyper-V Hypervisor Virtual Processor": Counters(
        "A virtual processor of a machine.",
        _virtual,
        {"% Guest Run Time": _virtual_busy, "% Total Run Time": _virtual_busy, "% Hypervisor Run Time": _none},
    ),
    "Hyper-V Dynamic Memory VM": Counters(
        "The dynamic memory of a machine.",
        _names,
        {
            "Physical Memory": _assigned,
            "Guest Visible Physical Memory": _assigned,
            "Current Pressure": lambda m, i: 100.0,
        },
    ),
    "Hyper-V Virtual Machine Health Summary": Counters(
        "The health of the machines of the host.",
        None,
        {"Health Ok": lambda m, i: float(len(m.machines)), "Health Critical": _none},
    ),
}

_PATH = re.compile(r"^(?:\\\\(?P<host>[^\\]+))?\\(?P<set>[^\\(]+?)(?:\((?P<instance>.*)\))?\\(?P<counter>[^\\]+)$")


class CounterPath(NamedTuple):
    """The parts of `\\\\host\\set(instance)\\counter`; absent ones are empty."""

    host: str
    name: str
    instance: str
    counter: str


def parse(path: str) -> CounterPath | None:
    """The parts of a counter's path, None when it is not one."""
    found = _PATH.match(path.strip())
    if found is None:
        return None
    return CounterPath(found["host"] or "", found["set"].strip(), found["instance"] or "", found["counter"].strip())


def find_set(name: str) -> str | None:
    """The set's own spelling of `name`."""
    return next((own for own in SETS if own.lower() == name.lower()), None)


def readings(machine: Machine, path: CounterPath) -> Iterator[tuple[str, str, float]]:
    """(path, instance, value) of every counter a path means, in lower case as Windows gives them."""
    from pshv.runtime.wildcard import Wildcard

    own = find_set(path.name)
    if own is None:
        return
    found = SETS[own]
    wanted = Wildcard(path.counter)
    instances = [""] if found.instances is None else found.instances(machine)
    if found.instances is not None:
        test = Wildcard(path.instance)
        instances = [one for one in instances if test.matches(one)]
    for counter, read in found.counters.items():
        if not wanted.matches(counter):
            continue
        for instance in instances:
            part = f"({instance})" if instance else ""
            shown = f"\\\\{machine.name}\\{own}{part}\\{counter}".lower()
            yield shown, instance.lower(), read(machine, instance)
