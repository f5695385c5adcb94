"""Start-ThreadJob."""

from __future__ import annotations

from .start_job import StartJob


class StartThreadJob(StartJob):
    """Starts a job in a runspace of this process, which begins at once."""

    name = "Start-ThreadJob"
    startup = 0
    job_type = "ThreadJob"
