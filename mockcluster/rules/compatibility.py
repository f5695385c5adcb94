"""Can the destination host this machine? Checks 6 and 10 to 13 of live-migration-model.md section 4."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.rules.attempt import Attempt
    from mockcluster.world.machine import Drive


def _refuse(
    attempt: Attempt, name: str, message: tuple[str, ...], *, check: int, code: int = 0, limit: str = "",
    actual: str = "", remedy: str = "", details: tuple[tuple[str, str], ...] = (), category: str = "NotSpecified",
) -> Refusal:  # fmt: skip
    return Refusal(
        name, category, message, code, check, attempt.vm.name,
        side="destination", host=attempt.target.name, limit=limit, actual=actual, remedy=remedy, details=details,
    )  # fmt: skip


def configuration_version(attempt: Attempt) -> Refusal | None:
    """Check 6: the configuration version is in the destination's list."""
    vm, target = attempt.vm, attempt.target
    if vm.version in target.supported_vm_versions:
        return None
    text = (
        f"The virtual machine '{vm.name}' has configuration version {vm.version}, which is not supported on "
        f"physical computer '{target.name}'."
    )
    supported = ", ".join(target.supported_vm_versions)
    return _refuse(
        attempt, "ConfigurationVersion", (text,), check=6, code=24006, limit=supported, actual=vm.version,
        remedy=f"Move it to a host that supports {vm.version}, or Stop-VM {vm.name}; Update-VMVersion {vm.name}",
    )  # fmt: skip


def switch_refusals(attempt: Attempt) -> Iterator[Refusal]:
    """Yield a refusal for every adapter whose switch does not exist at the destination under the same name."""
    vm, target = attempt.vm, attempt.target
    present = {switch.name.lower() for switch in attempt.world.switches_on(target.name)}
    for adapter in attempt.world.adapters_of(vm):
        switch = attempt.switch_of(adapter)
        if switch and switch.lower() not in present:
            message = (
                f"The virtual machine '{vm.name}' is not compatible with physical computer '{target.name}'.",
                f"Could not find Ethernet switch '{switch}'.",
            )
            yield _refuse(
                attempt, "SwitchMissing", message, check=10, code=c.SWITCH_NOT_FOUND, actual=switch,
                limit=", ".join(sorted(present)),
                remedy=f"New-VMSwitch -ComputerName {target.name} -Name '{switch}', or reconnect the adapter",
                details=(("switch", switch), ("adapter", adapter.name), ("adapter_id", adapter.id)),
            )  # fmt: skip


def switches(attempt: Attempt) -> Refusal | None:
    """Check 10: every connected switch exists at the destination under the same name."""
    return next(switch_refusals(attempt), None)


def _reachable(attempt: Attempt, path: str) -> bool:
    if path.startswith("\\\\"):
        return True
    root = attempt.world.cluster.shared_volumes_root.lower() + "\\"
    if not path.lower().startswith(root):
        return False
    folder = path[len(root) :].split("\\")[0].lower()
    for volume in attempt.world.volumes:
        if volume.friendly_name.lower() == folder:
            return volume.access(attempt.target.name) != "Unavailable"
    return False


def _drive_problem(attempt: Attempt, drive: Drive) -> tuple[str, int, str] | None:
    vm = attempt.vm.name
    if drive.passthrough_disk >= 0:
        text = f"The virtual machine uses the physical disk {drive.passthrough_disk}, which cannot be migrated."
        return text, 40008, f"Remove-VMHardDiskDrive {vm}, or give it a virtual hard disk"
    if drive.path and drive.kind == "Dvd" and not _reachable(attempt, drive.path):
        text = f"CD/DVD image '{drive.path}' was not found on the destination computer."
        return text, c.E_DISK_NOT_FOUND, f"Set-VMDvdDrive {vm} -Path $null"
    if drive.path and not _reachable(attempt, drive.path):
        text = f"Virtual hard disk '{drive.path}' was not found on the destination computer."
        remedy = "Put the file on a cluster shared volume or an SMB share, or move the storage too"
        return text, c.E_DISK_NOT_FOUND, remedy
    return None


def storage_refusals(attempt: Attempt) -> Iterator[Refusal]:
    """Yield a refusal for the assigned devices and for every drive that the destination cannot open."""
    vm = attempt.vm
    if vm.assigned_devices:
        names = ", ".join(vm.assigned_devices)
        text = f"The virtual machine '{vm.name}' has assigned devices ({names}), which cannot be migrated."
        yield _refuse(
            attempt, "AssignedDevice", (text,), check=11, code=24008, actual=names,
            remedy=f"Stop-VM {vm.name}; Remove-VMAssignableDevice {vm.name}",
        )  # fmt: skip
    for drive in attempt.world.drives_of(vm):
        if attempt.storage and drive.kind == "HardDisk" and drive.passthrough_disk < 0:
            continue
        problem = _drive_problem(attempt, drive)
        if problem is not None:
            text, code, remedy = problem
            yield _refuse(
                attempt, "StorageUnreachable", (text,), check=11, code=code, actual=drive.path, remedy=remedy,
                details=(("path", drive.path), ("drive_id", drive.id)),
            )  # fmt: skip


def storage(attempt: Attempt) -> Refusal | None:
    """Check 11: disks, ISO files and devices must be reachable from the destination, unless the storage moves too."""
    return next(storage_refusals(attempt), None)


def registration(attempt: Attempt) -> Refusal | None:
    """Check 12: the destination can create the planned machine."""
    target = attempt.target
    if not target.hypervisor_present:
        text = (
            f"Failed to create partition for '{attempt.vm.name}' because the hypervisor is not running. "
            f"(0x{c.E_NO_HYPERVISOR:08X})"
        )
        remedy = f"Mend the firmware or boot configuration of {target.name} and start it again"
        return _refuse(attempt, "NoHypervisor", (text,), check=12, code=c.E_NO_HYPERVISOR, remedy=remedy)
    if target.log_on_as_service:
        return None
    text = (
        "Failed to create the planned virtual machine at migration destination: Logon failure: the user has not been "
        f"granted the requested logon type at this computer. (0x{c.E_LOGON_TYPE:08X})"
    )
    remedy = f"Grant 'Log on as a service' to NT VIRTUAL MACHINE\\Virtual Machines on {target.name}"
    return _refuse(attempt, "LogonType", (text,), check=12, code=c.E_LOGON_TYPE, remedy=remedy)


def memory(attempt: Attempt) -> Refusal | None:
    """Check 13: assigned memory and overhead fit into what the destination has left."""
    vm, target = attempt.vm, attempt.target
    need = vm.memory_assigned + c.memory_overhead(vm.memory_assigned)
    free = attempt.world.memory_available(target.name)
    if need <= free:
        return None
    text = f"'{vm.name}' could not initialize memory: Ran out of memory (0x{c.E_OUT_OF_MEMORY:08X})."
    return _refuse(
        attempt, "OutOfMemory", (text,), check=13, code=c.E_OUT_OF_MEMORY, limit=str(free), actual=str(need),
        remedy=f"Move or stop other machines on {target.name}, or give it less",
        details=(("megabytes", str(vm.memory_assigned // c.MIB)),),
    )  # fmt: skip
