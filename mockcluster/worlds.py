"""The built-in worlds, ready to build: checked JSON, so that creating one needs neither YAML nor pydantic."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.genesis.plan import NodePlan, Plan

DEFAULT = "contoso"
_FOLDER = os.path.join(os.path.dirname(__file__), "blueprints")


def names() -> list[str]:
    """Return the names of the built-in worlds."""
    return sorted(name[:-5] for name in os.listdir(_FOLDER) if name.endswith(".json"))


def plan_of(world: str) -> Plan:
    """Return the plan of a built-in world by name, or of a YAML file by path.

    Raises ``blueprint.BlueprintError`` for a file with errors, ``LookupError`` for a name that is neither.
    """
    if world in names():
        import json

        with open(os.path.join(_FOLDER, f"{world}.json"), encoding="utf-8") as file:
            plan: Plan = json.load(file)
            return plan
    if os.path.exists(world) or world.lower().endswith((".yaml", ".yml")):
        from pathlib import Path

        from mockcluster.blueprint import load

        return load(Path(world))
    known = ", ".join(names())
    raise LookupError(f"There is no world '{world}'. Built in are {known}; or give the path of a YAML file.")


def scaled(plan: Plan, *, nodes: int | None = None, vms: int | None = None) -> Plan:
    """Return the plan with another number of nodes or machines.

    Nodes are added after the pattern of the last one, or taken from the end together with their machines; machines
    beyond those described come from the world's fleet, or one like it. Raises ``ValueError`` for impossible counts.
    """
    from mockcluster.constants import MOST_MACHINES, MOST_NODES

    result: Plan = {**plan}
    if nodes is not None:
        if not 1 <= nodes <= MOST_NODES:
            raise ValueError(f"a cluster has 1 to {MOST_NODES} nodes, not {nodes}")
        result["nodes"] = _nodes(plan, nodes)
        kept = {node["name"] for node in result["nodes"]}
        result["machines"] = [machine for machine in plan["machines"] if machine["node"] in kept]
        for machine in result["machines"]:
            machine["preferred_owners"] = [name for name in machine["preferred_owners"] if name in kept]
            machine["possible_owners"] = [name for name in machine["possible_owners"] if name in kept]
    if vms is not None:
        if not 0 <= vms <= MOST_MACHINES:
            raise ValueError(f"a cluster has 0 to {MOST_MACHINES} machines, not {vms}")
        clustered = [machine for machine in result["machines"] if machine["clustered"]]
        result["machines"] = (clustered + [m for m in result["machines"] if not m["clustered"]])[:vms]
        result["fleet"] = {**plan["fleet"], "count": max(0, vms - len(result["machines"]))}
        if not result["fleet"]["kinds"]:
            result["fleet"]["kinds"] = plan_of("datacenter")["fleet"]["kinds"]
    return result


def _nodes(plan: Plan, count: int) -> list[NodePlan]:
    present = plan["nodes"][:count]
    names = {node["name"].lower() for node in present}
    pattern = present[-1]
    stem = pattern["name"].rstrip("0123456789")
    width = len(pattern["name"]) - len(stem)
    number = int(pattern["name"][len(stem) :] or 0)
    while len(present) < count:
        number += 1
        name = f"{stem}{number:0{width}}"
        if name.lower() not in names:
            names.add(name.lower())
            present.append({**pattern, "name": name, "state": "Up"})
    return present
