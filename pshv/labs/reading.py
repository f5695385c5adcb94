"""From a lab file to a checked lab: YAML, parameters drawn from the seed, models, and the line of every mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from pshv.labs import template
from pshv.labs.mistakes import LabFileError, nearest
from pshv.labs.model import Beginning, Condition, Diagnosis, Lab, Question, SetStep, Step, Template, WorldPart, WrongFix

if TYPE_CHECKING:
    from pathlib import Path

    Place = tuple[str | int, ...]

M = TypeVar("M", bound=BaseModel)
_PARTS: dict[str, type[BaseModel]] = {
    "world": WorldPart, "break": Step, "set": SetStep, "begin": Beginning, "check": Condition, "questions": Question,
    "diagnosis": Diagnosis, "wrong": WrongFix,
}  # fmt: skip


class Sheet:
    """A YAML file: its data, and the line of each of its parts."""

    def __init__(self, path: Path, kind: str = "lab") -> None:
        """Read `path`; raises LabFileError for a file that cannot be read or is not a YAML mapping."""
        self.file = path.name
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise LabFileError([f"{path}: {error.strerror}"]) from None
        except UnicodeDecodeError as error:
            raise LabFileError([f"{path}: the file is not UTF-8 text ({error.reason})"]) from None
        try:
            self._node = yaml.compose(text, Loader=yaml.SafeLoader)
            data = yaml.safe_load(text)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise LabFileError([f"{self.file}:{line}: {error.problem or 'this is not YAML'}"]) from None
        if not isinstance(data, dict):
            raise LabFileError([f"{self.file}:1: a {kind} is a mapping with the keys name, title, world, ..."])
        self.data: dict[str, Any] = data

    def line(self, place: Place) -> int:
        """The line of the deepest part of `place` that the file has."""
        node, line = self._node, 1
        for part in place:
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == str(part):
                        line, node = key.start_mark.line + 1, value
                        break
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.start_mark.line + 1
        return line

    def mistake(self, place: Place, text: str) -> str:
        """A mistake as a line: file, line, place, what is wrong."""
        where = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
        return (
            f"{self.file}:{self.line(place)}: {where}: {text}" if where else f"{self.file}:{self.line(place)}: {text}"
        )


def draw(sheet: Sheet, parameters: dict[str, Any], name: str, seed: int) -> dict[str, Any]:
    """Draw parameters of a sheet; raises LabFileError at the parameter that cannot be drawn."""
    try:
        return template.draw(parameters, name, seed)
    except template.UnknownParameter as unknown:
        text = f"there is no parameter '{unknown.name}' before this one. {nearest(unknown.name, unknown.known)}"
        raise LabFileError([sheet.mistake(("parameters",), text)]) from None
    except (ValueError, TypeError) as problem:
        raise LabFileError([sheet.mistake(("parameters",), str(problem))]) from None


def rendered(sheet: Sheet, data: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The data with the drawn values in their places; raises LabFileError naming the lines of unknown ones."""
    made, mistakes = {}, []
    for key, value in data.items():
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        done = []
        for index, item in items:
            try:
                done.append(template.render(item, values))
            except template.UnknownParameter as unknown:
                place = (key,) if index is None else (key, index)
                known = nearest(unknown.name, unknown.known)
                mistakes.append(sheet.mistake(place, f"there is no parameter '{unknown.name}'. {known}"))
        made[key] = done if isinstance(value, list) else (done or [None])[0]
    if mistakes:
        raise LabFileError(mistakes)
    return made


def checked(sheet: Sheet, model: type[M], data: dict[str, Any]) -> M:
    """The data as a model; raises LabFileError with all mistakes, each with its line and what is allowed."""
    try:
        return model.model_validate(data)
    except ValidationError as problem:
        found = [(tuple(error["loc"]), _message(model, dict(error))) for error in problem.errors()]
        found.sort(key=lambda one: sheet.line(one[0]))
        raise LabFileError(sheet.mistake(place, text) for place, text in found) from None


def _message(model: type[BaseModel], error: dict[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    key = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        known = _keys(model, error["loc"])
        return f"unknown key '{key}'. {nearest(key, known)} Allowed are {', '.join(known)}."
    if kind == "missing":
        return "this key is missing"
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        given = error["input"]
        return f"'{given}' is not one of them. Allowed are {context['expected']}."
    if kind == "string_pattern_mismatch":
        return f"'{error['input']}' does not have the form {context['pattern']}"
    return f"{error['msg']} (given: {error['input']!r})"


def _keys(model: type[BaseModel], place: Place) -> list[str]:
    for part in place[:-1]:
        if isinstance(part, str):
            model = _PARTS.get(part, model)
    return [field.alias or name for name, field in model.model_fields.items()]


class DrawnLab:
    """A lab for one seed: its parameters drawn, its texts filled in. `template` is its world's file, likewise."""

    __slots__ = ("lab", "seed", "sheet", "template", "template_sheet", "values")

    def __init__(self, path: Path, templates: Path, seed: int) -> None:
        """Read, draw and check; raises LabFileError."""
        self.seed = seed
        self.sheet = Sheet(path)
        data = self.sheet.data
        name = str(data.get("name", ""))
        part = data.get("world")
        wanted = part.get("template") if isinstance(part, dict) else None
        self.template_sheet = self._template(templates, wanted)
        own = data.get("parameters") or {}
        inherited = self.template_sheet.data.get("parameters") or {}
        if not isinstance(own, dict):
            raise LabFileError([self.sheet.mistake(("parameters",), "parameters are a mapping of names")])
        first = {key: own.get(key, form) for key, form in inherited.items()}
        rest = {key: form for key, form in own.items() if key not in inherited}
        self.values = draw(self.sheet, {**first, **rest}, name, seed)
        free = {key: value for key, value in data.items() if key != "parameters"}
        self.lab = checked(self.sheet, Lab, rendered(self.sheet, free, self.values))
        other = {key: value for key, value in self.template_sheet.data.items() if key != "parameters"}
        self.template = checked(self.template_sheet, Template, rendered(self.template_sheet, other, self.values))
        if self.lab.name != path.stem:
            text = f"the name '{self.lab.name}' must be the file's, '{path.stem}'"
            raise LabFileError([self.sheet.mistake(("name",), text)])

    def _template(self, folder: Path, wanted: object) -> Sheet:
        known = sorted(path.stem for path in folder.glob("*.yaml"))
        if wanted not in known:
            text = f"there is no world '{wanted}'. {nearest(str(wanted), known)}"
            raise LabFileError([self.sheet.mistake(("world", "template"), text)])
        return Sheet(folder / f"{wanted}.yaml", "world")
