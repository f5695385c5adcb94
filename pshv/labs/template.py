"""Drawing a lab's parameters from its seed, and putting them into its texts (`{{name}}`, `{{pair.source}}`)."""

from __future__ import annotations

import random
import re
from typing import Any
from zlib import crc32

_PLACE = re.compile(r"\{\{\s*([A-Za-z_][\w.]*)\s*\}\}")
_FORMS = "a value, choose: [...], rotate: [...] or between: [low, high] with an optional step"


class UnknownParameter(Exception):
    """A text asks for a parameter that is not drawn; `name` and `known` tell which."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def draw(parameters: dict[str, Any], lab: str, seed: int) -> dict[str, Any]:
    """Draw the parameters in their order; each may use those before it.

    `choose` draws, `rotate` takes the next value for each next seed (so that two tries in a row differ), `between`
    draws a whole number. Raises ValueError for a form that is none of these, UnknownParameter.
    """
    values: dict[str, Any] = {}
    for name, form in parameters.items():
        values[name] = _drawn(name, render(form, values), lab, seed)
    return values


def _drawn(name: str, form: Any, lab: str, seed: int) -> Any:
    if not isinstance(form, dict):
        return form
    source = random.Random(f"{lab}/{name}/{seed}")
    match form:
        case {"choose": [_, *_] as values, **rest} if not rest:
            return source.choice(values)
        case {"rotate": [_, *_] as values, **rest} if not rest:
            return values[(seed + crc32(f"{lab}/{name}".encode())) % len(values)]
        case {"between": [int(low), int(high)], **rest} if low <= high and set(rest) <= {"step"}:
            return source.randrange(low, high + 1, int(rest.get("step", 1)))
    raise ValueError(f"parameter '{name}': allowed are {_FORMS}")


def render(value: Any, values: dict[str, Any]) -> Any:
    """Put the drawn values into all texts of `value`; a text that is one placeholder becomes the value itself.

    Raises UnknownParameter.
    """
    if isinstance(value, str):
        return _text(value, values)
    if isinstance(value, list):
        return [render(item, values) for item in value]
    if isinstance(value, dict):
        return {render(key, values): render(item, values) for key, item in value.items()}
    return value


def _text(text: str, values: dict[str, Any]) -> Any:
    whole = _PLACE.fullmatch(text.strip())
    if whole is not None:
        return _value(whole[1], values)
    return _PLACE.sub(lambda found: str(_value(found[1], values)), text)


def _value(path: str, values: dict[str, Any]) -> Any:
    first, *rest = path.split(".")
    if first not in values:
        raise UnknownParameter(path, list(values))
    found = values[first]
    for part in rest:
        if isinstance(found, dict) and part in found:
            found = found[part]
        elif isinstance(found, list) and part.isdecimal() and int(part) < len(found):
            found = found[int(part)]
        else:
            raise UnknownParameter(
                path, [f"{first}.{key}" for key in found] if isinstance(found, dict) else list(values)
            )
    return found
