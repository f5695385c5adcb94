"""Which process and thread of a node writes a line (cluster-log-format.md section 2: several pids share one log).

Process and thread ids derive from the seed, the node and the service's incarnation (how often it has started), so they
are stable while the service runs and change when it restarts. Windows ids are multiples of four; the remainder classes
below keep two processes of one node apart without remembering what was given out.
"""

from __future__ import annotations

from zlib import crc32

CLUSSVC = "clussvc"
RHS_CORE = "rhs core"
RHS_DEFAULT = "rhs default"
VMMS = "vmms"
WORKER = "vmwp"
SYSTEM = "system"

_CLASSES = {CLUSSVC: 1, RHS_CORE: 2, RHS_DEFAULT: 3, VMMS: 4, SYSTEM: 5}
_SEPARATE_CLASS = 6
_WORKER_CLASS = 7
_CORE_TYPES = frozenset(
    {
        "Network Name",
        "IP Address",
        "IPv6 Address",
        "File Share Witness",
        "Cloud Witness",
        "Physical Disk",
        "Storage Pool",
    }
)

POOLS: dict[str, int] = {"RCM": 6, "GUM": 2, "NETFTAPI": 1, "IM": 1, "CHM": 1, "RES": 4, "RHS": 3}
"""Threads a component works on; one for those not named here."""


class Processes:
    """The processes of one node during one run of its cluster service."""

    __slots__ = ("_key", "_pids", "_tids")

    def __init__(self, seed: int, node: int, incarnation: int) -> None:
        self._key = f"{seed}/{node}/{incarnation}"
        self._pids: dict[str, int] = {}
        self._tids: dict[tuple[str, str, int], int] = {}

    def pid(self, process: str) -> int:
        """The process id of `process`: one of the names above, or a monitor's or worker's own name."""
        found = self._pids.get(process)
        if found is None:
            found = self._pids[process] = self._derive(process, _class_of(process))
        return found

    def tid(self, process: str, component: str, turn: int = 0) -> int:
        """The id of the thread that `component` uses in `process`; `turn` chooses one of the component's pool."""
        slot = turn % POOLS.get(component, 1)
        found = self._tids.get((process, component, slot))
        if found is None:
            draw = crc32(f"{self._key}/{process}/{component}/{slot}".encode())
            found = self._tids[(process, component, slot)] = 4 * (draw % 2900 + 90)
        return found

    def _derive(self, process: str, remainder: int) -> int:
        draw = crc32(f"{self._key}/{process}".encode())
        return 4 * ((draw % 330 + 40) * 8 + remainder)


def _class_of(process: str) -> int:
    given = _CLASSES.get(process)
    if given is not None:
        return given
    return _WORKER_CLASS if process.startswith(WORKER) else _SEPARATE_CLASS


def monitor_of(resource_type: str, resource: str, *, separate: bool) -> str:
    """The rhs.exe that hosts a resource: the core one, the default one, or its own (a separate monitor)."""
    if separate:
        return f"rhs {resource}"
    return RHS_CORE if resource_type in _CORE_TYPES else RHS_DEFAULT


def worker_of(vm_id: str) -> str:
    """The vmwp.exe of a machine."""
    return f"{WORKER} {vm_id}"
