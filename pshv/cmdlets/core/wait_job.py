"""Wait-Job: time passes until jobs have ended, or until -Timeout."""

from __future__ import annotations

from typing import Any

from pshv.host.strand import FOREVER
from pshv.host.weave import weave_of
from pshv.runtime.dates import TICKS_PER_SECOND

from .jobbase import JobCmdlet
from .jobobjects import Job


class WaitJob(JobCmdlet):
    """Waits until one or all of the jobs running in the session are in a terminating state."""

    name = "Wait-Job"

    def begin(self) -> None:
        self.jobs: list[Job] = []

    def process(self) -> None:
        self.jobs += [job for job in self.chosen() if job not in self.jobs]

    def end(self) -> None:
        weave = weave_of(self.session)
        limit: Any = self.bound.get("Timeout")
        until = FOREVER if limit is None or float(limit) < 0 else weave.now() + round(float(limit) * TICKS_PER_SECOND)
        enough = any if self.bound.get("Any") else all
        weave.wait(lambda: enough(not job.running for job in self.jobs) or not self.jobs, until)
        ended = [job for job in self.jobs if not job.running]
        if self.bound.get("Any"):
            ended = ended[:1]
        elif len(ended) < len(self.jobs):
            return
        self.write_all(ended)
