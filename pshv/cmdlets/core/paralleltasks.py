"""ForEach-Object -Parallel: each object in a session of its own, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.scriptblock import ScriptBlock
from pshv.runtime.values import unwrap

from .childsession import child_session, replay, run_apart, using_values
from .jobobjects import job_table

if TYPE_CHECKING:
    from pshv.runtime.cmdlet import Cmdlet

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
        captured = run_apart(session, self.block, using=self.sent, under=item)
        if self.job is not None:
            child = job_table(self.cmdlet.session).add_child(self.job)
            child.job_type = "PSTask"
            child.settle(captured)
            return
        replay(self.cmdlet, captured.records)
        if captured.failure is not None:
            self.cmdlet.write_error(captured.failure)

    def finish(self) -> None:
        """After the last object."""
        if self.job is None:
            return
        failed = any(child.state == "Failed" for child in self.job.children)
        self.job.state = "Failed" if failed else "Completed"
        self.cmdlet.write(self.job)
