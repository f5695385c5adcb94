"""Invoke-Command: a block here, or on the nodes of the cluster."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

from .childsession import child_session, replay, run_apart, using_values
from .jobobjects import job_table
from .new_guid import random_guid
from .pssessions import PSSession
from .remoteobject import deserialized, marked

LOCAL = frozenset({"localhost", ".", "127.0.0.1", "::1"})


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
        for name in ("VMName", "VMId", "ContainerId", "HostName", "SSHConnection", "ConnectionUri"):
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
        computers = self._computers()
        if not computers:
            self._here(block)
        elif bound.get("AsJob"):
            self._as_job(block, computers)
        else:
            for name, shown in computers:
                self._on(block, name, shown)

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

    def _computers(self) -> list[tuple[str, str]]:
        """The nodes meant, each with the name it was asked for by."""
        found = []
        self.opened: dict[str, PSSession] = {}
        sessions: Any = self.bound.get("Session")
        for one in sessions if isinstance(sessions, list) else [sessions] if sessions is not None else []:
            name = str(getattr(one, "computer", one))
            if isinstance(one, PSSession):
                self.opened[name.partition(".")[0]] = one
            found.append((name.partition(".")[0], name))
        names: Any = self.bound.get("ComputerName")
        for one in names if isinstance(names, list) else [names] if names is not None else []:
            found.append((str(one).partition(".")[0] if str(one) not in LOCAL else "localhost", str(one)))
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
    def _node(self, name: str) -> str | None:
        drives: Any = self.session.drives
        if name == "localhost":
            return str(drives.environment.get("COMPUTERNAME") or drives.node_names[0])
        return next((node for node in drives.node_names if node.lower() == name.lower()), None)

    def _run(self, block: Any, name: str) -> Any:
        node = self._node(name)
        if node is None:
            return None
        opened = self.opened.get(name)
        session = opened.inner if opened is not None else child_session(self.session, node)
        arguments: Any = self.bound.get("ArgumentList") or []
        sent = using_values(block, self.run.scope)
        return run_apart(session, block, args=list(arguments), input=self.input or None, using=sent)

    def _on(self, block: Any, name: str, shown: str) -> None:
        captured = self._run(block, name)
        if captured is None:
            self.write_error(self._unreachable(shown))
            return
        runspace = random_guid(self.session)
        show = not self.bound.get("HideComputerName")
        replay(
            self,
            captured.records,
            lambda value: self.write(marked(deserialized(value), shown, runspace, show=show)),
        )
        if captured.failure is not None:
            self.write_error(captured.failure)

    def _as_job(self, block: Any, computers: list[tuple[str, str]]) -> None:
        given: Any = self.bound.get("JobName")
        job = job_table(self.session).new(str(given) if given else None, block.text, "RemoteJob")
        job.location = ",".join(shown for _, shown in computers)
        failed = False
        for name, shown in computers:
            child = job_table(self.session).add_child(job)
            child.location = shown
            captured = self._run(block, name)
            if captured is None:
                child.state = "Failed"
                child.records.append(("error", self._unreachable(shown)))
            else:
                child.settle(captured)
            failed = failed or child.state == "Failed"
        job.state = "Failed" if failed else "Completed"
        self.write(job)

    def _unreachable(self, shown: str) -> Any:
        record = self.error(
            f"[{shown}] Connecting to remote server {shown} failed with the following error message : WinRM cannot "
            f"process "
            "the request. The following error occurred while using Kerberos authentication: Cannot find the computer "
            f"{shown}. Verify that the computer exists on the network and that the name provided is spelled "
            f"correctly. For "
            "more information, see the about_Remote_Troubleshooting Help topic.",
            "NetworkPathNotFound",
            "OpenError",
            shown,
            exception="System.Management.Automation.Remoting.PSRemotingTransportException",
        )
        record.error_id = "NetworkPathNotFound,PSSessionStateBroken"
        return record
