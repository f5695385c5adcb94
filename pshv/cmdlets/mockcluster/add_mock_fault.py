"""Add-MockFault: puts a cause into the cluster."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.fault_object import MockFault
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param

SELECTORS = {
    "VMName": "vm",
    "ComputerName": "host",
    "Source": "source",
    "Destination": "destination",
    "Network": "network",
    "Switch": "switch",
    "Volume": "volume",
    "Stage": "stage",
}


class AddMockFault(Cmdlet):
    """Adds a fault: a condition that forbids, slows or queues migrations, or a moment that strikes one under way.

    `Get-MockFault -ListKind` shows the kinds with what each takes.
    """

    name = "Add-MockFault"
    supports_should_process = True
    default_set = "Kind"
    parameters = (
        Param("Kind", "string", mandatory=True, position=0, sets=("Kind",)),
        Param("VMName", "string[]", aliases=("VM",), sets=("Kind",)),
        Param("ComputerName", "string[]", aliases=("Host", "Computer"), sets=("Kind",)),
        Param("Source", "string[]", sets=("Kind",)),
        Param("Destination", "string[]", sets=("Kind",)),
        Param("Network", "string[]", sets=("Kind",)),
        Param("Switch", "string[]", sets=("Kind",)),
        Param("Volume", "string[]", sets=("Kind",)),
        Param("Stage", "int", sets=("Kind",)),
        Param("Option", "hashtable", sets=("Kind",)),
        Param("Delay", "double", sets=("Kind",)),
        Param("Count", "int", sets=("Kind",)),
        Param("Probability", "double", sets=("Kind",)),
        Param("Seed", "long", sets=("Kind",)),
        Param("Optional", "switch", sets=("Kind",)),
        Param("Path", "string", mandatory=True, sets=("Path",)),
    )
    Kind: str | None
    Option: Any
    Path: str | None

    def process(self) -> None:
        from mockcluster.faults.board import FaultError

        cluster: Any = self.session.cluster
        what = f"faults of {self.Path}" if self.Path else str(self.Kind)
        if not self.should_process(what):
            return
        try:
            if self.Path:
                found = cluster.faults.load_text(self.text_of(self.Path), self.Path)
            else:
                found = [cluster.faults.add(str(self.Kind), **self.given())]
        except FaultError as error:
            self.throw(self.error(str(error), "FaultError", "InvalidArgument", self.Path or self.Kind))
        for fault in found:
            self.write(MockFault(cluster, fault))

    def given(self) -> dict[str, Any]:
        """Selectors, options and the rest as keyword arguments of `FaultBoard.add`."""
        wanted: dict[str, Any] = {field: self.bound[name] for name, field in SELECTORS.items() if name in self.bound}
        for name in ("Delay", "Count", "Probability", "Seed", "Optional"):
            if name in self.bound:
                wanted[name.lower()] = plain(self.bound[name])
        for key, value in (self.Option or {}).items():
            wanted[str(key).lower()] = plain(value)
        return wanted

    def text_of(self, path: str) -> str:
        """The text of a file of the session's drives; ends with an error when it cannot be read."""
        drives: Any = self.session.drives
        try:
            return str(drives.read_script(drives.resolve(path)))
        except OSError as error:
            self.throw(self.error(f"{path}: {error.strerror or error}", "FileNotRead", "ReadError", path))


def plain(value: Any) -> Any:
    """Numbers and truth values as Python's own."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    return float(value) if isinstance(value, float) else getattr(value, "is_present", str(value))
