"""Resume-Service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .servicecontrol import ServiceChange

if TYPE_CHECKING:
    from .serviceinfo import ServiceController


class ResumeService(ServiceChange):
    """Resumes one or more suspended (paused) services."""

    name = "Resume-Service"

    def carry_out(self, service: ServiceController) -> None:
        """None of the services of a mock node can be paused."""
        self.write_error(
            self.error(
                f"Service '{service.display} ({service.name})' cannot be resumed because the service does not "
                "support being suspended or resumed.",
                "CouldNotResumeServiceNotSupported",
                "CloseError",
                service,
                exception="Microsoft.PowerShell.Commands.ServiceCommandException",
            )
        )
