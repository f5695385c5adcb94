"""The local groups that let accounts manage Hyper-V on a host."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.computer import local_computer
from pshv.cmdlets.hyperv.hyperv_cmdlet import find_host
from pshv.runtime.cmdlet import Cmdlet

GROUPS = ("administrators", "hyper-v administrators")


class LocalGroupCmdlet(Cmdlet):
    """A cmdlet over the members of a local group; `-ComputerName` (ours) names another host than the session's."""

    Group: Any
    Member: Any
    ComputerName: str | None

    def account(self) -> Any:
        """The host's account, which holds who may manage it; ends with an error for other groups and hosts."""
        cluster: Any = self.session.cluster
        name = self.ComputerName or local_computer(self.session)
        host = find_host(cluster, str(name))
        if host is None:
            text = f"The computer '{name}' could not be resolved."
            self.throw(self.error(text, "ComputerNotFound", "ObjectNotFound", name))
        if str(self.Group).lower() not in GROUPS:
            text = f"Group {self.Group} was not found."
            self.throw(self.error(text, "GroupNotFound", "ObjectNotFound", self.Group))
        return cluster.world.accounts[host.name]

    def change(self, members: tuple[str, ...]) -> None:
        """Give the group its members."""
        from mockcluster.operations.accounts import SetAccount

        cluster: Any = self.session.cluster
        cluster.run(SetAccount(self.account().name, (("administrators", members),)))
