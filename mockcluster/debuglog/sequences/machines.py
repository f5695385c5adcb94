"""Clustered machines that start, stop or fail to (cluster-log-format.md 4.14; texts of event-ids.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog import levels
from mockcluster.debuglog.sequences.livemigration import VM

if TYPE_CHECKING:
    from mockcluster.debuglog.pen import Pen
    from mockcluster.journal import facts


def vm_started(fact: facts.VmStarted, pen: Pen) -> None:
    """The resource DLL tells that the machine runs."""
    _resource(fact, f"'{resource_name(fact)}' successfully started the virtual machine.", pen)


def vm_restored(fact: facts.VmRestored, pen: Pen) -> None:
    """The machine came back from its saved state."""
    _resource(fact, f"'{resource_name(fact)}' successfully started the virtual machine.", pen)


def vm_start_failed(fact: facts.VmStartFailed, pen: Pen) -> None:
    """The machine did not start, and so its resource did not come online."""
    if fact.group:
        first = f"'{fact.vm}' failed to start. (Virtual machine ID {fact.vm_id})"
        text = "\n".join([first, *(paragraph for paragraph in fact.message if paragraph != first)])
        _resource(fact, text, pen, levels.ERROR)
        name = resource_name(fact)
        pen.hosted(fact.node_id, name, VM, f"Online for resource {name} failed.", tag=levels.ERROR)


def vm_saved(fact: facts.VmSaved, pen: Pen) -> None:
    """The machine's state is on disk."""
    _resource(fact, f"Virtual machine saved, time {fact.seconds:.3f} s. (VMID {fact.vm_id})", pen, levels.VERBOSE)


def vm_shut_down(fact: facts.VmShutDown, pen: Pen) -> None:
    """The guest was shut down."""
    _resource(fact, f"Virtual machine shut down, time {fact.seconds:.3f} s. (VMID {fact.vm_id})", pen, levels.VERBOSE)


def vm_turned_off(fact: facts.VmTurnedOff, pen: Pen) -> None:
    """The machine was turned off."""
    _resource(fact, f"Virtual machine turned off. (VMID {fact.vm_id})", pen, levels.VERBOSE)


def vm_unmonitored(fact: facts.VmUnmonitored, pen: Pen) -> None:
    """A machine on an isolated node is no longer watched, or is watched again."""
    if not fact.group:
        return
    word = "is monitored again" if fact.monitored else "is not monitored while its node is isolated"
    for n in pen.scene.others(fact.node_id):
        pen.write(n, "RCM", f"Resource {resource_name(fact)} on node {fact.node_id} {word}.")


def resource_name(fact: facts.VmFact) -> str:
    """The name of a machine's resource."""
    return f"Virtual Machine {fact.vm}"


def _resource(fact: facts.VmFact, text: str, pen: Pen, level: int = levels.INFORMATION) -> None:
    if not fact.group:
        return
    tag = levels.ERROR if level == levels.ERROR else levels.INFORMATION
    pen.resource(fact.node_id, resource_name(fact), VM, text, tag=tag, verbosity=level)


WRITERS = {
    "VmStarted": vm_started,
    "VmRestored": vm_restored,
    "VmStartFailed": vm_start_failed,
    "VmSaved": vm_saved,
    "VmShutDown": vm_shut_down,
    "VmTurnedOff": vm_turned_off,
    "VmUnmonitored": vm_unmonitored,
}
