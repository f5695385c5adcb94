"""Starting, stopping, saving, pausing and resuming machines."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.faults.firing import judge_start, settle
from mockcluster.journal import facts as f
from mockcluster.operations import subjects, transitions
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.numa import spanning_refusal
from mockcluster.rules.processors import processor_limit
from mockcluster.rules.refusal import Refusal
from mockcluster.rules.rights import access_refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.machine import VirtualMachine


def _busy(change: Change, vm: VirtualMachine, verb: str) -> Refusal | None:
    if change.world.migration_of(vm) is None:
        return None
    message = (
        f"'{vm.name}' failed to {verb}.",
        f"The operation cannot be performed while the virtual machine '{vm.name}' is in use (0x800700AA).",
    )
    return Refusal("InUse", "ResourceBusy", message, c.E_BUSY, target=vm.name)


def _wrong_state(vm: VirtualMachine, verb: str) -> Refusal:
    message = (
        f"'{vm.name}' failed to {verb}. (Virtual machine ID {vm.id.upper()})",
        "The operation cannot be performed while the virtual machine is in its current state.",
    )
    return Refusal("InvalidState", "InvalidOperation", message, c.E_INVALID_STATE, target=vm.name, actual=vm.state)


class _MachineOperation(Operation):
    """A request about one machine; ``vm`` is an id or a name."""

    vm: str

    def apply(self, change: Change) -> Reply:
        """Find the machine and do the work."""
        vm = subjects.machine(change.world, self.vm)
        if isinstance(vm, Refusal):
            return vm
        return access_refusal(change.world, vm.host, vm.name) or self.work(change, vm)

    def work(self, change: Change, vm: VirtualMachine) -> Reply:
        """Do what is asked of the machine."""
        raise NotImplementedError


class StartVm(_MachineOperation):
    """Start a machine that is off, or restore one that is saved. Refusals.

    InUse, InvalidState, OutOfMemory, NoHypervisor.
    """

    def work(self, change: Change, vm: VirtualMachine) -> Reply:
        """Start the machine; one that runs already is left alone (Windows warns)."""
        if vm.state in ("Running", "Starting"):
            return Done(vm)
        refusal = _busy(change, vm, "start")
        if refusal is None and vm.state not in ("Off", "Saved"):
            refusal = _wrong_state(vm, "start")
        if refusal is not None:
            return refusal
        judged = judge_start(change, vm)
        refusal = judged.refusal
        if refusal is not None:
            change.record(
                f.VmStartFailed, vm.host, **transitions.vm_fields(change, vm), refusal=refusal.id, code=refusal.code,
                details=refusal.details, message=refusal.message,
            )  # fmt: skip
            settle(change, judged)
            return refusal
        transitions.machine_on(change, vm)
        return Done(vm)


def start_refusal(change: Change, vm: VirtualMachine) -> Refusal | None:
    """Return why a machine cannot start on its host: the hypervisor does not run, or memory is short."""
    host = change.world.host_of(vm.host)
    heading = f"'{vm.name}' failed to start. (Virtual machine ID {vm.id.upper()})"
    if not host.hypervisor_present:
        message = (
            heading,
            f"Virtual machine '{vm.name}' could not be started because the hypervisor is not running. "
            f"(Virtual machine ID {vm.id.upper()})",
        )
        remedy = f"Mend the firmware or boot configuration of {host.name} and start it again"
        return Refusal("NoHypervisor", "NotSpecified", message, c.E_NO_HYPERVISOR, target=vm.name, remedy=remedy)
    limit = processor_limit(vm, host)
    if vm.processor_count > limit:
        text = (
            f"The virtual machine '{vm.name}' cannot start with {vm.processor_count} virtual processors on a host "
            f"that supports {limit}. (Virtual machine ID {vm.id.upper()})"
        )
        return Refusal(
            "ProcessorCount", "NotSpecified", (heading, text), 14420, target=vm.name, limit=str(limit),
            actual=str(vm.processor_count), remedy=f"Set-VMProcessor {vm.name} -Count {limit}",
        )  # fmt: skip
    narrow = spanning_refusal(change.world, host, vm, vm.memory_startup)
    if narrow is not None:
        return narrow.replace(message=(heading, *narrow.message))
    need = vm.memory_startup + c.memory_overhead(vm.memory_startup)
    free = change.world.memory_available(host.name)
    if need <= free:
        return None
    megabytes = vm.memory_startup // c.MIB
    message = (
        heading,
        f"Not enough memory in the system to start the virtual machine {vm.name} with ram size {megabytes} megabytes.",
    )
    return Refusal(
        "OutOfMemory", "NotSpecified", message, c.E_OUT_OF_MEMORY, target=vm.name, host=host.name, limit=str(free),
        actual=str(need), details=(("megabytes", str(megabytes)),),
    )  # fmt: skip


class StopVm(_MachineOperation):
    """Stop a machine: ``how`` is ShutDown (the guest is asked), TurnOff or Save."""

    how: str = "ShutDown"
    force: bool = False

    def work(self, change: Change, vm: VirtualMachine) -> Reply:
        """Stop the machine; one that is off or saved already is left alone."""
        verb = {"ShutDown": "shut down", "TurnOff": "turn off", "Save": "save"}[self.how]
        if vm.state == "Off" or (vm.state == "Saved" and self.how == "Save"):
            return Done(vm)
        refusal = _busy(change, vm, verb)
        if refusal is not None:
            return refusal
        if self.how == "ShutDown" and vm.state != "Running":
            return _wrong_state(vm, verb)
        fields = transitions.vm_fields(change, vm)
        if self.how == "Save":
            seconds = transitions.save_seconds(change, vm)
            transitions.machine_off(change, vm, "Saved", seconds)
            change.record(f.VmSaved, vm.host, **fields, seconds=seconds, bytes=vm.saved_bytes)
        elif self.how == "TurnOff":
            transitions.machine_off(change, vm, "Off", c.TURN_OFF_TIME)
            change.record(f.VmTurnedOff, vm.host, **fields)
        else:
            transitions.machine_off(change, vm, "Off", vm.shutdown_seconds)
            change.record(f.VmShutDown, vm.host, **fields, seconds=vm.shutdown_seconds, forced=self.force)
        group = change.world.group_of(vm)
        if group is not None:
            change.set(group, persistent_state=0)
        return Done(vm)


class PauseVm(_MachineOperation):
    """Pause a running machine; its memory stays assigned."""

    def work(self, change: Change, vm: VirtualMachine) -> Reply:
        """Pause the machine."""
        if vm.state == "Paused":
            return Done(vm)
        refusal = _busy(change, vm, "pause") or (None if vm.state == "Running" else _wrong_state(vm, "pause"))
        if refusal is not None:
            return refusal
        change.set(vm, state="Paused", cpu_usage=0)
        change.record(f.VmPaused, vm.host, **transitions.vm_fields(change, vm))
        return Done(vm)


class ResumeVm(_MachineOperation):
    """Resume a paused machine."""

    def work(self, change: Change, vm: VirtualMachine) -> Reply:
        """Resume the machine."""
        if vm.state == "Running":
            return Done(vm)
        refusal = _busy(change, vm, "resume") or (None if vm.state == "Paused" else _wrong_state(vm, "resume"))
        if refusal is not None:
            return refusal
        change.set(vm, state="Running", cpu_usage=vm.cpu_load)
        change.record(f.VmResumed, vm.host, **transitions.vm_fields(change, vm))
        return Done(vm)


class RestartVm(_MachineOperation):
    """Turn a running machine off and start it again (``Restart-VM``). Refusals: those of StopVm and StartVm."""

    def work(self, change: Change, vm: VirtualMachine) -> Reply:
        """Restart the machine."""
        if vm.state != "Running":
            return _busy(change, vm, "restart") or _wrong_state(vm, "restart")
        reply = StopVm(vm.id, "TurnOff").apply(change)
        return reply if isinstance(reply, Refusal) else StartVm(vm.id).apply(change)
