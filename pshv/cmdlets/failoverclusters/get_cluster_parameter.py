"""Get-ClusterParameter."""

from __future__ import annotations

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet
from pshv.cmdlets.failoverclusters.private_properties import parameters
from pshv.runtime.wildcard import Wildcard


class GetClusterParameter(ClusterCmdlet):
    """Gets detailed information about an object in a failover cluster, such as a cluster resource."""

    name = "Get-ClusterParameter"
    net_class = "Microsoft.FailoverClusters.PowerShell.GetParameterCommand"
    Name: list[str] | None

    def process(self) -> None:
        found = parameters(self.mock(), self.InputObject)
        if found is None:
            self.throw(self.cluster_error("No cluster object was specified.", "PSArgument", "InvalidArgument"))
        for one in found:
            if not self.Name or any(Wildcard(name).matches(one.name) for name in self.Name):
                self.write(one)
