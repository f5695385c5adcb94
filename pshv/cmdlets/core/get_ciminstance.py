"""Get-CimInstance: instances of WMI classes on the nodes of the mock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.cim.instances import CimInstance

from .cimbase import CimCmdlet, QueryFailed

if TYPE_CHECKING:
    from pshv.runtime.errors import ErrorRecord

CODES = {
    "Class": ("Invalid class ", "HRESULT 0x80041010", "MetadataError"),
    "Namespace": ("Invalid namespace ", "HRESULT 0x8004100e", "MetadataError"),
    "Query": ("Invalid query ", "HRESULT 0x80041017", "InvalidArgument"),
}


class GetCimInstance(CimCmdlet):
    """Gets the CIM instances of a class from a CIM server."""

    name = "Get-CimInstance"

    def process(self) -> None:
        given: Any = self.bound.get("InputObject")
        if given is not None:
            self._again(given)
            return
        for node, shown in self.computers():
            try:
                self._write_all(node, shown)
            except QueryFailed as problem:
                self.write_error(self._failed(problem))

    def _write_all(self, node: str, shown: str | None) -> None:
        request = self.request()
        machine = self.machine(node)
        if machine is None:
            raise QueryFailed("Class", request.class_name)
        keys_only = bool(self.bound.get("KeyOnly"))
        for cim, row in request.rows(machine):
            values = {name: row[name] if not keys_only or name in cim.keys else None for name in row}
            self.write(CimInstance(cim, values, machine.name, shown))

    def _again(self, given: Any) -> None:
        """The instances of -InputObject as they are now."""
        for one in given if isinstance(given, list) else [given]:
            machine = self.machine(one.server) if isinstance(one, CimInstance) else None
            for row in one.cim.instances(machine) if machine is not None else ():
                if all(row[key] == one.values[key] for key in one.cim.keys):
                    self.write(CimInstance(one.cim, row, one.server, one.computer))

    def _failed(self, problem: QueryFailed) -> ErrorRecord:
        message, error_id, category = CODES[problem.kind]
        namespace = str(self.bound.get("Namespace") or "root\\cimv2")
        target = f"{namespace}:{problem.subject}" if problem.kind == "Class" else None
        return self.error(
            message, error_id, category, target, exception="Microsoft.Management.Infrastructure.CimException"
        )
