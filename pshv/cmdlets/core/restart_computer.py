"""Restart-Computer."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.computer import local_computer
from pshv.runtime.cmdlet import Cmdlet


class RestartComputer(Cmdlet):
    """Restarts the operating system on hosts of the cluster: roles move away, and the hypervisor launches again."""

    name = "Restart-Computer"
    ComputerName: list[str] | None

    def process(self) -> None:
        from mockcluster.operations.hardware import RestartHost
        from pshv.cmdlets.hyperv.hyperv_cmdlet import find_host
        from pshv.cmdlets.working import carry_out

        cluster: Any = self.session.cluster
        own = local_computer(self.session)
        for name in self.ComputerName or [own]:
            wanted = own if str(name).lower() in ("localhost", ".", "127.0.0.1") else str(name)
            host = find_host(cluster, wanted)
            if host is None:
                self.write_error(self.failed(wanted, "The RPC server is unavailable. (0x800706BA)"))
            elif self.should_process(f"{wanted} ({host.name})"):
                outcome = carry_out(self, cluster, RestartHost(host.name))
                if outcome.refusal is not None:
                    self.write_error(self.failed(wanted, outcome.refusal.text))

    def failed(self, name: str, reason: str) -> Any:
        """The record for a computer that does not restart."""
        return self.error(
            f"Failed to restart the computer {name} with the following error message: {reason}",
            "RestartcomputerFailed", "OperationStopped", name,
        )  # fmt: skip
