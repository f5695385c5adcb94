"""Start-Job: the block runs when somebody waits for it or looks at it, in the cluster's time."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError

from .childsession import child_session, run_apart, using_values
from .jobobjects import job_table


class StartJob(Cmdlet):
    """Starts a background job."""

    name = "Start-Job"
    InputObject: Any

    def begin(self) -> None:
        self.input: list[Any] = []

    def process(self) -> None:
        if self.bound.get("InputObject") is not None:
            self.input.append(self.InputObject)

    def end(self) -> None:
        bound = self.bound
        block = self._block()
        name: Any = bound.get("Name")
        job = job_table(self.session).new(str(name) if name else None, block.text)
        child = job_table(self.session).add_child(job)
        session = child_session(self.session)
        folder: Any = bound.get("WorkingDirectory")
        if folder:
            drives: Any = session.drives
            drives.location = drives.resolve(str(folder))
        arguments: Any = bound.get("ArgumentList") or []
        start: Any = bound.get("InitializationScript")
        sent = using_values(block, self.run.scope)
        job.state = child.state = "Running"

        def finish() -> None:
            if child.state != "Running":
                return
            child.settle(
                run_apart(session, block, args=list(arguments), input=self.input or None, using=sent, before=start)
            )
            job.state, job.reason, job.ended = child.state, child.reason, child.ended

        job.finish = finish
        if not sleeps(block.text):
            finish()
        self.write(job)

    def _block(self) -> Any:
        bound = self.bound
        block: Any = bound.get("ScriptBlock")
        if block is not None:
            return block
        path: Any = bound.get("FilePath") or bound.get("LiteralPath")
        if path is None:
            self.throw(
                self.error(
                    "Start-Job -DefinitionName is not built into this mock.",
                    "NotImplemented",
                    "NotImplemented",
                    exception="System.NotImplementedException",
                )
            )
        from pshv.runtime.execution import parse_block

        drives: Any = self.session.drives
        try:
            at = drives.resolve(str(path))
            return parse_block(self.session, drives.read_script(at), self.run.scope)
        except PSError as error:
            self.throw(error)
        except OSError:
            self.throw(
                self.error(
                    f"Cannot find path '{path}' because it does not exist.", "PathNotFound", "ObjectNotFound", path,
                    exception="System.Management.Automation.ItemNotFoundException",
                )
            )  # fmt: skip


def sleeps(text: str) -> bool:
    """Whether a block lets time pass, so that the job is still running after it was started."""
    lowered = text.lower()
    return "sleep" in lowered or "wait-" in lowered


def complete(job: Any) -> None:
    """Lets a running job run to its end."""
    if job.finish is not None and job.state == "Running":
        job.finish()
