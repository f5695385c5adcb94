"""Receive-Job."""

from __future__ import annotations

from typing import Any

from pshv.host.weave import weave_of

from .childsession import replay
from .jobbase import JobCmdlet
from .jobobjects import Job, job_table
from .remoteobject import deserialized, marked


class ReceiveJob(JobCmdlet):
    """Gets the results of the background jobs in the current session."""

    name = "Receive-Job"

    def process(self) -> None:
        bound = self.bound
        for job in self.chosen():
            if bound.get("Wait"):
                self.follow(job)
            self.receive(job)
            if bound.get("AutoRemoveJob") and job.state not in ("Running",):
                job_table(self.session).jobs.pop(job.id, None)

    def follow(self, job: Job) -> None:
        """Write what comes while the job runs."""
        weave = weave_of(self.session)
        while job.running:
            if not weave.wait(lambda: bool(job.pending) or not job.running):
                return
            self.receive(job)

    def receive(self, job: Job) -> None:
        keep = self.bound.get("Keep") and not self.bound.get("Wait")
        pending = job.pending
        if not keep:
            job.mark_taken()
        for stream, value in pending:
            if stream == "failure":
                self.write_error(value)
            elif stream == "output":
                self.write(self.returned(job, value))
            else:
                replay(self, [(stream, value)])

    def returned(self, job: Job, value: Any) -> Any:
        """An output object as it comes out of the job's own process."""
        if job.job_type == "PSTaskJob":
            return value
        return marked(deserialized(value), "localhost", job.instance)
