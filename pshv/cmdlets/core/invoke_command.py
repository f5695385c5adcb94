"""Invoke-Command: a block here, or on the nodes of the cluster."""

from __future__ import annotations

from functools import partial
from typing import Any

from pshv.host.weave import weave_of
from pshv.runtime.cmdlet import Cmdlet

from .childsession import Captured, replay, run_apart, using_values
from .jobobjects import job_table
from .remoteobject import deserialized, marked
from .remotetarget import Target, listed, of_computer, of_machine, of_session

REMOTE_STARTUP = 500_000  # ticks until a block begins on another computer in a job


class InvokeCommand(Cmdlet):
    """Runs commands on local and remote computers."""

    name = "Invoke-Command"
    InputObject: Any

    def begin(self) -> None:
        self.input: list[Any] = []

    def process(self) -> None:
        if self.expecting_input:
            self.input.append(self.InputObject)

    def end(self) -> None:
        bound = self.bound
        for name in ("ContainerId", "HostName", "SSHConnection", "ConnectionUri"):
            if bound.get(name) is not None:
                self.throw(
                    self.error(
                        f"Invoke-Command -{name} is not built into this mock.",
                        "NotImplemented",
                        "NotImplemented",
                        exception="System.NotImplementedException",
                    )
                )
        block = self._block()
        targets = self._targets()
        if not targets:
            self._here(block)
        elif bound.get("AsJob"):
            self._as_job(block, targets)
        else:
            self._on_all(block, targets)

    def _block(self) -> Any:
        block: Any = self.bound.get("ScriptBlock")
        if block is not None:
            return block
        path: Any = self.bound.get("FilePath")
        drives: Any = self.session.drives
        from pshv.runtime.execution import parse_block

        try:
            return parse_block(self.session, drives.read_script(drives.resolve(str(path))), self.run.scope)
        except OSError:
            self.throw(
                self.error(
                    f"Cannot find path '{path}' because it does not exist.",
                    "FilePathNotFound",
                    "InvalidArgument",
                    path,
                    exception="System.IO.FileNotFoundException",
                )
            )

    def _targets(self) -> list[Target]:
        """The computers, sessions and machines meant."""
        bound = self.bound
        found = [of_session(self, one) for one in listed(bound.get("Session"))]
        found += [of_computer(self, str(one)) for one in listed(bound.get("ComputerName"))]
        found += [of_machine(self, str(one), "VMName") for one in listed(bound.get("VMName"))]
        found += [of_machine(self, str(one), "VMId") for one in listed(bound.get("VMId"))]
        return found

    def _here(self, block: Any) -> None:
        arguments: Any = self.bound.get("ArgumentList") or []
        block.run(
            self.write,
            tuple(arguments),
            dot=bool(self.bound.get("NoNewScope")),
            input=self.input if self.expecting_input else None,
        )

    # -- nodes
    def _on_all(self, block: Any, targets: list[Target]) -> None:
        """Run the block on every target; on several at once, each in a strand, so that their times overlap."""
        reached = [one for one in targets if self._reached(one)]
        if len(reached) == 1:
            captured = self._run(block, reached[0], Captured())
            self._show(reached[0], captured.records)
            self._end(captured)
            return
        weave = weave_of(self.session)
        running = [(one, captured, weave.start(partial(self._run, block, one, captured)))
                   for one in reached for captured in [Captured()]]  # fmt: skip
        shown = dict.fromkeys(range(len(running)), 0)
        while True:
            weave.wait(lambda: all(s.done for *_, s in running) or _news(running, shown))
            for index, (one, captured, _) in enumerate(running):
                new = captured.records[shown[index] :]
                shown[index] += len(new)
                self._show(one, new)
            if all(strand.done for *_, strand in running):
                break
        for _, captured, _ in running:
            self._end(captured)

    def _reached(self, target: Target) -> bool:
        if target.problem is None:
            return True
        self.write_error(target.problem)
        return False

    def _run(self, block: Any, target: Target, captured: Captured) -> Captured:
        arguments: Any = self.bound.get("ArgumentList") or []
        sent = using_values(block, self.run.scope)
        return run_apart(
            target.session(), block, args=list(arguments), input=self.input or None, using=sent, captured=captured
        )

    def _show(self, target: Target, records: list[tuple[str, Any]]) -> None:
        show = not self.bound.get("HideComputerName")
        replay(
            self,
            records,
            lambda value: self.write(marked(deserialized(value), target.shown, target.runspace, show=show)),
        )

    def _end(self, captured: Captured) -> None:
        if captured.failure is not None:
            self.write_error(captured.failure)

    def _as_job(self, block: Any, targets: list[Target]) -> None:
        given: Any = self.bound.get("JobName")
        job = job_table(self.session).new(str(given) if given else None, block.text, "RemoteJob")
        job.location = ",".join(one.shown for one in targets)
        for target in targets:
            child = job_table(self.session).add_child(job)
            child.location, child.runspace = target.shown, target.runspace
            if target.problem is not None:
                child.fail(target.problem)
            else:
                child.begin(partial(self._run, block, target), REMOTE_STARTUP)
        self.write(job)


def _news(running: list[tuple[Target, Captured, Any]], shown: dict[int, int]) -> bool:
    return any(len(captured.records) > shown[index] for index, (_, captured, _) in enumerate(running))
