"""ForEach-Object -Parallel: each object in a session of its own, at most -ThrottleLimit at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pshv.host.strand import FOREVER
from pshv.host.weave import weave_of
from pshv.runtime.dates import TICKS_PER_SECOND
from pshv.runtime.scriptblock import ScriptBlock
from pshv.runtime.values import unwrap

from .childsession import Captured, child_session, replay, run_apart, using_values
from .jobobjects import job_table

if TYPE_CHECKING:
    from pshv.host.strand import Strand
    from pshv.runtime.cmdlet import Cmdlet


class Task:
    """One block that runs; `shown` of its records were written."""

    __slots__ = ("captured", "shown", "strand")

    def __init__(self, captured: Captured, strand: Strand) -> None:
        self.captured = captured
        self.strand = strand
        self.shown = 0

    @property
    def news(self) -> bool:
        return len(self.captured.records) > self.shown


NOT_ALLOWED = ("ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "PipelineVariable")


class ParallelTasks:
    """The tasks of one ForEach-Object -Parallel."""

    def __init__(self, cmdlet: Cmdlet) -> None:
        self.cmdlet = cmdlet
        self.block: Any = unwrap(cmdlet.bound["Parallel"])
        self._refuse_common()
        self.sent = using_values(self.block, cmdlet.run.scope)
        self._refuse_blocks()
        self.job: Any = None
        if cmdlet.bound.get("AsJob"):
            self.job = job_table(cmdlet.session).new(None, self.block.text, "PSTaskJob")
            self.job.location = "PowerShell"
        self.weave = weave_of(cmdlet.session)
        self.running: list[Task] = []
        self.limit = int(cmdlet.bound.get("ThrottleLimit") or 5)  # type: ignore[call-overload]
        seconds: Any = cmdlet.bound.get("TimeoutSeconds")
        self.until = self.weave.now() + int(seconds) * TICKS_PER_SECOND if seconds else None

    def _refuse_common(self) -> None:
        given = [name for name in NOT_ALLOWED if name in self.cmdlet.run.common]
        if given:
            self.cmdlet.throw(
                self.cmdlet.error(
                    "The following common parameters are not currently supported in the Parallel parameter set:\n"
                    "ErrorAction, WarningAction, InformationAction, ProgressAction, PipelineVariable",
                    "ParallelCommonParametersNotSupported",
                    "NotImplemented",
                    self.cmdlet,
                    exception="System.Management.Automation.PSNotSupportedException",
                )
            )

    def _refuse_blocks(self) -> None:
        if any(isinstance(unwrap(value), ScriptBlock) for value in self.sent.values()):
            self.cmdlet.throw(
                self.cmdlet.error(
                    "A ForEach-Object -Parallel using variable cannot be a script block. Passed-in script block "
                    "variables "
                    "are not supported with ForEach-Object -Parallel, and can result in undefined behavior.",
                    "ParallelUsingVariableCannotBeScriptBlock",
                    "InvalidType",
                    None,
                    exception="System.Management.Automation.PSArgumentException",
                )
            )

    def add(self, item: Any) -> None:
        """Runs the block for one object."""
        if isinstance(unwrap(item), ScriptBlock):
            self.cmdlet.write_error(
                self.cmdlet.error(
                    "A ForEach-Object -Parallel piped input object cannot be a script block. Passed-in script block "
                    "variables are not supported with ForEach-Object -Parallel, and can result in undefined behavior.",
                    "ParallelPipedInputObjectCannotBeScriptBlock",
                    "InvalidType",
                    item,
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
            return
        session = child_session(self.cmdlet.session)

        def body(captured: Captured) -> None:
            run_apart(session, self.block, using=self.sent, under=item, captured=captured)

        if self.job is not None:
            child = job_table(self.cmdlet.session).add_child(self.job)
            child.job_type = "PSTask"
            child.begin(body, 0)
            return
        captured = Captured()
        self.running.append(Task(captured, self.weave.start(partial(body, captured))))
        self._go_on(self.limit - 1)

    def _go_on(self, most: int) -> None:
        """Write what the tasks give until at most `most` of them run."""
        while True:
            until = FOREVER if self.until is None else self.until
            held = self.weave.wait(lambda: self._live() <= most or any(task.news for task in self.running), until)
            for task in self.running:
                self._write(task)
            self.running = [task for task in self.running if not task.strand.done]
            if len(self.running) <= most:
                return
            if not held:
                self._give_up()
                return

    def _live(self) -> int:
        return sum(not task.strand.done for task in self.running)

    def _write(self, task: Task) -> None:
        new = task.captured.records[task.shown :]
        task.shown += len(new)
        replay(self.cmdlet, new)
        if task.strand.done and task.captured.failure is not None:
            self.cmdlet.write_error(task.captured.failure)

    def _give_up(self) -> None:
        """-TimeoutSeconds is over: tasks that run are stopped."""
        for task in self.running:
            self.weave.close_one(task.strand)
        self.running = []

    def finish(self) -> None:
        """After the last object."""
        if self.job is None:
            self._go_on(0)
        else:
            self.cmdlet.write(self.job)
