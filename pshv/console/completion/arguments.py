"""Arguments of a command: the values its parameters take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree as T

from .parameters import declaration_of, find_parameter
from .place import opening_quote, plain_word
from .result import Completion, Match, quoted

if TYPE_CHECKING:
    from pshv.runtime.declaration import Command, Parameter

    from .place import Place


class Slot:
    """The argument being typed: `word` without quotes, the text it replaces, its parameter if that is known."""

    __slots__ = ("command", "declared", "end", "name", "parameter", "pipeline", "quote", "start", "whole", "word")

    def __init__(self, place: Place, command: Any, pipeline: Any) -> None:
        self.command = command
        self.pipeline = pipeline
        self.declared: Command | None = declaration_of(place, command)
        token = place.token if place.token is not None and place.token.kind != "," else None
        self.start = place.cursor if token is None else token.start
        self.end = place.cursor if token is None else token.end
        raw = place.text[self.start : place.cursor]
        self.quote = opening_quote(raw)
        self.word = plain_word(raw)
        self.whole = place.text[self.start : self.end]
        self.parameter: Parameter | None = None
        self.name = getattr(command.elements[0], "value", "") if command.elements else ""


def argument_matches(place: Place, command: tuple[Any, Any]) -> Completion:
    """Completions of an argument."""
    slot = Slot(place, *command)
    slot.parameter = _parameter_at(place, slot)
    matches = values_for(place, slot)
    return Completion(slot.start, slot.end - slot.start, matches)


def attached_matches(place: Place, command: tuple[Any, Any], word: str) -> list[Match]:
    """Completions of `-Name:wo`."""
    slot = Slot(place, *command)
    name, _, rest = word[1:].partition(":")
    slot.quote = opening_quote(rest)
    slot.word = plain_word(rest)
    if slot.declared is not None:
        slot.parameter = find_parameter(slot.declared, name)
    return values_for(place, slot)


def _parameter_at(place: Place, slot: Slot) -> Parameter | None:
    """The parameter the argument belongs to: the one in front of it, else the position it has."""
    declared = slot.declared
    if declared is None:
        return None
    before: list[Any] = [e for e in slot.command.elements[1:] if e.extent.start < slot.start]
    inside = [e for e in slot.command.elements[1:] if e.extent.start <= slot.start < max(e.extent.end, slot.start + 1)]
    if inside and isinstance(inside[0], T.ArrayLiteralAst) and inside[0].extent.start < slot.start:
        before.remove(inside[0])
    elif place.text[: slot.start].rstrip().endswith(",") and before:
        before.pop()
    last = before[-1] if before else None
    if isinstance(last, T.CommandParameterAst):
        if last.argument is not None and last.extent.end >= slot.start:
            return find_parameter(declared, last.name)
        if last.argument is None:
            named = find_parameter(declared, last.name)
            if named is None or not named.is_switch:
                return named
    return _positional(declared, before)


def _positional(declared: Command, before: list[Any]) -> Parameter | None:
    """The parameter that takes the next value by position."""
    given: set[str] = set()
    count = 0
    pending = False
    for element in before:
        if isinstance(element, T.CommandParameterAst):
            named = find_parameter(declared, element.name)
            if named is not None:
                given.add(named.name)
            pending = named is not None and not named.is_switch and element.argument is None
        elif pending:
            pending = False
        else:
            count += 1
    hits = []
    for set_name in declared.sets:
        places = _places(declared, set_name, given)
        if count < len(places):
            hits.append(places[count])
    if hits:
        return min(hits, key=lambda hit: hit[0])[1]
    for set_name in declared.sets:
        rest = [p for p in declared.parameters.values() if (u := p.use_in(set_name)) is not None and u.remaining]
        if rest:
            return rest[0]
    return None


def _places(declared: Command, set_name: str, given: set[str]) -> list[tuple[int, Parameter]]:
    found = []
    for parameter in declared.parameters.values():
        use = parameter.use_in(set_name)
        if use is not None and use.position is not None and parameter.name not in given:
            found.append((use.position, parameter))
    return sorted(found, key=lambda pair: pair[0])


def values_for(place: Place, slot: Slot) -> list[Match]:
    """The values that fit the slot, from the first source that has any."""
    from .registered import registered_matches

    custom = registered_matches(place, slot)
    if custom is not None:
        return custom
    parameter = slot.parameter
    if parameter is not None:
        listed = _listed(place, slot, parameter)
        if listed is not None:
            return [_value(text, slot) for text in listed if text.lower().startswith(slot.word.lower())]
        from .argumentsources import source_matches

        found = source_matches(place, slot, parameter)
        if found is not None:
            return found
    from .paths import path_matches

    raw = slot.quote + slot.word
    return path_matches(place, raw)


def _value(text: str, slot: Slot) -> Match:
    if text.startswith("$"):
        return Match(text, text, "ParameterValue", text)
    return Match(quoted(text, slot.quote), text, "ParameterValue", text)


def _listed(place: Place, slot: Slot, parameter: Parameter) -> list[str] | None:
    """The closed list of values a parameter has: ValidateSet, ArgumentCompletions, enum members, booleans."""
    from pshv.runtime.attributes import EncodingTransformation, ValidateSet

    if parameter.completions:
        return list(parameter.completions)
    for attribute in parameter.attributes:
        if isinstance(attribute, ValidateSet):
            return sorted(attribute.valid_values, key=str.lower)
        if isinstance(attribute, EncodingTransformation):
            return list(ENCODINGS if place.session.core else ENCODINGS_51)
    kind = parameter.net_type
    kind = kind.element or kind
    if kind.definition == "System.Nullable" and kind.arguments:
        kind = kind.arguments[0]
    if kind.is_enum:
        return sorted(kind.enum.values, key=str.lower)
    if parameter.is_switch or kind.definition == "System.Boolean":
        return ["$true", "$false"]
    return None


ENCODINGS = [
    "ascii",
    "ansi",
    "bigendianunicode",
    "bigendianutf32",
    "oem",
    "unicode",
    "utf7",
    "utf8",
    "utf8BOM",
    "utf8NoBOM",
    "utf32",
]
ENCODINGS_51 = [
    "Ascii",
    "BigEndianUnicode",
    "BigEndianUTF32",
    "Byte",
    "Default",
    "Oem",
    "String",
    "Unicode",
    "Unknown",
    "UTF32",
    "UTF7",
    "UTF8",
]
