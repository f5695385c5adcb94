"""Get-WmiObject (Windows PowerShell only): the same classes as Get-CimInstance, as ManagementObjects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.wildcard import Wildcard
from pshv.types.cim.instances import ManagementObject

from .cimbase import CimCmdlet, QueryFailed

if TYPE_CHECKING:
    from pshv.runtime.errors import ErrorRecord

MANAGEMENT = "System.Management.ManagementException"
FAILURES = {
    "Class": ('Invalid class "{0}"', "InvalidType"),
    "Namespace": ('Invalid namespace "{0}"', "InvalidArgument"),
    "Query": ('Invalid query "{0}"', "InvalidArgument"),
}


class GetWmiObject(CimCmdlet):
    """Gets instances of WMI classes or information about the available classes."""

    name = "Get-WmiObject"

    def process(self) -> None:
        for node, shown in self.computers():
            try:
                if self.bound.get("List"):
                    self._list(node)
                else:
                    self._write_all(node, shown)
            except QueryFailed as problem:
                self.write_error(self._failed(problem))

    def _write_all(self, node: str, shown: str | None) -> None:
        request = self.request()
        machine = self.machine(node)
        if machine is None:
            raise QueryFailed("Class", request.class_name)
        for cim, row in request.rows(machine):
            self.write(ManagementObject(cim, row, machine.name, shown))

    def _list(self, node: str) -> None:
        from pshv.types.cim import repository

        within = repository.namespace(str(self.bound.get("Namespace") or "") or None)
        if within is None:
            raise QueryFailed("Namespace", str(self.bound.get("Namespace")))
        pattern = Wildcard(str(self.bound.get("Class") or "*")).matches
        for cim in repository.classes(within):
            if pattern(cim.name):
                from pshv.runtime.values import PSObject

                notes: dict[str, Any] = {
                    "Name": cim.name,
                    "Methods": [],
                    "Properties": list(cim.properties),
                    "__NAMESPACE": cim.namespace,
                    "__SERVER": node,
                }
                self.write(PSObject(notes, ["System.Management.ManagementClass", "System.Object"]))

    def _failed(self, problem: QueryFailed) -> ErrorRecord:
        message, category = FAILURES[problem.kind]
        return self.error(message.format(problem.subject), "GetWMIManagementException", category, exception=MANAGEMENT)

    def unreachable(self, shown: str) -> ErrorRecord:
        return self.error(
            "The RPC server is unavailable. (Exception from HRESULT: 0x800706BA)",
            "GetWMICOMException",
            "InvalidOperation",
            exception="System.Runtime.InteropServices.COMException",
        )
