"""Compare-VM."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import MachineCmdlet, find_host
from pshv.cmdlets.hyperv.start_vm import announce
from pshv.types.world.report import VMCompatibilityReport

NOT_BUILT = (
    "AsJob", "Path", "Copy", "Register", "VhdDestinationPath", "VhdSourcePath", "GenerateNewId", "VirtualMachinePath",
    "SnapshotFilePath", "SmartPagingFilePath", "Vhds", "ResourcePoolName", "RetainVhdCopiesOnSource",
    "DestinationStoragePath",
)  # fmt: skip


class CompareVM(MachineCmdlet):
    """Compares a virtual machine and a virtual machine host for compatibility, returning a compatibility report."""

    name = "Compare-VM"
    DestinationHost: Any
    DestinationCredential: Any
    DestinationCimSession: Any
    IncludeStorage: bool
    CompatibilityReport: Any

    def process(self) -> None:
        self.not_built(*NOT_BUILT)
        if self.CompatibilityReport is not None:
            self.CompatibilityReport.check()
            self.write(self.CompatibilityReport)
            return
        given = self.DestinationHost if self.DestinationHost is not None else self.DestinationCimSession
        wanted = str(getattr(given, "ComputerName", given))
        host = find_host(self.mock(), wanted)
        if host is None:
            self.throw(self.unresolved(wanted))
        if self.DestinationCredential is not None and not self.lets_in(host, self.DestinationCredential):
            return
        for machine in self.machines():
            text = f'compare the virtual machine "{machine.name}" with "{wanted}"'
            if not self.should_process_text(*announce(self.name, text)):
                continue
            refusal = self.unreachable(machine, host)
            if refusal is not None:
                self.write_error(self.refused(refusal))
            else:
                self.write(VMCompatibilityReport(self.mock(), machine, host.name, storage=bool(self.IncludeStorage)))

    def unreachable(self, machine: Any, host: Any) -> Any:
        """What keeps the hosts from talking about the move at all: the checks before those of a report."""
        from mockcluster.rules.attempt import Attempt
        from mockcluster.rules.prerequisites import first_refusal

        attempt = Attempt(self.mock().world, machine, host, storage=bool(self.IncludeStorage))
        found = first_refusal(attempt)
        return found[1] if found is not None and found[0].number < 6 and found[1].id != "InvalidState" else None
