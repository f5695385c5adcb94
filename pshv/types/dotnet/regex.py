"""System.Text.RegularExpressions: Regex, Match, Group, Capture and their collections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.netexception import argument_null, out_of_range
from pshv.runtime.regexes import Regex, compile_net, escape, expand, unescape
from pshv.runtime.regexoperators import replace_with
from pshv.runtime.text import to_text
from pshv.runtime.values import EnumValue
from pshv.types.dotnet.enumerators import Enumerator
from pshv.types.implementation import Implementation
from pshv.types.nettype import INT32, STRING, known_type

if TYPE_CHECKING:
    from collections.abc import Iterator

_NS = "System.Text.RegularExpressions."


class Capture:
    """A piece of the text: where it is and what it is."""

    __slots__ = ("index", "value")
    type_names: tuple[str, ...] = (_NS + "Capture", "System.Object")

    def __init__(self, index: int, value: str) -> None:
        self.index = index
        self.value = value

    def text(self) -> str:
        return self.value


class Group(Capture):
    """A group of a match."""

    __slots__ = ("name", "success", "where")
    type_names: tuple[str, ...] = (_NS + "Group", _NS + "Capture", "System.Object")

    def __init__(self, name: str, found: Any, place: int, regex: Regex | None = None) -> None:
        start = found.start(place) if found is not None else -1
        self.name = name
        self.success = start >= 0
        self.where = (found, place, regex)
        super().__init__(max(start, 0), found.group(place) if self.success else "")

    def captures(self) -> list[Capture]:
        """Every piece the group took; found again by the engine that remembers them."""
        found, place, regex = self.where
        if not self.success:
            return []
        if not hasattr(found, "captures") and place and regex is not None:
            from pshv.runtime.regextranslation import with_captures

            found = with_captures(regex.pattern, regex.options).match(found.string, found.start())
        if hasattr(found, "captures"):
            return [Capture(a, text) for (a, _), text in zip(found.spans(place), found.captures(place), strict=True)]
        return [Capture(self.index, self.value)]


class Match(Group):
    """One match; `found` is the engine's, None for a failed one."""

    __slots__ = ("regex", "found", "source")
    type_names = (_NS + "Match", _NS + "Group", _NS + "Capture", "System.Object")

    def __init__(self, regex: Regex, found: Any, source: str) -> None:
        self.regex = regex
        self.found = found
        self.source = source
        super().__init__("0", found, 0, regex)

    def groups(self) -> GroupCollection:
        return GroupCollection(self)

    def next(self) -> Match:
        if self.found is None:
            return self
        for found in self.regex.finditer(self.source):
            if found.start() > self.found.start():
                return Match(self.regex, found, self.source)
        return Match(self.regex, None, self.source)


class _Sequence:
    """A read-only collection that the pipeline unrolls."""

    __slots__ = ()
    enumerates = True
    is_list = True

    def items(self) -> list[Any]:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items())

    def __len__(self) -> int:
        return len(self.items())

    def get_item(self, index: Any) -> Any:
        from pshv.runtime.convert import convert

        place = convert(index, INT32)
        found = self.items()
        if 0 <= place < len(found):
            return found[place]
        if -len(found) <= place < 0 and False:
            return found[place]
        raise out_of_range("Specified argument was out of the range of valid values.", "i")


class GroupCollection(_Sequence):
    """`$match.Groups`: by number or name; a group that does not exist is an unsuccessful one."""

    __slots__ = ("match",)
    type_names = (_NS + "GroupCollection", "System.Object")

    def __init__(self, match: Match) -> None:
        self.match = match

    def items(self) -> list[Any]:
        if self.match.found is None:
            return [self.match]
        return [
            self.match if place == 0 else Group(name, self.match.found, place, self.match.regex)
            for name, place in self.match.regex.names
        ]

    def get_item(self, index: Any) -> Any:
        wanted = to_text(index)
        for name, place in self.match.regex.names:
            if name == wanted:
                return self.match if place == 0 else Group(name, self.match.found, place, self.match.regex)
        return Group(wanted, None, 0)


class MatchCollection(_Sequence):
    """`[regex]::Matches(...)`."""

    __slots__ = ("found",)
    type_names = (_NS + "MatchCollection", "System.Object")

    def __init__(self, found: list[Match]) -> None:
        self.found = found

    def items(self) -> list[Any]:
        return self.found


class CaptureCollection(_Sequence):
    """`$group.Captures`."""

    __slots__ = ("found",)
    type_names = (_NS + "CaptureCollection", "System.Object")

    def __init__(self, found: list[Capture]) -> None:
        self.found = found

    def items(self) -> list[Any]:
        return self.found


def _options(rest: tuple[Any, ...]) -> int:
    return next((r.value for r in rest if type(r) is EnumValue), 0)


def _numbers(rest: tuple[Any, ...]) -> list[int]:
    return [r for r in rest if type(r) is int]


def _check(text: Any) -> str:
    if text is None:
        raise argument_null("input")
    return text  # type: ignore[no-any-return]


def match_one(regex: Regex, text: str, *rest: Any) -> Match:
    text = _check(text)
    numbers = _numbers(rest)
    start = numbers[0] if numbers else 0
    if not 0 <= start <= len(text):
        raise out_of_range("Start index cannot be less than 0 or greater than input length.", "startat")
    end = start + numbers[1] if len(numbers) > 1 else None
    return Match(regex, regex.search(text, start, end), text)


