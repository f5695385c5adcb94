"""Remove-MockFault: withdraws faults and puts back what they altered."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param


class RemoveMockFault(Cmdlet):
    """Withdraws faults: what they altered is put back, except what somebody changed since; the accounting stays."""

    name = "Remove-MockFault"
    supports_should_process = True
    default_set = "Id"
    parameters = (
        Param("Id", "int[]", mandatory=True, position=0, by_property=True, sets=("Id",)),
        Param("All", "switch", mandatory=True, sets=("All",)),
    )
    Id: Any
    All: bool

    def process(self) -> None:
        from mockcluster.faults.board import FaultError
        from pshv.labs.exam import HIDDEN, in_exam

        cluster: Any = self.session.cluster
        if in_exam(self.session):
            self.throw(self.error(HIDDEN, "Exam", "PermissionDenied"))
        numbers = [f.id for f in reversed(list(cluster.faults)) if f.active or f.altered] if self.All else self.Id
        for number in numbers:
            if not self.should_process(f"fault {number}"):
                continue
            try:
                cluster.faults.remove(int(number))
            except FaultError as error:
                self.write_error(self.error(str(error), "FaultNotFound", "ObjectNotFound", number))
