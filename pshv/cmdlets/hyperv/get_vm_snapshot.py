"""Get-VMSnapshot."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartGetter


class GetVMSnapshot(PartGetter):
    """Gets the checkpoints associated with a virtual machine: none, since Checkpoint-VM is not built."""

    name = "Get-VMSnapshot"
    Name: Any

    def process(self) -> None:
        self.not_built("ParentOf", "ChildOf", "SnapshotType")
        if "Id" in self.bound:
            self.throw(self.not_found("checkpoint", str(self.bound["Id"])))
        super().process()

    def parts(self, machine: Any) -> list[Any]:
        from pshv.runtime.wildcard import contains_wildcard

        if self.Name and not contains_wildcard(self.Name):
            self.write_error(self.not_found("checkpoint", self.Name))
        return []
