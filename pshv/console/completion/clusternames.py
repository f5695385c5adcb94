"""Live names of the cluster: machines, nodes, groups, resources, networks, volumes, switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.runtime.session import Session

_BY_NOUN = {
    "Node": "nodes",
    "Group": "groups",
    "Resource": "resources",
    "Network": "networks",
    "SharedVolume": "volumes",
    "VirtualMachineRole": "groups",
}
_BY_PARAMETER = {
    "vmname": "machines",
    "node": "nodes",
    "targetnode": "nodes",
    "computername": "nodes",
    "destinationhost": "nodes",
    "group": "groups",
    "resource": "resources",
    "switchname": "switches",
    "vmswitchname": "switches",
}


def names_for(session: Session, command: str, module: str, parameter: str) -> list[str] | None:
    """The names a parameter of a cluster cmdlet takes, None for other parameters."""
    what = _BY_PARAMETER.get(parameter)
    if what is None and parameter == "name":
        what = _named_by(command, module)
    return None if what is None else sorted(_names(session, what), key=str.lower)


def _named_by(command: str, module: str) -> str | None:
    noun = command.partition("-")[2]
    if module == "Hyper-V":
        return {"VM": "machines", "VMSwitch": "switches"}.get(noun)
    return _BY_NOUN.get(noun.removeprefix("Cluster"))


def _names(session: Session, what: str) -> list[str]:
    world: Any = getattr(session.cluster, "world", None)
    table: Any = getattr(world, what, None)
    if table is None:
        return []
    rows = table.values() if hasattr(table, "values") else table
    return [str(getattr(row, "name", "")) for row in rows if getattr(row, "name", "")]
