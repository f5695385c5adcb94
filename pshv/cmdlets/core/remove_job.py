"""Remove-Job."""

from __future__ import annotations

from .jobbase import JobCmdlet
from .jobobjects import job_table


class RemoveJob(JobCmdlet):
    """Deletes a PowerShell background job."""

    name = "Remove-Job"

    def process(self) -> None:
        for job in self.chosen():
            if not self.should_process(f"{job.command}", "Remove-Job"):
                continue
            if job.state == "Running" and not self.bound.get("Force"):
                self.write_error(
                    self.error(
                        f"The command cannot remove the job with the job ID {job.id} because the job is not "
                        f"finished. To "
                        "remove the job, first stop the job, or use the Force parameter.",
                        "JobObjectNotFinishedCannotBeRemoved",
                        "InvalidOperation",
                        job,
                        exception="System.ArgumentException",
                    )
                )
                continue
            job.stop()
            job_table(self.session).jobs.pop(job.id, None)
