"""The hypervisor at boot (event-ids.md section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mockcluster.eventlog.desk import Desk
    from mockcluster.journal import facts


def hypervisor_launched(fact: facts.HypervisorLaunched, desk: Desk) -> None:
    """It runs: its start, its scheduler, and the remapping of I/O."""
    desk.system(fact.node_id, 1)
    desk.system(fact.node_id, 2, f"0x{fact.scheduler:x}")
    desk.system(fact.node_id, 129)


def hypervisor_launch_failed(fact: facts.HypervisorLaunchFailed, desk: Desk) -> None:
    """It does not run, and why."""
    desk.system(fact.node_id, fact.event)


RULES = {"HypervisorLaunched": hypervisor_launched, "HypervisorLaunchFailed": hypervisor_launch_failed}
