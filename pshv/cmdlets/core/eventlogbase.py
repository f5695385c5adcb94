"""What the cmdlets of classic event logs share (5.1 only)."""

from __future__ import annotations

from typing import Any

from .eventsources import Shelf, shelf
from .nodebase import LOCAL, NodeCmdlet


class EventLogCmdlet(NodeCmdlet):
    """Base of Get-, New-, Write-, Remove- and Clear-EventLog."""

    def computers(self) -> list[tuple[str, Any]]:
        """The computers that are meant, as they are called and as nodes; one that is not there is an error."""
        given: Any = self.bound.get("ComputerName")
        found = []
        for name in (given if isinstance(given, list) else [given]) if given else ["."]:
            node = self.host(str(name))
            if given and node is None:
                self.write_error(
                    self.error(
                        "The network path was not found.",
                        "System.IO.IOException",
                        "NotSpecified",
                        exception="System.IO.IOException",
                    )
                )
                continue
            found.append((str(name), node))
        return found

    def host(self, name: str) -> Any:
        """The node called `name`, with its number and time zone; None when there is none."""
        from pshv.cmdlets.hyperv.hyperv_cmdlet import find_host

        cluster = self.session.cluster
        return find_host(cluster, self.here if name.lower() in LOCAL else name) if cluster is not None else None

    def shelf(self, node: Any) -> Shelf:
        """The logs of a node."""
        return shelf(self.session, str(getattr(node, "name", "")))

    def missing_log(self, log: str, computer: str) -> None:
        """The error of a log that does not exist."""
        self.write_error(
            self.error(
                f"The event log '{log}' on computer '{computer}' does not exist.",
                "System.InvalidOperationException",
                "NotSpecified",
                exception="System.InvalidOperationException",
            )
        )
