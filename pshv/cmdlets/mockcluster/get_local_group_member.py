"""Get-LocalGroupMember, for the groups that manage Hyper-V."""

from __future__ import annotations

from pshv.cmdlets.mockcluster.local_group import LocalGroupCmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.values import PSObject

TYPE = "Microsoft.PowerShell.Commands.LocalPrincipal"


class GetLocalGroupMember(LocalGroupCmdlet):
    """Gets the members of a local group of a host: Administrators or Hyper-V Administrators."""

    name = "Get-LocalGroupMember"
    parameters = (
        Param("Group", "string", aliases=("Name",), mandatory=True, position=0),
        Param("Member", "string", position=1),
        Param("ComputerName", "string"),
    )

    def process(self) -> None:
        for name in self.account().administrators:
            if self.Member is None or self.Member.lower() in (name.lower(), name.rpartition("\\")[2].lower()):
                fields = {"ObjectClass": "User", "Name": name, "PrincipalSource": "ActiveDirectory"}
                self.write(PSObject(dict(fields), [TYPE, "System.Object"]))
