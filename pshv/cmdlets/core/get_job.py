"""Get-Job."""

from __future__ import annotations

from typing import Any

from .jobbase import JobCmdlet


class GetJob(JobCmdlet):
    """Gets PowerShell background jobs that are running in the current session."""

    name = "Get-Job"

    def process(self) -> None:
        bound = self.bound
        jobs = self.chosen()
        more: Any = bound.get("HasMoreData")
        if more is not None:
            jobs = [job for job in jobs if bool(job.pending) == bool(more)]
        newest: Any = bound.get("Newest")
        if newest is not None:
            jobs = sorted(jobs, key=lambda job: -job.id)[: int(newest)]
        for job in jobs:
            self.write(job)
            if bound.get("IncludeChildJob"):
                self.write_all(job.children)
