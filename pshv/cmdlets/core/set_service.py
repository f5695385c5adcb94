"""Set-Service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .servicecontrol import ServiceChange
from .serviceinfo import STARTS, change, services

if TYPE_CHECKING:
    from .serviceinfo import ServiceController


class SetService(ServiceChange):
    """Starts, stops, and suspends a service, and changes its properties."""

    name = "Set-Service"

    def chosen(self) -> list[ServiceController]:
        computers: Any = self.bound.get("ComputerName")
        if not computers:
            return super().chosen()
        wanted = str(self.bound.get("Name") or "").lower()
        found = []
        for computer in computers:
            node = self.node(str(computer))
            if node is None:
                self.write_error(self.unreachable(str(computer), "System.InvalidOperationException"))
                continue
            matched = [s for s in services(node, str(computer)) if s.name.lower() == wanted]
            if not matched:
                self.not_found(wanted, False)
            found.extend(matched)
        return found

    def carry_out(self, service: ServiceController) -> None:
        bound = self.bound
        startup: Any = bound.get("StartupType")
        if startup is not None:
            name = str(getattr(startup, "name", startup))
            known = "Automatic" if name.lower().startswith("automatic") else name
            start = next((s for s in STARTS if s.lower() == known.lower()), service.start)
            change(self.session.cluster, self.host_of(service), service, start=start)
        if bound.get("DisplayName") is not None:
            change(self.session.cluster, self.host_of(service), service, display=str(bound["DisplayName"]))
        status = str(bound.get("Status") or "").lower()
        if (status == "running" and not self.start_service(service)) or (
            status == "stopped" and not self.stop_service(service)
        ):
            return
        self.pass_on(service)
