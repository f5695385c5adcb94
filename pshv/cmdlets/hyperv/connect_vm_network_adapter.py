"""Connect-VMNetworkAdapter."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.adapter_cmdlet import AdapterCmdlet


class ConnectVMNetworkAdapter(AdapterCmdlet):
    """Connects a virtual network adapter to a virtual switch."""

    name = "Connect-VMNetworkAdapter"
    SwitchName: str | None
    VMSwitch: Any

    def process(self) -> None:
        self.not_built("UseAutomaticConnection")
        switch = self.VMSwitch.entity.name if self.VMSwitch is not None else str(self.SwitchName)
        self.plug(switch, "connect")
