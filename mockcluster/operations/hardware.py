"""The hardware of a host and its restart: firmware settings count from the next boot on (event-ids.md section 7)."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.journal import facts as f
from mockcluster.operations import subjects, transitions
from mockcluster.operations.machines import StartVm
from mockcluster.operations.movegroup import move
from mockcluster.operations.operation import Done, Operation
from mockcluster.operations.service import join, leave
from mockcluster.rules.hypervisor import launch_problem
from mockcluster.rules.placement import best_node
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.node import Host, Node

HARDWARE: dict[str, str] = {
    "virtualization_supported": "VirtualizationSupported",
    "virtualization_firmware_enabled": "VirtualizationFirmwareEnabled",
    "second_level_address_translation": "SecondLevelAddressTranslation",
    "data_execution_prevention": "DataExecutionPrevention",
    "hypervisor_launch": "HypervisorLaunchType",
    "log_on_as_service": "LogOnAsService",
    "interactive_logon": "InteractiveLogon",
    "credential_guard": "CredentialGuard",
    "firewall_migration_open": "FirewallMigrationOpen",
}
"""Fields of a host that its hardware, its boot configuration or its local policy decide."""


class SetHardware(Operation):
    """Set what firmware, boot configuration and local policy decide: pairs of field (``HARDWARE``) and value.

    Whether the hypervisor runs follows at the next ``RestartHost``. Raises ``LookupError`` for an unknown field.
    """

    host: str
    settings: tuple[tuple[str, Any], ...]

    def apply(self, change: Change) -> Reply:
        """Set what differs and record it in one fact."""
        host = subjects.host(change.world, self.host)
        if isinstance(host, Refusal):
            return host
        for field, _ in self.settings:
            if field not in HARDWARE:
                raise LookupError(f"the hardware of a host has no setting {field!r}")
        changes = tuple(
            (HARDWARE[field], str(getattr(host, field)), str(value))
            for field, value in self.settings
            if getattr(host, field) != value
        )
        change.set(host, **dict(self.settings))
        if changes:
            change.record(f.HostSettingsChanged, host.name, changes=changes)
        return Done(host)


class RestartHost(Operation):
    """Restart a host: roles move away, machines outside the cluster are saved or stopped, and start again.

    Refusals: HostNotFound, NodeNotUp, Busy (a live migration is under way).
    """

    host: str

    def apply(self, change: Change) -> Reply:
        """Stop the host and start it again; time passes meanwhile."""
        host = subjects.host(change.world, self.host)
        if isinstance(host, Refusal):
            return host
        node = change.world.nodes.named(host.name)
        if node is None or node.state == "Down":
            text = f"Computer {host.name} could not be restarted: it does not answer."
            return Refusal("NodeNotUp", "OperationStopped", (text,), 0x800706BA, target=host.name)
        under_way = change.world.migrations.where("state", "Running")
        if any(host.name in (m.source, m.target) for m in under_way):
            text = f"Computer {host.name} could not be restarted: a live migration is under way."
            return Refusal("Busy", "ResourceBusy", (text,), c.E_BUSY, target=host.name)
        restart(change, host, node)
        return Done(host)


def restart(change: Change, host: Host, node: Node) -> None:
    """Take a host down and boot it."""
    again = _empty(change, host, node)
    leave(change, node)
    change.pass_time(c.HOST_RESTART_TIME)
    change.set(host, booted_at=change.now, hypervisor_present=launch(change, host))
    join(change, node)
    for vm in again:
        StartVm(vm.id).apply(change)


def launch(change: Change, host: Host) -> bool:
    """Boot the hypervisor of a host and record how that went; returns whether it runs."""
    problem = launch_problem(host)
    if problem:
        change.record(f.HypervisorLaunchFailed, host.name, event=problem)
        return False
    change.record(f.HypervisorLaunched, host.name, scheduler=4)
    return True


def _empty(change: Change, host: Host, node: Node) -> list[VirtualMachine]:
    """Move the roles of a node away and stop its other machines; returns those that start again with the host."""
    world = change.world
    for group in sorted(world.groups.where("owner", node.name), key=lambda one: (-one.priority, one.name)):
        chosen = best_node(world, group, besides=node.name).chosen
        if chosen:
            move(change, group, chosen, "Drain", targeted=False)
    again = []
    for vm in world.vms_on(host.name):
        if vm.state not in ("Running", "Paused"):
            continue
        if vm.automatic_start_action in ("StartIfRunning", "Start") or vm.is_clustered:
            again.append(vm)
        _stop(change, vm)
    return again


def _stop(change: Change, vm: VirtualMachine) -> None:
    fields = transitions.vm_fields(change, vm)
    if vm.automatic_stop_action == "Save":
        seconds = transitions.save_seconds(change, vm)
        transitions.machine_off(change, vm, "Saved", seconds)
        change.record(f.VmSaved, vm.host, **fields, seconds=seconds, bytes=vm.saved_bytes)
    elif vm.automatic_stop_action == "TurnOff":
        transitions.machine_off(change, vm, "Off", c.TURN_OFF_TIME)
        change.record(f.VmTurnedOff, vm.host, **fields)
    else:
        transitions.machine_off(change, vm, "Off", vm.shutdown_seconds)
        change.record(f.VmShutDown, vm.host, **fields, seconds=vm.shutdown_seconds, forced=False)
