"""Stop-Service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .servicecontrol import ServiceChange

if TYPE_CHECKING:
    from .serviceinfo import ServiceController


class StopService(ServiceChange):
    """Stops one or more running services."""

    name = "Stop-Service"

    def carry_out(self, service: ServiceController) -> None:
        if self.stop_service(service):
            self.pass_on(service)
