"""Rings and modes of a host's processors: who runs where, and how often guests left and were entered again.

With the hypervisor loaded it alone runs in VMX root mode; the root partition and every machine run in non-root mode,
each with its own rings 0 and 3. An exit hands control to the hypervisor, an entry gives it back, so entries are exits
plus one for a guest that runs. Without it everything runs in rings 0 and 3 of the bare processor and there is neither
entry nor exit. The rates are ours (C): a timer tick per processor, and exits that grow with the load.
"""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.world.node import Host
    from mockcluster.world.world import World

ROOT, NON_ROOT, BARE = "root", "non-root", "none"
TICKS = 64.0  # exits a second and processor that is idle (C)
REASONS = (
    ("External interrupt", 0.30), ("MSR access", 0.22), ("HLT", 0.18), ("I/O instruction", 0.12), ("Hypercall", 0.10),
    ("EPT violation", 0.05), ("CPUID", 0.03),
)  # fmt: skip
PER_LOAD = 2200.0  # exits a second of a processor that is fully busy (C)
RINGS = ((0, "kernel"), (3, "user"))


class Mode(Value):
    """One ring of one partition. ``ring`` -1 is the hypervisor, below the operating systems' ring 0.

    ``entries`` and ``exits`` count since the partition started; ``reasons`` are the exits by reason.
    """

    host: str
    partition: str
    ring: int
    runs: str
    mode: str
    processors: int
    entries: int = 0
    exits: int = 0
    reasons: tuple[tuple[str, int], ...] = ()


def modes(world: World, host: Host, now: int) -> list[Mode]:
    """Return the rings of a host in order: the hypervisor, the root partition, then each running machine."""
    system = host.os_name.removeprefix("Microsoft ")
    if not host.hypervisor_present:
        return [_ring(host, "(no hypervisor)", ring, f"{system} {word}", BARE) for ring, word in RINGS]
    vendor = "AMD-V host mode" if host.processor_vendor == "AuthenticAMD" else "VMX root operation"
    hypervisor = Mode(host.name, "Hypervisor", -1, f"Hyper-V hypervisor ({vendor})", ROOT, host.logical_processors)
    found = [hypervisor]
    seconds = max(0, now - host.booted_at) / c.MICROSECONDS
    exits = _exits(host.logical_processors, host.cpu_usage, seconds)
    found += _partition(host, "Root partition", system, host.logical_processors, exits, entered=True)
    for vm in sorted(world.vms_on(host.name), key=lambda one: one.name.lower()):
        if vm.state not in ("Running", "Paused"):
            continue
        exits = _exits(vm.processor_count, vm.cpu_load, vm.uptime(now) / c.MICROSECONDS)
        running = vm.state == "Running"
        found += _partition(host, vm.name, vm.guest_os, vm.processor_count, exits, entered=running)
    return found


def _exits(processors: int, load: int, seconds: float) -> int:
    return int(seconds * processors * (TICKS + PER_LOAD * load / 100))


def _ring(host: Host, partition: str, ring: int, runs: str, mode: str) -> Mode:
    return Mode(host.name, partition, ring, runs, mode, host.logical_processors)


def _partition(host: Host, name: str, system: str, processors: int, exits: int, *, entered: bool) -> list[Mode]:
    """Return rings 0 and 3 of a partition; exits are counted in ring 0, where nearly all of them happen."""
    counted = [(reason, int(exits * share)) for reason, share in REASONS]
    counted[0] = (counted[0][0], counted[0][1] + exits - sum(number for _, number in counted))
    kernel = Mode(
        host.name, name, 0, f"{system} kernel", NON_ROOT, processors, exits + (processors if entered else 0), exits,
        tuple(counted),
    )  # fmt: skip
    return [kernel, Mode(host.name, name, 3, f"{system} user", NON_ROOT, processors)]
