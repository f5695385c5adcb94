"""A cluster to test with: for pytest (the fixtures come by themselves), unittest, and plain Python.

    >>> from pshv.testing import MockCluster
    >>> with MockCluster.create("contoso") as cluster:
    ...     outcome = cluster.move_vm("web01", to="HV02")
    ...     outcome.ok, cluster.vm("web01").host
    (True, 'HV02')

Names are imported when they are first used, so that a test run that needs no cluster pays nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.testing.accounting import Call
    from pshv.testing.cluster import MockCluster
    from pshv.testing.errors import FaultNeverFired, FixtureMisused, StrictModeViolated
    from pshv.testing.events import ClusterEvents, Event
    from pshv.testing.log import ClusterLog, LogEntry
    from pshv.testing.objects import Item
    from pshv.testing.powershell import PowerShell, Result
    from pshv.testing.standins import StandIns

__all__ = [
    "Call",
    "ClusterEvents",
    "ClusterLog",
    "Event",
    "FaultNeverFired",
    "FixtureMisused",
    "Item",
    "LogEntry",
    "MockCluster",
    "PowerShell",
    "Result",
    "StandIns",
    "StrictModeViolated",
]

_HOMES = {
    "Call": "accounting",
    "ClusterEvents": "events",
    "ClusterLog": "log",
    "Event": "events",
    "FaultNeverFired": "errors",
    "FixtureMisused": "errors",
    "Item": "objects",
    "LogEntry": "log",
    "MockCluster": "cluster",
    "PowerShell": "powershell",
    "Result": "powershell",
    "StandIns": "standins",
    "StrictModeViolated": "errors",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{home}"), name)
