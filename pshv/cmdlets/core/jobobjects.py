"""Background jobs as objects. A job has run before it can be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.session import Session

    from .childsession import Captured

STATE = "System.Management.Automation.JobState"
STATES = {
    "NotStarted": 0,
    "Running": 1,
    "Completed": 2,
    "Failed": 3,
    "Stopped": 4,
    "Blocked": 5,
    "Suspended": 6,
    "Disconnected": 7,
    "Suspending": 8,
    "Stopping": 9,
    "AtBreakpoint": 10,
}


def state_value(name: str) -> object:
    """A JobState."""
    from pshv.types.nettype import find_type, register_enum

    found = find_type(STATE) or register_enum(STATE, STATES)
    return found.enum_value(STATES[name])


class JobStateInfo(NetObject):
    """State and, for a failed job, the reason."""

    __slots__ = ("reason", "state")
    type_names = ("System.Management.Automation.JobStateInfo", "System.Object")
    members = member_table(
        Property("State", lambda i: state_value(i.state), type_name=STATE),
        Property("Reason", lambda i: i.reason, type_name="System.Exception"),
    )

    def __init__(self, state: str, reason: Any) -> None:
        self.state = state
        self.reason = reason

    def text(self) -> str:
        return self.state


class Job(NetObject):
    """A job and what it wrote. `pending` are records not yet received."""

    __slots__ = (
        "children",
        "command",
        "due",
        "ended",
        "finish",
        "id",
        "instance",
        "is_child",
        "job_type",
        "location",
        "name",
        "reason",
        "records",
        "started",
        "state",
        "taken",
    )
    type_names = (
        "System.Management.Automation.PSRemotingJob",
        "System.Management.Automation.Job",
        "System.Object",
    )

    def __init__(self, session: Session, id: int, name: str, command: str, job_type: str = "BackgroundJob") -> None:
        from pshv.runtime import dates

        from .new_guid import random_guid

        self.id = id
        self.name = name
        self.instance = random_guid(session)
        self.state = "NotStarted"
        self.command = command
        self.location = "localhost"
        self.records: list[tuple[str, Any]] = []
        self.taken = 0
        self.reason: Any = None
        self.started = dates.now()
        self.ended: Any = None
        self.children: list[Job] = []
        self.job_type = job_type
        self.is_child = False
        self.due: int | None = None
        self.finish: Any = None

    @property
    def pending(self) -> list[tuple[str, Any]]:
        """Records of this job and its children that nobody has received."""
        found = list(self.records[self.taken :])
        for child in self.children:
            found += child.pending
        return found

    def mark_taken(self) -> None:
        """Everything was received."""
        self.taken = len(self.records)
        for child in self.children:
            child.mark_taken()

    def settle(self, captured: Captured) -> None:
        """The job has run."""
        from pshv.runtime import dates

        self.records = captured.records
        if captured.failure is not None:
            self.state = "Failed"
            self.reason = captured.failure.exception
            self.records.append(("failure", captured.failure))
        else:
            self.state = "Completed"
        self.ended = dates.now()

    def stop(self) -> None:
        """Stops a job that still runs."""
        if self.state in ("Running", "NotStarted"):
            self.state = "Stopped"
        for child in self.children:
            child.stop()


def _stream(kind: str) -> Any:
    return lambda job: [value for stream, value in job.records if stream == kind]


Job.members = member_table(
    Property("State", lambda j: state_value(j.state), type_name=STATE),
    Property("HasMoreData", lambda j: bool(j.pending), type_name="bool"),
    Property("StatusMessage", lambda j: "", type_name="string"),
    Property("Location", lambda j: j.location, type_name="string"),
    Property("Command", lambda j: j.command, type_name="string"),
    Property("JobStateInfo", lambda j: JobStateInfo(j.state, j.reason)),
    Property("Finished", lambda j: None),
    Property("InstanceId", lambda j: j.instance, type_name="guid"),
    Property("Id", lambda j: j.id, type_name="int"),
    Property("Name", lambda j: j.name, lambda j, v: setattr(j, "name", v), "string"),
    Property("ChildJobs", lambda j: list(j.children)),
    Property("PSBeginTime", lambda j: j.started, kind="NoteProperty"),
    Property("PSEndTime", lambda j: j.ended, kind="NoteProperty"),
    Property("PSJobTypeName", lambda j: j.job_type, type_name="string"),
    Property("Output", _stream("output")),
    Property("Error", _stream("error")),
    Property("Progress", lambda j: []),
    Property("Verbose", _stream("verbose")),
    Property("Debug", _stream("debug")),
    Property("Warning", _stream("warning")),
    Property("Information", _stream("information")),
    Method("StopJob", lambda j: j.stop(), ("void StopJob()",)),
)


class JobTable:
    """The jobs of a session, by id."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.jobs: dict[int, Job] = {}
        self.last = 0

    def new(self, name: str | None, command: str, job_type: str = "BackgroundJob") -> Job:
        """A job with one child, as Start-Job makes it: ids go by two."""
        self.last += 1
        job = Job(self.session, self.last, name or f"Job{self.last}", command, job_type)
        self.jobs[job.id] = job
        return job

    def add_child(self, job: Job) -> Job:
        """A child job of `job`."""
        self.last += 1
        child = Job(self.session, self.last, f"Job{self.last}", job.command, "")
        child.is_child = True
        job.children.append(child)
        return child


def job_table(session: Session) -> JobTable:
    """The session's jobs."""
    found = session.extras.get("jobs")
    if found is None:
        found = session.extras["jobs"] = JobTable(session)
    return found  # type: ignore[return-value]
