"""Get-MockFault: the faults of the cluster with their accounting, or the kinds there are."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.fault_object import MockFault, kind_object
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.wildcard import Wildcard


class GetMockFault(Cmdlet):
    """Gets faults that were added, with how often each fired; with -ListKind the kinds that can be added."""

    name = "Get-MockFault"
    default_set = "Faults"
    parameters = (
        Param("Kind", "string[]", position=0),
        Param("Id", "int[]", sets=("Faults",), by_property=True),
        Param("Active", "switch", sets=("Faults",)),
        Param("ListKind", "switch", mandatory=True, sets=("Kinds",)),
    )
    Kind: list[str] | None
    Id: Any
    Active: bool
    ListKind: bool

    def process(self) -> None:
        cluster: Any = self.session.cluster
        patterns = [Wildcard(str(name)) for name in self.Kind or ["*"]]
        if self.ListKind:
            from mockcluster.faults.kinds import KINDS

            self.write_all(
                kind_object(kind) for kind in KINDS.values() if any(one.matches(kind.name) for one in patterns)
            )
            return
        from pshv.labs.exam import HIDDEN, in_exam

        if in_exam(self.session):
            self.write_warning(HIDDEN)
            return
        numbers = {int(one) for one in self.Id} if self.Id is not None else None
        for fault in cluster.faults:
            wanted = numbers is None or fault.id in numbers
            if wanted and (fault.active or not self.Active) and any(one.matches(fault.kind) for one in patterns):
                self.write(MockFault(cluster, fault))
        for number in sorted((numbers or set()) - {fault.id for fault in cluster.faults}):
            self.write_error(self.error(f"There is no fault {number}.", "FaultNotFound", "ObjectNotFound", number))
