"""Get-CimClass."""

from __future__ import annotations

from typing import Any

from pshv.runtime.wildcard import Wildcard, contains_wildcard
from pshv.types.cim.instances import CimClassObject

from .cimbase import CimCmdlet


class GetCimClass(CimCmdlet):
    """Gets a list of CIM classes in a specific namespace."""

    name = "Get-CimClass"

    def process(self) -> None:
        from pshv.types.cim import repository

        bound = self.bound
        given: Any = bound.get("Namespace")
        pattern = str(bound.get("ClassName") or "*")
        for _ in self.computers():
            within = repository.namespace(given)
            if within is None:
                self._failed("Invalid namespace ", "HRESULT 0x8004100e", "MetadataError", str(given))
                continue
            found = [cim for cim in repository.classes(within) if Wildcard(pattern).matches(cim.name)]
            if not found and not contains_wildcard(pattern):
                self._failed("Not found ", "HRESULT 0x80041002", "ObjectNotFound", f"{within}:{pattern}")
            wanted: Any = bound.get("PropertyName")
            if wanted:
                found = [cim for cim in found if any(Wildcard(str(wanted)).matches(name) for name in cim.properties)]
            if not bound.get("MethodName"):
                self.write_all(CimClassObject(cim) for cim in found)

    def _failed(self, message: str, error_id: str, category: str, target: str) -> None:
        self.write_error(
            self.error(
                message, error_id, category, target, exception="Microsoft.Management.Infrastructure.CimException"
            )
        )
