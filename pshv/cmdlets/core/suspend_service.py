"""Suspend-Service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .servicecontrol import ServiceChange

if TYPE_CHECKING:
    from .serviceinfo import ServiceController


class SuspendService(ServiceChange):
    """Suspends (pauses) one or more running services."""

    name = "Suspend-Service"

    def carry_out(self, service: ServiceController) -> None:
        """None of the services of a mock node can be paused."""
        self.write_error(
            self.error(
                f"Service '{service.display} ({service.name})' cannot be suspended because the service does not "
                "support being suspended or resumed.",
                "CouldNotSuspendServiceNotSupported",
                "CloseError",
                service,
                exception="Microsoft.PowerShell.Commands.ServiceCommandException",
            )
        )
