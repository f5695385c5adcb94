"""A cluster to test with: for pytest (the fixtures come by themselves), unittest, and plain Python.

A cluster is in memory, begins at the present moment of the test's clock (frozen or not), and is gone at the end.

    >>> from pshv.testing import MockCluster
    >>> with MockCluster.create("contoso") as cluster:
    ...     outcome = cluster.move_vm("web01", to="HV02")
    ...     print(outcome.ok, cluster.vm("web01").host)
    True HV02

Queries give typed objects, operations an outcome with the facts and, if it was refused, the reason:

    >>> with MockCluster.create("contoso") as cluster:
    ...     sorted(node.name for node in cluster.world.nodes if node.state == "Up")
    ...     cluster.move_vm("web01", to="HV01").refusal.id
    ['HV01', 'HV02', 'HV03']
    'SameHost'

PowerShell runs in the same process; `calls` tells what was asked for:

    >>> with MockCluster.create("contoso") as cluster:
    ...     result = cluster.powershell.run("Move-VM web01 HV02; Get-VM web01 -ComputerName HV02")
    ...     print(result.object.State, result.ok, len(cluster.calls("Move-VM", to="HV02")))
    Running True 1

So do programs that start `powershell` or `pwsh`:

    >>> import subprocess
    >>> with MockCluster.create("contoso") as cluster, cluster.stand_ins():
    ...     subprocess.run(["powershell", "-Command", "Stop-VM dc01 -TurnOff -Force"], check=True).returncode
    ...     cluster.vm("dc01").state
    0
    'Off'

Time passes when it is told to, and there is a way back:

    >>> with MockCluster.create("contoso") as cluster:
    ...     start, checkpoint = cluster.now, cluster.checkpoint()
    ...     facts = cluster.advance(hours=6)
    ...     print(cluster.now - start >= __import__("datetime").timedelta(hours=6))
    ...     outcome = cluster.stop_vm("dc01", how="TurnOff")
    ...     cluster.restore(checkpoint)
    ...     print(cluster.vm("dc01").state)
    True
    Running

A fault makes an operation fail as it would in life; one that nothing ran into fails the test:

    >>> with MockCluster.create(faults=[{"kind": "migration-disabled", "host": "HV02"}]) as cluster:
    ...     cluster.move_vm("web01", to="HV02").ok
    ...     [fault.accounting for fault in cluster.faults]
    False
    ['fired 1']

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