def match_all(regex: Regex, text: str, start: int = 0) -> MatchCollection:
    text = _check(text)
    return MatchCollection([Match(regex, found, text) for found in regex.finditer(text, start)])


def replace(regex: Regex, text: str, replacement: Any, *rest: Any) -> str:
    numbers = _numbers(rest)
    count = numbers[0] if numbers else -1
    start = numbers[1] if len(numbers) > 1 else 0
    text = _check(text)
    if hasattr(replacement, "invoke_under"):
        from pshv.types.dotnet.arrays import call

        return replace_with(regex, text, lambda m: to_text(call(replacement, Match(regex, m, text))), count, start)
    template = to_text(replacement)
    return replace_with(regex, text, lambda m: expand(template, m, regex, text), count, start)


def split(regex: Regex, text: str, *rest: Any) -> list[str]:
    from pshv.runtime.splitting import _split_one

    numbers = _numbers(rest)
    return _split_one(regex, _check(text), numbers[0] if numbers else 0)


def _static(function: Any) -> Any:
    """A static form: input, pattern, then the rest and options."""

    def run(text: Any, pattern: str, *rest: Any) -> Any:
        others = [r for r in rest if type(r) is not EnumValue and getattr(r, "ticks", None) is None]
        return function(compile_net(pattern, _options(rest)), text, *others)

    return run


def _static_replace(text: str, pattern: str, replacement: Any, *rest: Any) -> str:
    return replace(compile_net(pattern, _options(rest)), text, replacement)


def _new(kind: Any, *parts: Any) -> Regex:
    if parts[0] is None:
        raise argument_null("pattern")
    return Regex(parts[0], _options(parts[1:]))


def _group_numbers(regex: Regex) -> values.TypedArray:
    return values.TypedArray(list(range(len(regex.names))), INT32)


def _name_of(regex: Regex, number: int) -> str:
    names = regex.group_names()
    return names[number] if 0 <= number < len(names) else ""


def _number_of(regex: Regex, name: str) -> int:
    names = regex.group_names()
    return names.index(name) if name in names else -1


_CAPTURE: dict[str, Any] = {
    "Index": lambda c: c.index,
    "Length": lambda c: len(c.value),
    "Value": lambda c: c.value,
}
_GROUP: dict[str, Any] = {
    **_CAPTURE,
    "Captures": lambda g: CaptureCollection(g.captures()),
    "Name": lambda g: g.name,
    "Success": lambda g: g.success,
}
_TEXT: dict[str, Any] = {"ToString": lambda c: c.value}


def _sequence(name: str, **more: Any) -> Implementation:
    return Implementation(
        _NS + name,
        properties={
            "Count": len,
            "IsReadOnly": lambda s: True,
            "IsSynchronized": lambda s: False,
            "SyncRoot": lambda s: s,
            **more,
        },
        methods={
            "GetEnumerator": Enumerator,
            "Item": lambda s, index: s.get_item(index),
            "get_Item": lambda s, index: s.get_item(index),
            "CopyTo": lambda s, target, index: target.__setitem__(slice(index, index + len(s)), s.items()),
            "ContainsKey": lambda s, key: key in s.match.regex.group_names(),
            "TryGetValue": lambda s, key, out: _try_group(s, key, out),
        },
        raw=("Item", "get_Item"),
    )


def _try_group(groups: Any, key: str, out: Any) -> bool:
    out.value = groups.get_item(key)
    return bool(key in groups.match.regex.group_names())


IMPLEMENTATIONS = (
    Implementation(
        _NS + "Regex",
        construct=_new,
        properties={
            "Options": lambda r: known_type(_NS + "RegexOptions").enum_value(r.options),
            "RightToLeft": lambda r: bool(r.options & 64),
            "MatchTimeout": lambda r: _infinite(),
        },
        methods={
            "Count": lambda r, text: len(list(r.finditer(text))),
            "GetGroupNames": lambda r: values.TypedArray(r.group_names(), STRING),
            "GetGroupNumbers": _group_numbers,
            "GroupNameFromNumber": _name_of,
            "GroupNumberFromName": _number_of,
            "IsMatch": lambda r, text, start=0: r.search(_check(text), start) is not None,
            "Match": match_one,
            "Matches": match_all,
            "Replace": replace,
            "Split": split,
            "ToString": lambda r: r.pattern,
        },
        statics={
            "Count": _static(lambda r, text: len(list(r.finditer(text)))),
            "Escape": escape,
            "IsMatch": _static(lambda r, text: r.search(_check(text)) is not None),
            "Match": _static(match_one),
            "Matches": _static(match_all),
            "Replace": _static_replace,
            "Split": _static(split),
            "Unescape": unescape,
        },
    ),
    Implementation(_NS + "Capture", properties=_CAPTURE, methods=_TEXT),
    Implementation(_NS + "Group", properties=_GROUP, methods=_TEXT),
    Implementation(
        _NS + "Match",
        properties={"Groups": lambda m: m.groups(), **_GROUP},
        methods={
            **_TEXT,
            "NextMatch": lambda m: m.next(),
            "Result": lambda m, template: expand(template, m.found, m.regex, m.source),
        },
        static_properties={"Empty": lambda: Match(compile_net("(?!)"), None, "")},
    ),
    _sequence("GroupCollection", Keys=lambda s: s.match.regex.group_names(), Values=lambda s: s.items()),
    _sequence("MatchCollection"),
    _sequence("CaptureCollection"),
)


def _infinite() -> Any:
    from pshv.runtime.dates import TimeSpan

    return TimeSpan(-10000)
