"""Descriptions of clusters: YAML text -> checked models -> a plan that ``genesis`` builds.

Unknown keys and impossible values are errors that name the file, the line and what is allowed. The built-in worlds are
kept as checked JSON too (``blueprints/*.json``, made by ``python -m mockcluster.blueprint``), so that creating one
needs neither YAML nor pydantic; a test proves that both agree.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import yaml
from pydantic import BaseModel, ValidationError

from mockcluster import constants as c
from mockcluster.description import (
    Blueprint,
    FleetModel,
    HostModel,
    KindModel,
    MachineModel,
    NetworkModel,
    NodeModel,
    SwitchModel,
    VolumeModel,
    WitnessModel,
)
from mockcluster.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.genesis.plan import Plan

FOLDER = Path(__file__).with_name("blueprints")


class Mistake(Value):
    """One error of a description. ``line`` counts from 1, 0 when it is not known."""

    file: str
    line: int
    where: str
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.where}: {self.text}" if self.where else f"{place}: {self.text}"


class BlueprintError(ValueError):
    """A description has errors; ``mistakes`` are all that were found."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


def names() -> list[str]:
    """Return the names of the built-in worlds."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load(path: Path) -> Plan:
    """Read and check a description; raises ``BlueprintError`` (also for a file that cannot be read)."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BlueprintError((Mistake(str(path), 0, "", error.strerror or str(error)),)) from None
    except UnicodeDecodeError as error:
        raise BlueprintError((Mistake(str(path), 0, "", f"the file is not UTF-8 text ({error.reason})"),)) from None
    return parse(text, str(path))


def parse(text: str, file: str = "<text>") -> Plan:
    """Check a description given as text and return the plan with all defaults filled in."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BlueprintError((Mistake(file, line, "", error.problem or "not YAML"),)) from None
    except yaml.YAMLError as error:
        raise BlueprintError((Mistake(file, 0, "", str(error).splitlines()[0]),)) from None
    if not isinstance(data, dict):
        raise BlueprintError((Mistake(file, 1, "", "a world is a mapping with the keys name, cluster, nodes, ..."),))
    try:
        model = Blueprint.model_validate(data)
        plan = _plan(model)
    except ValidationError as error:
        found = (
            Mistake(file, _line(node, tuple(e["loc"])), _where(tuple(e["loc"])), _message(cast("dict[str, Any]", e)))
            for e in error.errors()
            if _OTHER_FORM[isinstance(data.get("nodes"), list)] not in e["loc"]
        )
        raise BlueprintError(tuple(sorted(found, key=lambda m: m.line))) from None
    wrong = [Mistake(file, _line(node, loc), _where(loc), message) for loc, message in _conflicts(model, plan)]
    if wrong:
        raise BlueprintError(tuple(wrong))
    return plan


def _plan(model: Blueprint) -> Plan:
    data = model.model_dump(mode="json")
    shared = data.pop("host")
    data["nodes"] = [_node(node, shared, model.version) for node in _nodes(model)]
    oldest = min(node["host"]["version"] for node in data["nodes"])
    first_volume = data["volumes"][0]["name"] if data["volumes"] else "D:\\Hyper-V"
    first_switch = [data["switches"][0]["name"]] if data["switches"] else []
    for machine in data["machines"]:
        machine["maximum"] = machine["maximum"] or machine["memory"]
        machine["version"] = machine["version"] or c.VM_VERSIONS[oldest][-1]
        machine["storage"] = machine["storage"] or first_volume
        machine["switches"] = first_switch if machine["switches"] is None else machine["switches"]
    return cast("Plan", data)


def _nodes(model: Blueprint) -> list[NodeModel]:
    if isinstance(model.nodes, list):
        return model.nodes
    return [NodeModel(name=model.nodes.name.format(number=number)) for number in range(1, model.nodes.count + 1)]


def _node(node: NodeModel, shared: dict[str, Any], version: str) -> dict[str, Any]:
    data = node.model_dump(mode="json")
    own = node.host.model_dump(mode="json", include=node.host.model_fields_set)
    data["host"] = {**shared, **own}
    data["host"]["version"] = data["host"]["version"] or version
    return data


def _conflicts(model: Blueprint, plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what is wrong between the parts: repeated names, and names of things that do not exist."""
    nodes = [node["name"] for node in plan["nodes"]]
    if "Up" not in {node["state"] for node in plan["nodes"]}:
        yield ("nodes",), "at least one node must be Up"
    for kind in ("nodes", "networks", "volumes", "switches", "machines"):
        seen: set[str] = set()
        for index, item in enumerate(cast("list[dict[str, Any]]", plan[kind])):
            if item["name"].lower() in seen:
                yield (kind, index, "name"), f"'{item['name']}' is there twice"
            seen.add(item["name"].lower())
    known_switches = {switch["name"] for switch in plan["switches"]}
    for index, node in enumerate(plan["nodes"]):
        for switch in node["missing_switches"]:
            if switch not in known_switches:
                yield ("nodes", index, "missing_switches"), _unknown("switch", switch, known_switches)
    volumes = {volume["name"] for volume in plan["volumes"]}
    down = {node["name"] for node in plan["nodes"] if node["state"] == "Down"}
    for index, machine in enumerate(plan["machines"]):
        here: tuple[str | int, ...] = ("machines", index)
        if machine["node"] not in nodes:
            yield (*here, "node"), _unknown("node", machine["node"], nodes)
        elif machine["node"] in down and machine["clustered"]:
            yield (*here, "node"), f"'{machine['node']}' is Down and cannot own a role"
        for switch in machine["switches"]:
            if switch not in known_switches:
                yield (*here, "switches"), _unknown("switch", switch, known_switches)
        storage = machine["storage"]
        if storage not in volumes and ":" not in storage and not storage.startswith("\\\\"):
            yield (*here, "storage"), _unknown("volume", storage, volumes)
        for key in ("preferred_owners", "possible_owners"):
            for owner in machine[key]:
                if owner not in nodes:
                    yield (*here, key), _unknown("node", owner, nodes)
        if machine["version"] not in c.VM_VERSIONS[model.version]:
            yield (*here, "version"), f"allowed are {', '.join(c.VM_VERSIONS[model.version])}"
    yield from _overcommitted(plan)
    if plan["fleet"]["count"] and not plan["fleet"]["kinds"]:
        yield ("fleet", "kinds"), "a fleet needs at least one kind"


