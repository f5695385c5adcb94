"""Get-NetFirewallRule, for the rule of live migration."""

from __future__ import annotations

from pshv.cmdlets.mockcluster.firewall_cmdlet import PARAMETERS, FirewallCmdlet, shown


class GetNetFirewallRule(FirewallCmdlet):
    """Gets the firewall rule of a host that lets live migration in on TCP 6600."""

    name = "Get-NetFirewallRule"
    parameters = PARAMETERS

    def process(self) -> None:
        if self.meant():
            self.write_all(shown(host) for host in self.hosts())
