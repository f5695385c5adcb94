"""Wait-Job."""

from __future__ import annotations

import re
from typing import Any

from .jobbase import JobCmdlet
from .start_job import complete
from .start_sleep import pass_time

_SLEEP = re.compile(r"(?i)\b(?:start-sleep|sleep)\s+(?:-s\w*\s+)?(\d+(?:\.\d+)?)")


class WaitJob(JobCmdlet):
    """Waits until one or all of the jobs running in the session are in a terminating state."""

    name = "Wait-Job"

    def begin(self) -> None:
        self.jobs: list[Any] = []

    def process(self) -> None:
        self.jobs += [job for job in self.chosen() if job not in self.jobs]

    def end(self) -> None:
        limit: Any = self.bound.get("Timeout")
        for job in self.jobs:
            if (
                limit is not None
                and float(limit) >= 0
                and job.state == "Running"
                and shortest(job.command) > float(limit)
            ):
                pass_time(self.session, float(limit))
                continue
            complete(job)
            self.write(job)
            if self.bound.get("Any"):
                return


def shortest(text: str) -> float:
    """The seconds a block sleeps at least, as far as its text says so."""
    return sum(float(number) for number in _SLEEP.findall(text))
