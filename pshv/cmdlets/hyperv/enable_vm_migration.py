"""Enable-VMMigration."""

from __future__ import annotations

from typing import ClassVar

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.cmdlets.hyperv.start_vm import announce
from pshv.types.world.host import VMHost


class EnableVMMigration(HyperVCmdlet):
    """Enables migration on one or more virtual machine hosts."""

    name = "Enable-VMMigration"
    enabled: ClassVar[bool] = True
    Passthru: bool

    def process(self) -> None:
        from mockcluster.operations.settings import DisableMigration, EnableMigration

        verb = "enable" if self.enabled else "disable"
        for host in self.hosts():
            if not self.should_process_text(*announce(self.name, f'{verb} migration on the host "{host.name}"')):
                continue
            done = self.carry_out(EnableMigration(host.name) if self.enabled else DisableMigration(host.name))
            if done is not None and self.Passthru:
                self.write(VMHost(self.mock(), host))
