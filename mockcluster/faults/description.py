"""Fault files: YAML lists of faults, checked, with file and line of every mistake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from mockcluster.faults.board import FaultError, kind_named
from mockcluster.faults.kinds import COMMON

_TYPES: dict[str, tuple[type, ...]] = {
    "delay": (int, float), "count": (int,), "probability": (int, float), "seed": (int,), "optional": (bool,),
}  # fmt: skip


def read(path: str) -> list[dict[str, Any]]:
    """Return the faults of a file as keyword arguments of ``FaultBoard.add``.

    Raises ``FaultError``: ``file:line: what is wrong and what is allowed``.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise FaultError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise FaultError(f"{path}: the file is not UTF-8 text ({error.reason})") from None
    return parse(text, path)


def parse(text: str, file: str = "<text>") -> list[dict[str, Any]]:
    """Check a description given as text; see ``read``."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise FaultError(f"{file}:{line}: {error.problem or 'not YAML'}") from None
    except yaml.YAMLError as error:
        raise FaultError(f"{file}: {str(error).splitlines()[0]}") from None
    if isinstance(data, dict) and set(data) == {"faults"} and isinstance(node, yaml.MappingNode):
        data, node = data["faults"], node.value[0][1]
    if not isinstance(data, list) or not isinstance(node, yaml.SequenceNode):
        raise FaultError(f"{file}:1: a fault file is a list of faults, each a mapping with the key kind")
    return [_fault(item, place, file) for item, place in zip(data, node.value, strict=True)]


def _fault(item: Any, place: yaml.Node, file: str) -> dict[str, Any]:
    line = place.start_mark.line + 1
    if not isinstance(item, dict) or not isinstance(place, yaml.MappingNode) or "kind" not in item:
        raise FaultError(f"{file}:{line}: a fault is a mapping with the key kind")
    lines = {key.value: key.start_mark.line + 1 for key, _ in place.value}
    try:
        kind = kind_named(str(item["kind"]))
    except FaultError as error:
        raise FaultError(f"{file}:{lines['kind']}: {error}") from None
    options = dict(kind.options)
    stages = ("stage",) if kind.stages else ()
    allowed = ("kind", *kind.selectors, *options, *stages, *COMMON)
    for key, value in item.items():
        if key not in allowed:
            raise FaultError(f"{file}:{lines[str(key)]}: {kind.name} has no '{key}'; allowed are {', '.join(allowed)}")
        wanted = _TYPES.get(key)
        if wanted is not None and (not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted)):
            names = " or ".join(one.__name__ for one in wanted)
            raise FaultError(f"{file}:{lines[key]}: {key} is {value!r}; allowed is {names}")
        if key == "stage" and value not in kind.stages:
            listed = ", ".join(map(str, kind.stages))
            raise FaultError(f"{file}:{lines[key]}: stage is {value!r}; allowed are {listed}")
    return {**item, "kind": kind.name}
