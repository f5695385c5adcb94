"""Disconnect-VMNetworkAdapter."""

from __future__ import annotations

from pshv.cmdlets.hyperv.adapter_cmdlet import AdapterCmdlet


class DisconnectVMNetworkAdapter(AdapterCmdlet):
    """Disconnects a virtual network adapter from a virtual switch or Ethernet resource pool."""

    name = "Disconnect-VMNetworkAdapter"

    def process(self) -> None:
        self.plug("", "disconnect")
