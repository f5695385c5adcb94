"""Processors of machine and destination: checks 7 and 8 of live-migration-model.md section 4."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.rules.attempt import Attempt
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.node import Host

MOST_PROCESSORS = {"2016": 240, "2019": 240, "2022": 1024, "2025": 2048}  # cluster-model.md section 10 (D)
MOST_PROCESSORS_GENERATION_1 = 64
MOST_MEMORY = {"2016": 12 << 40, "2019": 12 << 40, "2022": 12 << 40, "2025": 240 << 40}
MOST_MEMORY_GENERATION_1 = 1 << 40
MOST_VIRTUAL_PROCESSORS = 2048  # in use on one host (D)
COMPATIBLE_FEATURES = frozenset({"sse", "sse2", "sse3", "ssse3", "sse4.1", "sse4.2", "popcnt", "cx16", "lahf"})
_HARDWARE = (
    "The virtual machine cannot be moved to the destination computer. The hardware on the destination computer is not "
    "compatible with the hardware requirements of this virtual machine."
)


def processor_limit(vm: VirtualMachine, host: Host) -> int:
    """Return the most virtual processors ``vm`` may have on ``host``: its logical ones, generation and version."""
    most = MOST_PROCESSORS_GENERATION_1 if vm.generation == 1 else MOST_PROCESSORS.get(host.os_version, 240)
    return min(host.logical_processors, most)


def memory_limit(vm: VirtualMachine, host: Host) -> int:
    """Return the most memory in bytes that a machine of this generation may have on ``host``."""
    return MOST_MEMORY_GENERATION_1 if vm.generation == 1 else MOST_MEMORY.get(host.os_version, 12 << 40)


def visible_features(vm: VirtualMachine, host: Host) -> set[str]:
    """Return the processor features a machine sees: all of its host, or the compatible set (D)."""
    seen = set(host.processor_features)
    return seen & COMPATIBLE_FEATURES if vm.processor_compatibility else seen


def processor_features(attempt: Attempt) -> Refusal | None:
    """Check 7: same vendor, and every feature the machine sees exists at the destination."""
    vm, source, target = attempt.vm, attempt.source, attempt.target
    if source.processor_vendor != target.processor_vendor:
        return Refusal(
            "ProcessorVendor", "NotSpecified", (_HARDWARE,), 24002, 7, vm.name, "destination", target.name,
            limit=target.processor_vendor, actual=source.processor_vendor,
            remedy="Move the machine while it is off, or to a host with processors of the same maker",
        )  # fmt: skip
    missing = sorted(visible_features(vm, source) - set(target.processor_features))
    if not missing:
        return None
    text = (
        f"Virtual machine '{vm.name}' is using processor-specific features not supported on host '{target.name}'. To "
        "allow for migration of this virtual machine to a server with a different processor, modify the virtual "
        "machine settings to limit the processor features used by the virtual machine."
    )
    return Refusal(
        "ProcessorFeatures", "NotSpecified", (_HARDWARE, text), 24004, 7, vm.name, "destination", target.name,
        actual=", ".join(missing),
        remedy=f"Stop-VM {vm.name}; Set-VMProcessor {vm.name} -CompatibilityForMigrationEnabled $true",
    )  # fmt: skip


def processor_count(attempt: Attempt) -> Refusal | None:
    """Check 8: virtual processors against logical processors, and the limits of version and generation."""
    vm, target = attempt.vm, attempt.target
    limit = processor_limit(vm, target)
    if vm.processor_count > limit:
        text = (
            f"The virtual machine '{vm.name}' has {vm.processor_count} virtual processors, more than the {limit} that "
            f"physical computer '{target.name}' supports."
        )
        return Refusal(
            "ProcessorCount", "NotSpecified", (text,), 14420, 8, vm.name, "destination", target.name, str(limit),
            str(vm.processor_count), f"Stop-VM {vm.name}; Set-VMProcessor {vm.name} -Count {limit}",
        )  # fmt: skip
    most = memory_limit(vm, target)
    if vm.memory_assigned <= most:
        return None
    text = (
        f"The virtual machine '{vm.name}' has {vm.memory_assigned // c.MIB} MB of memory, more than the "
        f"{most // c.MIB} MB that a machine of generation {vm.generation} may have on physical computer "
        f"'{target.name}'."
    )
    return Refusal(
        "MemoryLimit", "NotSpecified", (text,), 40020, 8, vm.name, "destination", target.name, str(most),
        str(vm.memory_assigned), f"Stop-VM {vm.name}; Set-VMMemory {vm.name} -StartupBytes {most}",
    )  # fmt: skip


def processors_in_use(attempt: Attempt) -> Refusal | None:
    """Check 8: all virtual processors in use on the destination stay within the host's maximum."""
    vm, target = attempt.vm, attempt.target
    used = sum(other.processor_count for other in attempt.world.vms_on(target.name) if other.memory_assigned)
    if used + vm.processor_count <= MOST_VIRTUAL_PROCESSORS:
        return None
    text = (
        f"Physical computer '{target.name}' cannot run more than {MOST_VIRTUAL_PROCESSORS} virtual processors: "
        f"{used} are in use and the virtual machine '{vm.name}' needs {vm.processor_count}."
    )
    return Refusal(
        "ProcessorsInUse", "NotSpecified", (text,), 14390, 8, vm.name, "destination", target.name,
        str(MOST_VIRTUAL_PROCESSORS), str(used + vm.processor_count), f"Move or stop other machines of {target.name}",
    )  # fmt: skip
