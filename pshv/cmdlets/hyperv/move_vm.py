"""Move-VM."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import MachineCmdlet, find_host
from pshv.cmdlets.hyperv.start_vm import announce

NOT_BUILT = (
    "AsJob",
    "IncludeStorage",
    "DestinationStoragePath",
    "VirtualMachinePath",
    "SnapshotFilePath",
    "SmartPagingFilePath",
    "Vhds",
    "ResourcePoolName",
    "RetainVhdCopiesOnSource",
    "RemoveSourceUnmanagedVhds",
)


class MoveVM(MachineCmdlet):
    """Moves a virtual machine to a new Hyper-V host; a clustered machine takes its role along.

    The move is a live migration where the machine runs (live-migration-model.md); what refuses it is the error.
    """

    name = "Move-VM"
    DestinationHost: Any
    DestinationCredential: Any
    DestinationCimSession: Any
    CompatibilityReport: Any

    def process(self) -> None:
        from mockcluster.operations.livemigrate import LiveMigrate

        self.not_built(*NOT_BUILT)
        if self.CompatibilityReport is not None:
            self.move_by_report(self.CompatibilityReport)
            return
        wanted = self.destination()
        for machine in self.machines():
            host = find_host(self.mock(), wanted)
            if not self.should_process_text(
                *announce(self.name, f'move the virtual machine "{machine.name}" to "{wanted}"')
            ):
                continue
            if host is None:
                self.write_error(self.unresolved(wanted))
            elif self.DestinationCredential is not None and not self.lets_in(host, self.DestinationCredential):
                continue
            elif self.carry_out(LiveMigrate(machine.id, host.name)) is not None:
                self.pass_through(machine)

    def move_by_report(self, report: Any) -> None:
        """Carry out the move that Compare-VM described, with what was repaired in its report."""
        from mockcluster.operations.livemigrate import LiveMigrate

        machine, planned = report.machine, tuple(report.planned.items())
        text = f'move the virtual machine "{machine.name}" to "{report.destination}"'
        if self.should_process_text(*announce(self.name, text)):
            move = LiveMigrate(machine.id, report.destination, storage=report.storage, planned=planned)
            if self.carry_out(move) is not None:
                self.pass_through(machine)

    def destination(self) -> str:
        """The name of the host the machine goes to."""
        given = self.DestinationHost if self.DestinationHost is not None else self.DestinationCimSession
        return str(getattr(given, "ComputerName", given))
