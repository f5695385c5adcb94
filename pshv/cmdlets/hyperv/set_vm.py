"""Set-VM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import MachineCmdlet
from pshv.cmdlets.hyperv.machine_part import PartSetter
from pshv.types.world.machine import VirtualMachine

if TYPE_CHECKING:
    from pshv.types.world.base import WorldObject


class SetVM(PartSetter):
    """Configures a virtual machine."""

    name = "Set-VM"
    what = "the settings"
    fields = {
        "NewVMName": "name",
        "Notes": "notes",
        "ProcessorCount": "processor_count",
        "MemoryStartupBytes": "memory_startup",
        "MemoryMinimumBytes": "memory_minimum",
        "MemoryMaximumBytes": "memory_maximum",
        "AutomaticStartAction": "automatic_start_action",
        "AutomaticStartDelay": "automatic_start_delay",
        "AutomaticStopAction": "automatic_stop_action",
        "AutomaticCriticalErrorAction": "automatic_critical_error_action",
        "AutomaticCriticalErrorActionTimeout": "automatic_critical_error_action_timeout",
        "AutomaticCheckpointsEnabled": "automatic_checkpoints_enabled",
        "CheckpointType": "checkpoint_type",
        "SnapshotFileLocation": "snapshot_file_location",
        "SmartPagingFilePath": "smart_paging_file_path",
        "LockOnDisconnect": "lock_on_disconnect",
        "GuestControlledCacheTypes": "guest_controlled_cache_types",
        "LowMemoryMappedIoSpace": "low_memory_mapped_io_space",
        "HighMemoryMappedIoSpace": "high_memory_mapped_io_space",
    }
    DynamicMemory: bool
    StaticMemory: bool

    def machines(self) -> list[Any]:
        return MachineCmdlet.machines(self)

    def process(self) -> None:
        self.not_built("AllowUnverifiedPaths", "BatteryPassthroughEnabled", "EnhancedSessionTransportType")
        super().process()

    def changes(self) -> tuple[tuple[str, Any], ...]:
        given = super().changes()
        if self.DynamicMemory or self.StaticMemory:
            given = (*given, ("dynamic_memory", bool(self.DynamicMemory)))
        return given

    def show(self, machine: Any) -> WorldObject:
        return VirtualMachine(self.mock(), self.mock().world.vms[machine.id])
