"""Processes of a node: the usual ones, the cluster's, and a worker process for each running machine."""

from __future__ import annotations

from typing import Any

from pshv.types.netobject import Method, NetObject, Property, member_table

MIB = 1 << 20
USUAL = (
    ("csrss", 512, 5, 320),
    ("explorer", 4688, 92, 1850),
    ("Idle", 0, 0, 0),
    ("lsass", 784, 24, 1420),
    ("powershell", 4242, 88, 640),
    ("services", 764, 12, 480),
    ("smss", 396, 1, 55),
    ("svchost", 912, 28, 1190),
    ("svchost", 1044, 17, 870),
    ("svchost", 1368, 61, 1530),
    ("System", 4, 0, 2210),
    ("vmcompute", 3308, 14, 240),
    ("vmms", 3120, 46, 910),
    ("wininit", 620, 6, 160),
    ("winlogon", 700, 11, 260),
    ("WmiPrvSE", 3844, 22, 330),
)


class Process(NetObject):
    """System.Diagnostics.Process."""

    __slots__ = ("handles", "id", "machine", "memory", "name")
    type_names = (
        "System.Diagnostics.Process",
        "System.ComponentModel.Component",
        "System.MarshalByRefObject",
        "System.Object",
    )
    display_set = ("Id", "Handles", "CPU", "SI", "Name")

    def __init__(self, name: str, number: int, memory: int, handles: int, machine: str) -> None:
        self.name = name
        self.id = number
        self.memory = memory
        self.handles = handles
        self.machine = machine

    def text(self) -> str:
        return f"System.Diagnostics.Process ({self.name})"


def _long(number: int) -> Any:
    from pshv.runtime.values import Int64

    return Int64(number)


Process.members = member_table(
    Property("Name", lambda p: p.name, type_name="string", kind="AliasProperty"),
    Property("SI", lambda p: 0 if p.id < 4000 else 1, type_name="int", kind="AliasProperty"),
    Property("Handles", lambda p: p.handles, type_name="int", kind="AliasProperty"),
    Property("VM", lambda p: _long(2203318222848 + p.memory * 3), type_name="long", kind="AliasProperty"),
    Property("WS", lambda p: _long(p.memory), type_name="long", kind="AliasProperty"),
    Property("PM", lambda p: _long(p.memory * 2 // 3), type_name="long", kind="AliasProperty"),
    Property("NPM", lambda p: _long(p.handles * 61), type_name="long", kind="AliasProperty"),
    Property("Path", lambda p: None, kind="ScriptProperty"),
    Property("Company", lambda p: None, kind="ScriptProperty"),
    Property("CPU", lambda p: float(p.handles) / 16, kind="ScriptProperty"),
    Property("Id", lambda p: p.id, type_name="int"),
    Property("ProcessName", lambda p: p.name, type_name="string"),
    Property("HandleCount", lambda p: p.handles, type_name="int"),
    Property("MachineName", lambda p: p.machine, type_name="string"),
    Property("MainWindowTitle", lambda p: "", type_name="string"),
    Property("PriorityClass", lambda p: "Normal"),
    Property("Responding", lambda p: True, type_name="bool"),
    Property("SessionId", lambda p: 0 if p.id < 4000 else 1, type_name="int"),
    Property("HasExited", lambda p: False, type_name="bool"),
    Property("WorkingSet64", lambda p: _long(p.memory), type_name="long"),
    Property("PrivateMemorySize64", lambda p: _long(p.memory * 2 // 3), type_name="long"),
    Method("Refresh", lambda p: None, ("void Refresh()",)),
)


def _of_cluster(world: Any, node: Any, *, running: bool) -> list[tuple[str, int, int, int]]:
    """The workers of a node's machines and the cluster service with its monitors: ids as in the cluster log."""
    from mockcluster.debuglog.processes import CLUSSVC, RHS_CORE, RHS_DEFAULT, worker_of
    from mockcluster.debuglog.scene import Scene

    ids = Scene(world).processes(node.id)
    rows = [
        ("vmwp", ids.pid(worker_of(vm.id)), 38 * MIB, 520)
        for vm in world.vms_on(node.name)
        if vm.state in ("Running", "Paused")
    ]
    if running:
        rows.append(("clussvc", ids.pid(CLUSSVC), 96 * MIB, 1640))
        rows += [("rhs", ids.pid(RHS_CORE), 34 * MIB, 410), ("rhs", ids.pid(RHS_DEFAULT), 27 * MIB, 350)]
        alone = [one for one in world.resources if one.separate_monitor and _owner(world, one) == node.name]
        rows += [("rhs", ids.pid(f"rhs {one.name}"), 18 * MIB, 240) for one in alone]
    return rows


def _owner(world: Any, resource: Any) -> str:
    return str(world.groups[resource.group_id].owner)


def processes(world: Any, node: str, machine: str, session_name: str) -> list[Process]:
    """The processes of a node, by name. `session_name` is what our own process is called."""
    rows = [
        (session_name if name == "powershell" else name, number, size * MIB, handles)
        for name, number, size, handles in USUAL
    ]
    state = "Up"
    if world is not None:
        found = world.nodes.named(node)
        state = str(getattr(found, "state", "Up"))
        if found is not None:
            rows += _of_cluster(world, found, running=state != "Down")
    made = [Process(name, number, size, handles, machine) for name, number, size, handles in rows]
    return sorted(made, key=lambda p: (p.name.lower(), p.id))
