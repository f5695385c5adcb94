"""Write-Progress."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.progressrecord import ProgressRecord


class WriteProgress(Cmdlet):
    """Displays a progress bar within a PowerShell command window."""

    name = "Write-Progress"

    def process(self) -> None:
        bound = self.bound
        record = ProgressRecord(str(bound.get("Activity") or ""), str(bound.get("Status") or "Processing"))
        for name, attribute in (
            ("Id", "id"),
            ("ParentId", "parent"),
            ("PercentComplete", "percent"),
            ("SecondsRemaining", "seconds"),
            ("CurrentOperation", "operation"),
        ):
            if bound.get(name) is not None:
                setattr(record, attribute, bound[name])
        record.completed = bool(bound.get("Completed"))
        self.write_progress(record)
