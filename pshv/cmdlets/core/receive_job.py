"""Receive-Job."""

from __future__ import annotations

from typing import Any

from pshv.host.weave import weave_of

from .childsession import replay
from .jobbase import JobCmdlet
from .jobobjects import Job, job_table
from .remoteobject import deserialized, marked
from .remotetarget import listed


class ReceiveJob(JobCmdlet):
    """Gets the results of the background jobs in the current session."""

    name = "Receive-Job"

    def process(self) -> None:
        bound = self.bound
        for job in self.chosen():
            if bound.get("Wait") and not bound.get("Keep"):
                self.follow(job)
            elif bound.get("Wait"):
                weave_of(self.session).wait(lambda job=job: not job.running)  # type: ignore[misc]
            self.receive(job)
            if bound.get("AutoRemoveJob") and not job.running:
                job_table(self.session).jobs.pop(job.id, None)

    def follow(self, job: Job) -> None:
        """Write what comes while the job runs."""
        weave = weave_of(self.session)
        while job.running and weave.wait(lambda: bool(job.pending) or not job.running):
            self.receive(job)

    def receive(self, job: Job) -> None:
        pending = job.pending
        if not self.bound.get("Keep"):
            job.mark_taken()
        for source, stream, value in pending:
            if not self._from_here(source):
                continue
            if stream == "failure":
                self.write_error(value)
            elif stream == "output":
                self.write(self.returned(job, source, value))
            else:
                replay(self, [(stream, value)])

    def _from_here(self, source: Job) -> bool:
        """Whether -Location, -ComputerName and -Session name the source (or nothing is named)."""
        for name in ("Location", "ComputerName"):
            wanted = listed(self.bound.get(name))
            if wanted and source.location.lower() not in [str(one).lower() for one in wanted]:
                return False
        wanted = listed(self.bound.get("Session"))
        return not wanted or source.runspace in [getattr(one, "instance", None) for one in wanted]

    def returned(self, job: Job, source: Job, value: Any) -> Any:
        """An output object as it comes out of the job's own process."""
        if job.job_type in ("PSTaskJob", "ThreadJob"):
            return value
        remote = job.job_type == "RemoteJob"
        return marked(
            deserialized(value), source.location, source.runspace, show=remote, job=job.instance if remote else None
        )
