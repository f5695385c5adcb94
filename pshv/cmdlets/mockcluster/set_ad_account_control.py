"""Set-ADAccountControl, as far as delegation needs it."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.ad_cmdlet import SPACE, ADCmdlet
from pshv.cmdlets.mockcluster.set_ad_computer import FLAGS
from pshv.runtime.declaration import Param


class SetADAccountControl(ADCmdlet):
    """Modifies user account control (UAC) values for an Active Directory account: trust for delegation, enabled."""

    name = "Set-ADAccountControl"
    net_class = f"{SPACE}.SetADAccountControl"
    supports_should_process = True
    parameters = (
        Param("Identity", "object", mandatory=True, position=0, by_value=True),
        Param("TrustedForDelegation", "bool"),
        Param("TrustedToAuthForDelegation", "bool"),
        Param("Enabled", "bool"),
    )

    def process(self) -> None:
        from mockcluster.operations.accounts import SetAccount

        host = self.host_of(self.Identity)
        if host is None:
            self.throw(self.no_such(self.Identity))
        cluster: Any = self.session.cluster
        values = [(field, bool(self.bound[name])) for name, field in FLAGS.items() if name in self.bound]
        if self.should_process(f"CN={host.name}", "Set"):
            cluster.run(SetAccount(host.name, tuple(values)))
