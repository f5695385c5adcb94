"""Start-Job: the block runs beside the session while time passes, in the cluster's time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError

from .childsession import child_session, run_apart, using_values
from .jobobjects import job_table

if TYPE_CHECKING:
    from .childsession import Captured


class StartJob(Cmdlet):
    """Starts a background job."""

    name = "Start-Job"
    startup = 4_000_000  # ticks until the block begins: a process has to start first
    job_type = "BackgroundJob"
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
        job = job_table(self.session).new(str(name) if name else None, block.text, self.job_type)
        child = job_table(self.session).add_child(job)
        session = child_session(self.session)
        folder: Any = bound.get("WorkingDirectory")
        if folder:
            drives: Any = session.drives
            drives.location = drives.resolve(str(folder))
        arguments: Any = bound.get("ArgumentList") or []
        start: Any = bound.get("InitializationScript")
        sent = using_values(block, self.run.scope)
        items = self.input or None

        def body(captured: Captured) -> None:
            run_apart(
                session, block, args=list(arguments), input=items, using=sent, before=start, captured=captured
            )  # fmt: skip

        child.begin(body, self.startup)
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
