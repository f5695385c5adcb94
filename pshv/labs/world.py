"""The cluster of a lab as a plan: its template with what the lab changes, checked as any description is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from pshv.labs.mistakes import LabFileError, nearest

if TYPE_CHECKING:
    from mockcluster.blueprint import Mistake
    from mockcluster.genesis.plan import Plan
    from pshv.labs.reading import DrawnLab

_PART = re.compile(r"[^.\[\]]+|\[\d+\]")


def plan_of(drawn: DrawnLab) -> Plan:
    """The plan that `MockCluster.create` takes; raises LabFileError with the line in the lab or its template."""
    from mockcluster.blueprint import BlueprintError, parse

    data = _merged(drawn)
    try:
        return parse(yaml.safe_dump(data, sort_keys=False), drawn.sheet.file)
    except BlueprintError as error:
        raise LabFileError(_located(drawn, data, mistake) for mistake in error.mistakes) from None


def _merged(drawn: DrawnLab) -> dict[str, Any]:
    part, base = drawn.lab.world, drawn.template.world
    gone = set(part.without)
    machines = [*part.machines, *(one for one in base.get("machines", []) if one.get("name") not in gone)]
    data = {**base, **part.cluster, "machines": machines}
    nodes = [dict(node) for node in base.get("nodes", [])]
    names = [str(node.get("name")) for node in nodes]
    for name, changes in part.hosts.items():
        if name not in names:
            text = f"there is no host '{name}'. {nearest(name, names)}"
            raise LabFileError([drawn.sheet.mistake(("world", "hosts"), text)])
        node = nodes[names.index(name)]
        missing = changes.get("missing_switches")
        node["host"] = {**node.get("host", {}), **{k: v for k, v in changes.items() if k != "missing_switches"}}
        if missing is not None:
            node["missing_switches"] = missing
    data["nodes"] = nodes
    return data


def _located(drawn: DrawnLab, data: dict[str, Any], mistake: Mistake) -> str:
    place = [int(part[1:-1]) - 1 if part.startswith("[") else part for part in _PART.findall(mistake.where)]
    own = len(drawn.lab.world.machines)
    if place[:1] == ["machines"] and len(place) > 1 and isinstance(place[1], int) and place[1] < own:
        return drawn.sheet.mistake(("world", *place), mistake.text)
    if place[:1] == ["nodes"] and len(place) > 3 and isinstance(place[1], int):
        name = data["nodes"][place[1]]["name"]
        if place[3] in drawn.lab.world.hosts.get(name, {}):
            return drawn.sheet.mistake(("world", "hosts"), f"{name}: {place[3]}: {mistake.text}")
    if place and place[0] in drawn.lab.world.cluster:
        return drawn.sheet.mistake(("world", "cluster", *place), mistake.text)
    return drawn.template_sheet.mistake(("world", *place), mistake.text)
