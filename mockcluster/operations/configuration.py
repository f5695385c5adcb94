"""Settings of machines: processors, memory, names, network connections, drives, configuration version."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.journal import facts as f
from mockcluster.operations import subjects, transitions
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.processors import processor_limit
from mockcluster.rules.refusal import Refusal
from mockcluster.rules.rights import access_refusal
from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.machine import VirtualMachine

MIB = 1 << 20
_RUNS = ("Running", "Paused", "Starting", "Saved")


class Setting(Value):
    """A setting of a machine: its name on Windows, whether the machine must be off, and the numbers allowed."""

    name: str
    off: bool = False
    least: int = 0
    most: int = 1 << 62


VM_SETTINGS: dict[str, Setting] = {
    "name": Setting("Name"),
    "notes": Setting("Notes"),
    "processor_count": Setting("ProcessorCount", off=True, least=1),
    "processor_compatibility": Setting("CompatibilityForMigrationEnabled", off=True),
    "processor_compatibility_older": Setting("CompatibilityForOlderOperatingSystemsEnabled", off=True),
    "expose_virtualization_extensions": Setting("ExposeVirtualizationExtensions", off=True),
    "processor_reserve": Setting("Reserve", most=100),
    "processor_maximum": Setting("Maximum", most=100),
    "processor_weight": Setting("RelativeWeight", most=10000),
    "hw_threads_per_core": Setting("HwThreadCountPerCore", off=True, most=2),
    "maximum_processors_per_numa_node": Setting("MaximumCountPerNumaNode", off=True, least=1),
    "maximum_memory_per_numa_node": Setting("MaximumAmountPerNumaNodeBytes", off=True, least=8 * MIB),
    "memory_startup": Setting("MemoryStartup", least=32 * MIB),
    "memory_minimum": Setting("MemoryMinimum", least=32 * MIB),
    "memory_maximum": Setting("MemoryMaximum", least=32 * MIB),
    "dynamic_memory": Setting("DynamicMemoryEnabled", off=True),
    "memory_buffer": Setting("Buffer", least=5, most=2000),
    "memory_priority": Setting("Priority", most=100),
    "automatic_start_action": Setting("AutomaticStartAction"),
    "automatic_start_delay": Setting("AutomaticStartDelay"),
    "automatic_stop_action": Setting("AutomaticStopAction"),
    "automatic_critical_error_action": Setting("AutomaticCriticalErrorAction"),
    "automatic_critical_error_action_timeout": Setting("AutomaticCriticalErrorActionTimeout"),
    "automatic_checkpoints_enabled": Setting("AutomaticCheckpointsEnabled"),
    "checkpoint_type": Setting("CheckpointType"),
    "snapshot_file_location": Setting("SnapshotFileLocation"),
    "smart_paging_file_path": Setting("SmartPagingFilePath"),
    "lock_on_disconnect": Setting("LockOnDisconnect"),
    "guest_controlled_cache_types": Setting("GuestControlledCacheTypes", off=True),
    "low_memory_mapped_io_space": Setting("LowMemoryMappedIoSpace", off=True),
    "high_memory_mapped_io_space": Setting("HighMemoryMappedIoSpace", off=True),
    "assigned_devices": Setting("AssignedDevices", off=True),
}
"""Fields of a machine that can be set."""


def changeable(change: Change, vm: VirtualMachine) -> Refusal | None:
    """Return why no setting of a machine can change now: rights, or a migration under way (section 1)."""
    refusal = access_refusal(change.world, vm.host, vm.name)
    if refusal is not None or change.world.migration_of(vm) is None:
        return refusal
    message = (
        f"Failed to modify device settings of '{vm.name}'.",
        f"The operation cannot be performed while the virtual machine '{vm.name}' is in use (0x{c.E_BUSY:08X}).",
    )
    return Refusal("InUse", "ResourceBusy", message, c.E_BUSY, target=vm.name)


def note(change: Change, vm: VirtualMachine, *changes: tuple[str, object, object]) -> None:
    """Record settings that changed: name, old and new value."""
    rows = tuple((name, str(before), str(after)) for name, before, after in changes)
    change.record(f.VmSettingsChanged, vm.host, **transitions.vm_fields(change, vm), changes=rows)


class SetMachine(Operation):
    """Set properties of a machine: pairs of field (``VM_SETTINGS``) and value; all or none.

    Refusals: VmNotFound, AccessDenied, InUse, InvalidState (the machine must be off), OutOfRange. Raises
    ``LookupError`` for a field that cannot be set.
    """

    vm: str
    settings: tuple[tuple[str, Any], ...]

    def apply(self, change: Change) -> Reply:
        """Check all values, then set them."""
        vm = subjects.machine(change.world, self.vm)
        if isinstance(vm, Refusal):
            return vm
        refusal = changeable(change, vm)
        for field, value in self.settings:
            if field not in VM_SETTINGS:
                raise LookupError(f"a machine has no setting {field!r}")
            refusal = refusal or self._refusal(change, vm, field, value)
        if refusal is not None:
            return refusal
        differing = [(field, value) for field, value in self.settings if getattr(vm, field) != value]
        rows = [(VM_SETTINGS[field].name, getattr(vm, field), value) for field, value in differing]
        change.set(vm, **dict(differing))
        self._follow_up(change, vm)
        if rows:
            note(change, vm, *rows)
        return Done(vm)

    def _refusal(self, change: Change, vm: VirtualMachine, field: str, value: Any) -> Refusal | None:
        setting = VM_SETTINGS[field]
        if getattr(vm, field) == value:
            return None
        off = setting.off or (field == "memory_startup" and vm.dynamic_memory)
        if off and vm.state in _RUNS:
            message = (
                "The operation failed.",
                f"The operation cannot be performed while the virtual machine is in its current state. "
                f"({setting.name}: the virtual machine '{vm.name}' must be off)",
            )
            return Refusal("InvalidState", "InvalidOperation", message, c.E_INVALID_STATE, 0, vm.name, actual=vm.state)
        most = setting.most
        if field == "processor_count":
            most = processor_limit(vm, change.world.host_of(vm.host))
        if isinstance(value, int) and not isinstance(value, bool) and not setting.least <= value <= most:
            message = (
                f"Failed to modify device settings of '{vm.name}'.",
                f"{setting.name}: the value {value} is not in the range {setting.least} to {most}.",
            )
            return Refusal(
                "InvalidParameter", "InvalidArgument", message, 0x80070057, target=vm.name, actual=str(value),
                limit=f"{setting.least}..{most}",
            )  # fmt: skip
        return self._memory_refusal(vm)

    def _memory_refusal(self, vm: VirtualMachine) -> Refusal | None:
        wanted = dict(self.settings)
        dynamic = wanted.get("dynamic_memory", vm.dynamic_memory)
        startup = wanted.get("memory_startup", vm.memory_startup)
        least, most = wanted.get("memory_minimum", vm.memory_minimum), wanted.get("memory_maximum", vm.memory_maximum)
        if not dynamic or least <= startup <= most:
            return None
        message = (
            f"Failed to modify device settings of '{vm.name}'.",
            f"The startup memory ({startup // MIB} MB) must lie between the minimum ({least // MIB} MB) and the "
            f"maximum ({most // MIB} MB).",
        )
        return Refusal("InvalidParameter", "InvalidArgument", message, 0x80070057, target=vm.name)

    def _follow_up(self, change: Change, vm: VirtualMachine) -> None:
        """A running machine with static memory gets or gives memory at once, as Windows Server 2016 and later do."""
        given = dict(self.settings)
        if "memory_startup" in given and vm.memory_assigned and not vm.dynamic_memory:
            change.set(vm, memory_assigned=vm.memory_startup)


class UpdateVersion(Operation):
    """Bring the configuration version of a machine that is off up to the newest its host supports (no way back)."""

    vm: str

    def apply(self, change: Change) -> Reply:
        """Update the version; nothing happens when it is the newest already."""
        vm = subjects.machine(change.world, self.vm)
        if isinstance(vm, Refusal):
            return vm
        refusal = changeable(change, vm)
        if refusal is not None:
            return refusal
        if vm.state != "Off":
            text = (
                f"Cannot update the configuration version of virtual machine '{vm.name}': the operation cannot be "
                "performed while the virtual machine is in its current state."
            )
            return Refusal("InvalidState", "InvalidOperation", (text,), c.E_INVALID_STATE, 0, vm.name, actual=vm.state)
        newest = max(change.world.host_of(vm.host).supported_vm_versions, key=_version)
        if _version(newest) > _version(vm.version):
            before = vm.version
            change.set(vm, version=newest)
            note(change, vm, ("Version", before, newest))
        return Done(vm)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


class ConnectAdapter(Operation):
    """Connect a network adapter to a switch of its host, or disconnect it (``switch`` '').

    Refusals: AdapterNotFound, SwitchNotFound, AccessDenied, InUse.
    """

    adapter: str
    switch: str = ""

    def apply(self, change: Change) -> Reply:
        """Connect or disconnect."""
        adapter = change.world.adapters.get(self.adapter)
        if adapter is None:
            text = "Hyper-V was unable to find the network adapter."
            return Refusal("ObjectNotFound", "ObjectNotFound", (text,), target=self.adapter)
        vm = change.world.vms[adapter.vm_id]
        refusal = changeable(change, vm)
        if refusal is not None:
            return refusal
        name = ""
        if self.switch:
            found = [s for s in change.world.switches_on(vm.host) if s.name.lower() == self.switch.lower()]
            if not found:
                text = f'Hyper-V was unable to find a virtual switch with name "{self.switch}".'
                return Refusal("InvalidParameter", "InvalidArgument", (text,), target=self.switch)
            name = found[0].name
        if adapter.switch != name:
            before = adapter.switch
            change.set(adapter, switch=name)
            note(change, vm, (f"{adapter.name}.SwitchName", before, name))
        return Done(adapter)


class SetDvdDrive(Operation):
    """Put an image into a DVD drive, or take it out (``path`` ''). Refusals: ObjectNotFound, AccessDenied, InUse."""

    drive: str
    path: str = ""

    def apply(self, change: Change) -> Reply:
        """Set the drive's path."""
        drive = change.world.drives.get(self.drive)
        if drive is None or drive.kind != "Dvd":
            text = "Hyper-V was unable to find the DVD drive."
            return Refusal("ObjectNotFound", "ObjectNotFound", (text,), target=self.drive)
        vm = change.world.vms[drive.vm_id]
        refusal = changeable(change, vm)
        if refusal is not None:
            return refusal
        if drive.path != self.path:
            before = drive.path
            change.set(drive, path=self.path)
            note(change, vm, ("DvdDrive.Path", before, self.path))
        return Done(drive)


class RemoveDrive(Operation):
    """Take a drive away from its machine; the file stays. Refusals: ObjectNotFound, AccessDenied, InUse."""

    drive: str

    def apply(self, change: Change) -> Reply:
        """Remove the drive."""
        drive = change.world.drives.get(self.drive)
        if drive is None:
            text = "Hyper-V was unable to find the drive."
            return Refusal("ObjectNotFound", "ObjectNotFound", (text,), target=self.drive)
        vm = change.world.vms[drive.vm_id]
        refusal = changeable(change, vm)
        if refusal is None and drive.controller_type == "IDE" and vm.state != "Off":
            text = f"Failed to remove device '{drive.kind}': the virtual machine '{vm.name}' must be off."
            refusal = Refusal("InvalidState", "InvalidOperation", (text,), c.E_INVALID_STATE, target=vm.name)
        if refusal is not None:
            return refusal
        change.remove(drive)
        note(change, vm, (f"{drive.kind}Drive", drive.path or f"disk {drive.passthrough_disk}", ""))
        return Done(drive)
