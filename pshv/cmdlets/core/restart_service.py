"""Restart-Service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .servicecontrol import ServiceChange

if TYPE_CHECKING:
    from .serviceinfo import ServiceController


class RestartService(ServiceChange):
    """Stops and then starts one or more services."""

    name = "Restart-Service"

    def carry_out(self, service: ServiceController) -> None:
        if self.stop_service(service) and self.start_service(service):
            self.pass_on(service)
