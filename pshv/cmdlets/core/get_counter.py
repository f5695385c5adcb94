"""Get-Counter: performance counters of nodes, from the cluster's model."""

from __future__ import annotations

from typing import Any

from pshv.runtime.dates import DateTime
from pshv.runtime.timepassing import now, pass_time
from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .counterobjects import CounterSample, CounterSampleSet, CounterSet
from .counters import SETS, CounterPath, find_set, parse, readings
from .nodebase import LOCAL, NodeCmdlet

DEFAULT = (
    "\\Network Interface(*)\\Bytes Total/sec",
    "\\Processor(_Total)\\% Processor Time",
    "\\Memory\\% Committed Bytes In Use",
    "\\Memory\\Cache Faults/sec",
    "\\PhysicalDisk(_Total)\\% Disk Time",
    "\\PhysicalDisk(_Total)\\Current Disk Queue Length",
)


class GetCounter(NodeCmdlet):
    """Gets performance counter data from local and remote computers."""

    name = "Get-Counter"

    def process(self) -> None:
        if self.bound.get("ListSet") is not None:
            self.list_sets()
            return
        given: Any = self.bound.get("Counter") or list(DEFAULT)
        paths = [self.checked(str(path)) for path in given]
        known = [path for path in paths if path is not None]
        if not known:
            return
        interval = float(self.bound.get("SampleInterval") or 1)  # type: ignore[arg-type]
        samples = int(self.bound.get("MaxSamples") or 1)  # type: ignore[call-overload]
        while samples or self.bound.get("Continuous"):
            pass_time(self.session, interval)
            self.sample(known)
            samples -= 1
            if self.stopping:
                return

    def sample(self, paths: list[CounterPath]) -> None:
        """Write the sample set of this moment."""
        moment = DateTime(now(self.session), "Local")
        found: list[CounterSample] = []
        for path in paths:
            for name in [path.host] if path.host else self.computers():
                machine = self.machine(name)
                if machine is not None:
                    found.extend(CounterSample(*reading, moment) for reading in readings(machine, path))
        if found:
            self.write(CounterSampleSet(moment, found))
        else:
            self.refuse("The specified instance is not present.")

    def checked(self, text: str) -> CounterPath | None:
        """The parts of a path; what there is not on Windows either is an error."""
        path = parse(text)
        if path is None:
            self.refuse("Unable to parse the counter path. Check the format of the specified path.")
            return None
        own = find_set(path.name)
        if own is None:
            self.refuse("The specified object was not found on the computer.")
            return None
        test = Wildcard(path.counter)
        if not any(test.matches(counter) for counter in SETS[own].counters):
            self.refuse("The specified counter could not be found.")
            return None
        return path

    def refuse(self, message: str) -> None:
        """The error of the counters' own interface."""
        self.write_error(self.error(message, "CounterApiError", "InvalidResult", exception="System.Exception"))

    def computers(self) -> list[str]:
        """The computers that are asked."""
        given: Any = self.bound.get("ComputerName")
        return [str(name) for name in given] if given else ["."]

    def machine(self, name: str) -> Any:
        """The computer `name` as the counters see it; None after an error."""
        from pshv.types.cim.machine import Machine

        node = self.node(self.here if name.lower() in LOCAL else name)
        if node is None or str(node.state) == "Down":
            self.refuse(f"Unable to connect to the specified computer or the computer is offline. ({name})")
            return None
        drives: Any = self.session.drives
        drive = drives.drive("C")
        used, free = int(drive.provider.used(drive)), int(drive.provider.free(drive))
        return Machine(self.session.cluster, str(node.name), (used + free, free))

    def list_sets(self) -> None:
        """-ListSet."""
        wanted: Any = self.bound.get("ListSet")
        for name in self.computers():
            machine = self.machine(name)
            if machine is None:
                continue
            for pattern in wanted:
                test = Wildcard(str(pattern))
                found = [own for own in SETS if test.matches(own)]
                if not found and not contains_wildcard(str(pattern)):
                    self.write_error(
                        self.error(
                            f"Cannot find any performance counter sets on the {machine.name} computer that match the "
                            f"following: {pattern}.",
                            "NoMatchingCounterSetsFound",
                            "ObjectNotFound",
                            exception="System.Exception",
                        )
                    )
                for own in found:
                    instances = SETS[own].instances
                    self.write(CounterSet(own, ".", SETS[own], instances(machine) if instances else []))
