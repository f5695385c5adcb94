"""Get-ADComputer, for the accounts of the hosts."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.ad_cmdlet import SPACE, ADCmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.wildcard import Wildcard
from pshv.types.world.account import ADComputer


class GetADComputer(ADCmdlet):
    """Gets one or more Active Directory computers."""

    name = "Get-ADComputer"
    net_class = f"{SPACE}.GetADComputer"
    default_set = "Filter"
    parameters = (
        Param("Filter", "string", mandatory=True, sets=("Filter",)),
        Param("Identity", "object", mandatory=True, position=0, by_value=True, sets=("Identity",)),
        Param("Properties", "string[]", aliases=("Property",)),
        Param("SearchBase", "string", sets=("Filter",)),
        Param("Server", "string"),
        Param("Credential", "pscredential"),
    )
    Filter: str | None
    Properties: list[str] | None

    def process(self) -> None:
        cluster: Any = self.session.cluster
        extended = [str(name) for name in self.Properties or []]
        if self.Identity is not None:
            host = self.host_of(self.Identity)
            if host is None:
                self.throw(self.no_such(self.Identity))
            self.write(ADComputer(cluster, host, extended))
            return
        for host in sorted(cluster.world.hosts, key=lambda one: one.name):
            if self.passes(host):
                self.write(ADComputer(cluster, host, extended))

    def passes(self, host: Any) -> bool:
        """Whether a host passes `-Filter`: `*`, or `Name -eq|-like 'x'`; ends with an error for other filters."""
        text = str(self.Filter).strip()
        if text == "*":
            return True
        words = text.replace("'", "").replace('"', "").split(None, 2)
        if len(words) == 3 and words[0].lower() in ("name", "samaccountname", "dnshostname"):
            held = {"name": host.name, "samaccountname": f"{host.name}$", "dnshostname": host.fqdn}[words[0].lower()]
            if words[1].lower() == "-eq":
                return bool(held.lower() == words[2].lower())
            if words[1].lower() == "-like":
                return bool(Wildcard(words[2]).matches(held))
        self.throw(
            self.error(
                f"The filter '{text}' is not built in pshv: use *, or Name, SamAccountName or DNSHostName with -eq or "
                "-like.", "NotImplemented", "NotImplemented", text,
            )
        )  # fmt: skip
