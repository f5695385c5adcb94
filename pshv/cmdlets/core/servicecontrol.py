"""What cmdlets that change services share: which services are meant, and what was done to them.

Changes live as long as the process that holds the cluster; the cluster service follows the state of its node, so it is
started and stopped by the cluster's own cmdlets.
"""

from __future__ import annotations

from typing import Any

from pshv.runtime.errors import PSError
from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .nodebase import NodeCmdlet
from .serviceinfo import CLUSTER, ServiceController, change, services

_FAILURE = "Microsoft.PowerShell.Commands.ServiceCommandException"


class ServiceChange(NodeCmdlet):
    """Base of Start-, Stop-, Restart-, Suspend- and Resume-Service."""

    def process(self) -> None:
        for service in self.chosen():
            if self.should_process(f"{service.display} ({service.name})"):
                self.carry_out(service)

    def chosen(self) -> list[ServiceController]:
        """The services that -Name, -DisplayName or -InputObject mean; what is not found is an error each."""
        bound = self.bound
        inputs: Any = bound.get("InputObject")
        if inputs is not None:
            given = inputs if isinstance(inputs, list) else [inputs]
            return [s for s in given if isinstance(s, ServiceController) and self.kept(s.name)]
        listed = services(self.node("."), ".", self.here)
        displays: Any = bound.get("DisplayName")
        names: Any = bound.get("Name") or displays or []
        found = []
        for wanted in names if isinstance(names, list) else [names]:
            test = Wildcard(str(wanted)).matches
            matched = [s for s in listed if test(s.display if displays else s.name) and self.kept(s.name)]
            if not matched and not contains_wildcard(str(wanted)):
                self.not_found(str(wanted), bool(displays))
            found.extend(matched)
        return found

    def not_found(self, wanted: str, by_display: bool) -> None:
        what = "display name" if by_display else "service name"
        self.write_error(
            self.error(
                f"Cannot find any service with {what} '{wanted}'.",
                "NoServiceFoundForGivenDisplayName" if by_display else "NoServiceFoundForGivenName",
                "ObjectNotFound",
                wanted,
                exception=_FAILURE,
            )
        )

    def kept(self, name: str) -> bool:
        include: Any = self.bound.get("Include")
        exclude: Any = self.bound.get("Exclude")
        if include and not any(Wildcard(str(p)).matches(name) for p in include):
            return False
        return not any(Wildcard(str(p)).matches(name) for p in exclude or [])

    def carry_out(self, service: ServiceController) -> None:
        """Do it to one service."""
        raise NotImplementedError

    def host_of(self, service: ServiceController) -> str:
        """The computer a service belongs to."""
        return self.here if service.machine == "." else service.machine.partition(".")[0]

    def switch_to(self, service: ServiceController, status: str) -> bool:
        """Bring a service to a state; False after an error."""
        if service.key == CLUSTER and status in ("Running", "Stopped"):
            verb = "Start" if status == "Running" else "Stop"
            try:
                self.session.evaluate(f"{verb}-ClusterNode -Name '{self.host_of(service)}' -ErrorAction Stop")
            except PSError as error:
                self.write_error(error)
                return False
        change(self.session.cluster, self.host_of(service), service, status=status)
        return True

    def start_service(self, service: ServiceController) -> bool:
        if service.start == "Disabled":
            self.failed(service, "start", "started", "StartService")
            return False
        return service.status == "Running" or self.switch_to(service, "Running")

    def stop_service(self, service: ServiceController) -> bool:
        return service.status == "Stopped" or self.switch_to(service, "Stopped")

    def failed(self, service: ServiceController, verb: str, done: str, error_id: str) -> None:
        self.write_error(
            self.error(
                f"Service '{service.display} ({service.name})' cannot be {done} due to the following error: "
                f"Cannot {verb} service {service.name} on computer '{service.machine}'.",
                f"CouldNot{error_id}",
                "OpenError",
                service,
                exception=_FAILURE,
            )
        )

    def pass_on(self, service: ServiceController) -> None:
        """-PassThru."""
        if self.bound.get("PassThru"):
            self.write(service)
