"""What Compare-VM shows of a refusal: its message id and the part it is about (event-ids.md section 8)."""

from __future__ import annotations

from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.rules.refusal import Refusal

_IDS = {
    "SwitchMissing": 33012, "ConfigurationVersion": 24006, "ProcessorVendor": 24002, "ProcessorFeatures": 24004,
    "AssignedDevice": 24008, "ProcessorCount": 14420, "ProcessorsInUse": 14390, "MemoryLimit": 40020, "Numa": 25014,
    "StorageUnreachable": 40010, "LogonType": 21024, "OutOfMemory": 3050,
}  # fmt: skip
_PASS_THROUGH = 40008
_PARTS = {
    "SwitchMissing": "adapter", "StorageUnreachable": "drive", "ProcessorVendor": "processor",
    "ProcessorFeatures": "processor", "ProcessorCount": "processor", "ProcessorsInUse": "processor",
    "MemoryLimit": "memory", "OutOfMemory": "memory", "Numa": "memory",
}  # fmt: skip


class Incompatibility(Value):
    """One line of a compatibility report.

    ``part`` is adapter, drive, processor, memory or vm; ``key`` the id of the adapter or drive, else ''.
    """

    message: str
    message_id: int
    part: str
    key: str
    refusal: Refusal


def of_refusal(refusal: Refusal) -> Incompatibility:
    """Return the line that a refusal of the checks 6 to 13 makes in a compatibility report."""
    details = dict(refusal.details)
    number = int(details.get("message_id", _IDS.get(refusal.id, 0)))
    if refusal.id == "StorageUnreachable" and refusal.code == _PASS_THROUGH:
        number = _PASS_THROUGH
    key = details.get("adapter_id", "") or details.get("drive_id", "")
    return Incompatibility(refusal.message[-1], number, _PARTS.get(refusal.id, "vm"), key, refusal)