def _overcommitted(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    room = {node["name"]: node["host"]["memory"] - node["host"]["reserve"] for node in plan["nodes"]}
    for index, machine in enumerate(plan["machines"]):
        if machine["node"] in room and machine["state"] in ("Running", "Paused"):
            room[machine["node"]] -= machine["memory"]
            if room[machine["node"]] < 0:
                text = f"the running machines of {machine['node']} need more memory than it has"
                yield ("machines", index, "memory"), text


def _unknown(kind: str, name: str, known: object) -> str:
    listed = ", ".join(sorted(cast("list[str]", known))) or "none"
    return f"there is no {kind} '{name}'; known: {listed}"


def _where(loc: tuple[str | int, ...]) -> str:
    text = ""
    for part in loc:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        elif part not in ("list[NodeModel]", "NodeCount"):
            text += f".{part}" if text else part
    return text


def _message(error: dict[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return "unknown key" + _allowed(error["loc"])
    if kind == "missing":
        return "this key is missing"
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return f"allowed are {context['expected']}"
    if kind == "string_pattern_mismatch":
        return f"the value {error['input']!r} does not have the form {context['pattern']}"
    return f"{error['msg']} (given: {error['input']!r})"


_OTHER_FORM = {True: "NodeCount", False: "list[NodeModel]"}
_MODELS: dict[str, type[BaseModel]] = {
    "host": HostModel, "nodes": NodeModel, "networks": NetworkModel, "volumes": VolumeModel, "switches": SwitchModel,
    "machines": MachineModel, "fleet": FleetModel, "kinds": KindModel, "witness": WitnessModel,
}  # fmt: skip


def _allowed(loc: tuple[str | int, ...]) -> str:
    model: type[BaseModel] = Blueprint
    for part in loc[:-1]:
        if isinstance(part, str):
            model = _MODELS.get(part, model)
    return f"; allowed are {', '.join(model.model_fields)}"


def _line(node: yaml.Node | None, loc: tuple[str | int, ...]) -> int:
    """Return the line of the deepest part of ``loc`` that the text has (a key's own line for a key)."""
    line = node.start_mark.line + 1 if node is not None else 0
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == part:
                    line, node = key.start_mark.line + 1, value
                    break
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line


def freeze() -> None:
    """Write the checked JSON of every built-in world beside its YAML."""
    import json

    for name in names():
        plan = load(FOLDER / f"{name}.yaml")
        text = json.dumps(plan, indent=1, sort_keys=True)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze()
