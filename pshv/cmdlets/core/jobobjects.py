"""Background jobs as objects: a job has children, and each child a strand that runs its block in the cluster's time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.host.strand import Strand
    from pshv.runtime.session import Session

    from .childsession import Captured

LOOK = 10_000  # ticks that pass when a running job's state is read: a loop that only looks comes to an end
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
        "_state",
        "children",
        "command",
        "ended",
        "id",
        "instance",
        "is_child",
        "job_type",
        "location",
        "name",
        "reason",
        "records",
        "runspace",
        "session",
        "started",
        "strand",
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

        self.session = session
        self.id = id
        self.name = name
        self.instance = random_guid(session)
        self._state = "NotStarted"
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
        self.strand: Strand | None = None
        self.runspace: Any = self.instance

    @property
    def state(self) -> str:
        """Name of the JobState; a parent's follows from its children."""
        if not self.children:
            return self._state
        states = [child.state for child in self.children]
        for name in ("Running", "Failed", "Stopped", "NotStarted"):
            if name in states:
                return name
        return "Completed"

    @property
    def running(self) -> bool:
        return self.state in ("Running", "NotStarted")

    def looked_at(self) -> str:
        """The state for somebody who looks; while it runs a moment passes with the look."""
        if self.running:
            from pshv.host.weave import weave_of

            weave = weave_of(self.session)
            weave.pass_until(weave.now() + LOOK)
        return self.state

    def begin(self, body: Callable[[Captured], object], after: int) -> None:
        """Let `body` run as a strand, `after` ticks from now; it fills what it is given with its records."""
        from pshv.host.weave import weave_of

        from .childsession import Captured

        captured = Captured()
        self.records = captured.records
        self._state = "Running"

        def run() -> None:
            try:
                body(captured)
            finally:
                if self._state == "Running":
                    self.settle(captured)

        self.strand = weave_of(self.session).start(run, after=after)

    @property
    def finished_at(self) -> Any:
        """When it ended; a parent ends with its last child."""
        ends = [child.ended for child in self.children]
        return self.ended if not ends or None in ends else max(ends, key=lambda moment: moment.ticks)

    @property
    def pending(self) -> list[tuple[Job, str, Any]]:
        """Records that nobody has received: whose they are, stream, object."""
        found = [(self, stream, value) for stream, value in self.records[self.taken :]]
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
            self._state = "Failed"
            self.reason = captured.failure.exception
            self.records.append(("failure", captured.failure))
        else:
            self._state = "Completed"
        self.ended = dates.now()

    def stop(self) -> None:
        """Stops a job that still runs."""
        from pshv.runtime import dates

        if not self.children and self._state in ("Running", "NotStarted"):
            self._state = "Stopped"
            self.ended = dates.now()
            if self.strand is not None:
                from pshv.host.weave import weave_of

                weave_of(self.session).close_one(self.strand)
        for child in self.children:
            child.stop()

    def fail(self, record: Any) -> None:
        """The job could not begin."""
        from pshv.runtime import dates

        self._state = "Failed"
        self.reason = record.exception
        self.records.append(("error", record))
        self.ended = dates.now()


def _stream(kind: str) -> Any:
    return lambda job: [value for stream, value in job.records if stream == kind]


Job.members = member_table(
    Property("State", lambda j: state_value(j.looked_at()), type_name=STATE),
    Property("HasMoreData", lambda j: bool(j.pending), type_name="bool"),
    Property("StatusMessage", lambda j: "", type_name="string"),
    Property("Location", lambda j: j.location, type_name="string"),
    Property("Command", lambda j: j.command, type_name="string"),
    Property("JobStateInfo", lambda j: JobStateInfo(j.looked_at(), j.reason)),
    Property("Finished", lambda j: None),
    Property("InstanceId", lambda j: j.instance, type_name="guid"),
    Property("Id", lambda j: j.id, type_name="int"),
    Property("Name", lambda j: j.name, lambda j, v: setattr(j, "name", v), "string"),
    Property("ChildJobs", lambda j: list(j.children)),
    Property("PSBeginTime", lambda j: j.started, kind="NoteProperty"),
    Property("PSEndTime", lambda j: j.finished_at, kind="NoteProperty"),
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
