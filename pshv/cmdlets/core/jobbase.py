"""What the job cmdlets share: which jobs are meant."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .jobobjects import Job, job_table


class JobCmdlet(Cmdlet):
    """Base: jobs by object, id, name, instance id or state."""

    def chosen(self) -> list[Job]:
        """The jobs the parameters name; errors are written for those that are not there."""
        bound = self.bound
        jobs = list(job_table(self.session).jobs.values())
        given: Any = bound.get("Job")
        if given is not None:
            return [job for job in (given if isinstance(given, list) else [given]) if isinstance(job, Job)]
        if bound.get("Id") is not None:
            return self._by_id(bound["Id"], jobs)
        if bound.get("Name") is not None:
            return self._by_name(bound["Name"], jobs)
        if bound.get("InstanceId") is not None:
            wanted = {str(getattr(i, "value", i)) for i in _listed(bound["InstanceId"])}
            return [job for job in jobs if job.instance in _listed(bound["InstanceId"]) or str(job.instance) in wanted]
        if bound.get("State") is not None:
            state = str(getattr(bound["State"], "name", bound["State"])).lower()
            return [job for job in jobs if job.state.lower() == state]
        return jobs

    def _by_id(self, ids: Any, jobs: list[Job]) -> list[Job]:
        everything = jobs + [child for job in jobs for child in job.children]
        found = []
        for number in _listed(ids):
            job = next((j for j in everything if j.id == int(number)), None)
            if job is None:
                self._missing(
                    f"The command cannot find a job with the job ID {int(number)}. Verify the value of the Id "
                    f"parameter and "
                    "then try the command again.",
                    "JobWithSpecifiedSessionIdNotFound",
                    int(number),
                )
            else:
                found.append(job)
        return found

    def _by_name(self, names: Any, jobs: list[Job]) -> list[Job]:
        found: list[Job] = []
        for name in _listed(names):
            test = Wildcard(str(name)).matches
            matched = [job for job in jobs if test(job.name)]
            if not matched and not contains_wildcard(str(name)):
                self._missing(
                    f"The command cannot find the job because the job name {name} was not found. Verify the value "
                    f"of the "
                    "Name parameter, and then try the command again.",
                    "JobWithSpecifiedNameNotFound",
                    name,
                )
            found += matched
        return found

    def _missing(self, message: str, error_id: str, target: object) -> None:
        self.write_error(
            self.error(
                message,
                error_id,
                "ObjectNotFound",
                target,
                exception="System.Management.Automation.PSArgumentException",
            )
        )


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]
