"""The state of a group, derived from its resources (cluster-model.md section 3)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PENDING = frozenset({"Pending", "OnlinePending", "OfflinePending"})

RESOURCE_STATE_OF_VM: dict[str, str] = {
    "Off": "Offline",
    "Saved": "Offline",
    "FastSaved": "Offline",
    "Hibernated": "Offline",
    "Starting": "OnlinePending",
    "Running": "Online",
    "Paused": "Online",
    "Saving": "OfflinePending",
    "Stopping": "OfflinePending",
}
"""State of a 'Virtual Machine' resource for each state of its machine."""


def group_state(states: Sequence[str]) -> str:
    """Return Online, Offline, Failed, PartialOnline or Pending.

    Any failed resource makes the group Failed, else any pending one Pending; a group without resources is Offline.
    """
    present = set(states)
    if "Failed" in present:
        return "Failed"
    if present & PENDING:
        return "Pending"
    if "Online" not in present:
        return "Offline"
    return "Online" if present == {"Online"} else "PartialOnline"
