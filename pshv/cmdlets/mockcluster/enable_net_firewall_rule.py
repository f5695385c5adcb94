"""Enable-NetFirewallRule, for the rule of live migration."""

from __future__ import annotations

from pshv.cmdlets.mockcluster.firewall_cmdlet import PARAMETERS, FirewallCmdlet


class EnableNetFirewallRule(FirewallCmdlet):
    """Enables a firewall rule of a host: the group Hyper-V, which lets live migration in on TCP 6600."""

    name = "Enable-NetFirewallRule"
    parameters = PARAMETERS

    def process(self) -> None:
        self.switch(True)
