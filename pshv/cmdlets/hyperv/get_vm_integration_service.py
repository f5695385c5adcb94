"""Get-VMIntegrationService."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartGetter
from pshv.runtime.wildcard import Wildcard, contains_wildcard
from pshv.types.world.part import SERVICES, VMIntegrationComponent


class GetVMIntegrationService(PartGetter):
    """Gets the integration services of a virtual machine or snapshot."""

    name = "Get-VMIntegrationService"
    Name: list[str] | None

    def parts(self, machine: Any) -> list[Any]:
        patterns = [(name, Wildcard(name)) for name in self.Name or ["*"]]
        for name, pattern in patterns:
            if not contains_wildcard(name) and not any(pattern.matches(service) for service in SERVICES):
                self.write_error(self.not_found("integration service", name))
        return [
            VMIntegrationComponent(self.mock(), machine, service)
            for service in SERVICES
            if any(pattern.matches(service) for _, pattern in patterns)
        ]
