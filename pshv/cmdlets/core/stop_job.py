"""Stop-Job."""

from __future__ import annotations

from .jobbase import JobCmdlet


class StopJob(JobCmdlet):
    """Stops a PowerShell background job."""

    name = "Stop-Job"

    def process(self) -> None:
        for job in self.chosen():
            if self.should_process(job.command, "Stop-Job"):
                job.stop()
                if self.bound.get("PassThru"):
                    self.write(job)
