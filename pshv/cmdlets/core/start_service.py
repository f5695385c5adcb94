"""Start-Service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .servicecontrol import ServiceChange

if TYPE_CHECKING:
    from .serviceinfo import ServiceController


class StartService(ServiceChange):
    """Starts one or more stopped services."""

    name = "Start-Service"

    def carry_out(self, service: ServiceController) -> None:
        if self.start_service(service):
            self.pass_on(service)
