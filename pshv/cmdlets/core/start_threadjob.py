"""Start-ThreadJob."""

from __future__ import annotations

from .start_job import StartJob


class StartThreadJob(StartJob):
    """Starts a job in a runspace of this process; here the same as Start-Job."""

    name = "Start-ThreadJob"
