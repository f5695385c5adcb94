"""Overload definitions of the facts table, read into parameters."""

from __future__ import annotations

import re
from typing import Any, Final

from pshv.runtime.errors import PSError
from pshv.types.nettype import OBJECT, NetType, known_type, resolve_type

_BETWEEN: Final = re.compile(r"(?<=\)), (?=\S)")
_PARTS: Final = re.compile(r"(?:static )?(.*?) ?([\w.+`]*(?:\[[^()]*\])?[\w.]*)\((.*)\)$", re.DOTALL)
_INTERFACE: Final = re.compile(r"(?:.*\.)?I[A-Z]\w*(?:\[.*\])?$")


PLACEHOLDER: Final = known_type("Generic.Placeholder")  # the T of a generic method over a sequence


class Parameter:
    """One parameter of an overload; `default` is the text behind `=`."""

    __slots__ = ("name", "type", "is_ref", "is_params", "optional", "default")

    def __init__(self, name: str, kind: NetType, is_ref: bool, is_params: bool, default: str | None) -> None:
        self.name = name
        self.type = kind
        self.is_ref = is_ref
        self.is_params = is_params
        self.optional = default is not None
        self.default = default


class Overload:
    """One overload: its return type's text and its parameters."""

    __slots__ = ("returns", "parameters", "definition", "has_params", "optional")

    def __init__(self, definition: str, returns: str, parameters: list[Parameter]) -> None:
        self.definition = definition
        self.returns = returns
        self.parameters = parameters
        self.has_params = bool(parameters) and parameters[-1].is_params
        self.optional = sum(p.optional for p in parameters)


def parse_definitions(text: str, names: dict[str, str] | None = None) -> list[Overload]:
    """The callable overloads of a definition text; `names` replaces type names (generic arguments).

    Left out: overloads with spans or pointers, generic methods, explicit interface implementations.
    """
    found: list[Overload] = []
    for part in _BETWEEN.split(text):
        overload = parse_definition(part, names)
        if overload is not None:
            found.append(overload)
    return found


def parse_definition(text: str, names: dict[str, str] | None = None) -> Overload | None:
    """One overload, or None for those a script cannot call."""
    match = _PARTS.match(text)
    if match is None:
        return None
    returns, name, inside = match.groups()
    if "Span[" in inside or "*" in inside or "CompositeFormat" in inside:
        return None
    if "[" in name:
        if not name.endswith("[T]") or "IEnumerable[T]" not in inside or "Func[" in inside:
            return None
        inside = inside.replace("IEnumerable[T]", "IEnumerable[Generic.Placeholder]")
    if "." in name and not name.startswith("."):
        return None
    parameters = [_parameter(p, names) for p in _split(inside)]
    if names:
        returns = _replace(returns, names)
    return Overload(text, returns, parameters)


def _split(inside: str) -> list[str]:
    """Parameters, at commas outside brackets."""
    parts: list[str] = []
    depth = 0
    start = 0
    for place, sign in enumerate(inside):
        if sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
        elif sign == "," and depth == 0:
            parts.append(inside[start:place].strip())
            start = place + 1
    tail = inside[start:].strip()
    if tail:
        parts.append(tail)
    return parts


def _parameter(text: str, names: dict[str, str] | None) -> Parameter:
    declaration, equals, default = text.partition(" = ")
    is_ref = declaration.startswith("[ref] ")
    is_params = declaration.startswith("Params ")
    declaration = declaration.removeprefix("[ref] ").removeprefix("Params ")
    kind, _, name = declaration.rpartition(" ")
    if names:
        kind = _replace(kind, names)
    return Parameter(name, type_by_text(kind), is_ref, is_params, default if equals else None)


def _replace(text: str, names: dict[str, str]) -> str:
    return re.sub(r"[\w.]+", lambda m: names.get(m.group(), m.group()), text)


def type_by_text(text: str) -> NetType:
    """The type a definition names; unknown ones become plain classes or interfaces of that name."""
    try:
        return resolve_type(text)
    except PSError:
        pass
    if "[" in text and not text.endswith("[]"):
        return OBJECT if "[T" in text or "," in text else _unknown(text)
    if text.endswith("[]"):
        from pshv.types.nettype import array_of

        return array_of(type_by_text(text[:-2]))
    return _unknown(text)


def _unknown(text: str) -> NetType:
    found = known_type(text)
    if _INTERFACE.match(text) and not found.facts:
        found.kind = "interface"
    return found


def default_value(parameter: Parameter) -> Any:
    """The value of an optional parameter that was left out."""
    text = parameter.default
    if text is None or text in ("null", "default"):
        return None
    if text in ("True", "False"):
        return text == "True"
    if parameter.type.is_enum:
        return parameter.type.enum_member(text.rsplit(".", 1)[-1])
    from pshv.runtime.numbertext import scan_number

    number = scan_number(text)
    return text.strip('"') if number is None else number
