"""Add-LocalGroupMember, for the groups that manage Hyper-V."""

from __future__ import annotations

from pshv.cmdlets.mockcluster.local_group import LocalGroupCmdlet
from pshv.runtime.declaration import Param


class AddLocalGroupMember(LocalGroupCmdlet):
    """Adds members to a local group of a host: Administrators or Hyper-V Administrators."""

    name = "Add-LocalGroupMember"
    supports_should_process = True
    parameters = (
        Param("Group", "string", aliases=("Name",), mandatory=True, position=0),
        Param("Member", "string[]", mandatory=True, position=1, by_value=True),
        Param("ComputerName", "string"),
    )

    def process(self) -> None:
        held = self.account().administrators
        for member in self.Member:
            if member.lower() in {one.lower() for one in held}:
                text = f"{member} is already a member of group {self.Group}."
                self.write_error(self.error(text, "MemberExists", "ResourceExists", self.Group))
            elif self.should_process(str(self.Group), f"Add member {member}"):
                held = (*held, str(member))
        self.change(held)
