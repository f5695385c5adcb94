"""Remove-LocalGroupMember, for the groups that manage Hyper-V."""

from __future__ import annotations

from pshv.cmdlets.mockcluster.local_group import LocalGroupCmdlet
from pshv.runtime.declaration import Param


class RemoveLocalGroupMember(LocalGroupCmdlet):
    """Removes members from a local group of a host: Administrators or Hyper-V Administrators."""

    name = "Remove-LocalGroupMember"
    supports_should_process = True
    parameters = (
        Param("Group", "string", aliases=("Name",), mandatory=True, position=0),
        Param("Member", "string[]", mandatory=True, position=1, by_value=True),
        Param("ComputerName", "string"),
    )

    def process(self) -> None:
        held = self.account().administrators
        for member in self.Member:
            kept = tuple(one for one in held if one.lower() != member.lower())
            if kept == held:
                text = f"Member {member} was not found in group {self.Group}."
                self.write_error(self.error(text, "MemberNotFound", "ObjectNotFound", self.Group))
            elif self.should_process(str(self.Group), f"Remove member {member}"):
                held = kept
        self.change(held)
