"""Set-ClusterParameter."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet
from pshv.cmdlets.failoverclusters.private_properties import parameters, setting


class SetClusterParameter(ClusterCmdlet):
    """Controls specific properties of an object in a failover cluster, such as a resource or a resource type."""

    name = "Set-ClusterParameter"
    net_class = "Microsoft.FailoverClusters.PowerShell.SetClusterParameterCommand"
    Name: str | None
    Value: Any
    Multiple: Any

    def process(self) -> None:
        for switch in ("Create", "Delete"):
            if switch in self.bound:
                text = f"{self.name} -{switch} is not built in pshv yet."
                self.throw(self.error(text, "NotImplemented", "NotImplemented", switch))
        cluster = self.mock()
        if parameters(cluster, self.InputObject) is None:
            self.throw(self.cluster_error("No cluster object was specified.", "PSArgument", "InvalidArgument"))
        pairs = self.Multiple.items() if self.Multiple is not None else [(self.Name, self.Value)]
        for name, value in pairs:
            operation = setting(cluster, self.InputObject, str(name), value)
            if operation is None:
                text = f"Unable to set the property '{name}'.\n    The parameter is incorrect"
                self.throw(self.cluster_error(text, self.name, "InvalidArgument"))
            self.run_operation(operation)
