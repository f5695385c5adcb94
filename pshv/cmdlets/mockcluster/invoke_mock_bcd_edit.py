"""Invoke-MockBcdEdit: what `bcdedit` does (its alias), as far as the hypervisor's launch goes."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.computer import local_computer
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param

USAGE = (
    "The set command specified is not valid.\n"
    'Run "bcdedit /?" for command line assistance.\n'
    "The parameter is incorrect."
)


class InvokeMockBcdEdit(Cmdlet):
    """Shows or sets the hypervisorlaunchtype of the host: `bcdedit [/set hypervisorlaunchtype auto|off]`."""

    name = "Invoke-MockBcdEdit"
    parameters = (Param("Arguments", "string[]", position=0, remaining=True),)
    Arguments: list[str] | None

    def process(self) -> None:
        from mockcluster.operations.hardware import SetHardware

        cluster: Any = self.session.cluster
        host = cluster.world.host_of(local_computer(self.session))
        given = [str(one).lower() for one in self.Arguments or []]
        if not given or given[0] == "/enum":
            self.write_all(entries(host))
            return
        words = [word for word in given[1:] if word != "{current}"]
        if (
            given[0] != "/set"
            or len(words) != 2
            or words[0] != "hypervisorlaunchtype"
            or words[1] not in ("auto", "off")
        ):
            self.write_all(USAGE.split("\n"))
            return
        cluster.run(SetHardware(host.name, (("hypervisor_launch", words[1].capitalize()),)))
        self.write("The operation completed successfully.")


def entries(host: Any) -> list[str]:
    """The entry of the running system."""
    return [
        "",
        "Windows Boot Loader",
        "-------------------",
        "identifier              {current}",
        "device                  partition=C:",
        "path                    \\Windows\\system32\\winload.efi",
        "description             Windows Server",
        "locale                  en-US",
        "osdevice                partition=C:",
        "systemroot              \\Windows",
        "nx                      OptOut",
        f"hypervisorlaunchtype    {host.hypervisor_launch}",
    ]
