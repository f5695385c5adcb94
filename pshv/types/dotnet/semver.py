"""System.Management.Automation.SemanticVersion."""

from __future__ import annotations

import re
from typing import Any

from pshv.runtime.netexception import argument_error, format_error
from pshv.types.implementation import Implementation

_FORM = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?", re.ASCII)


class SemanticVersion:
    """major.minor.patch[-label][+build]."""

    __slots__ = ("major", "minor", "patch", "label", "build")
    type_names = ("System.Management.Automation.SemanticVersion", "System.Object")

    def __init__(self, major: int, minor: int = 0, patch: int = 0, label: str = "", build: str = "") -> None:
        self.major, self.minor, self.patch, self.label, self.build = major, minor, patch, label, build

    def _key(self) -> tuple[int, int, int]:
        return self.major, self.minor, self.patch

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SemanticVersion) and self.compare_to(other) == 0

    def __hash__(self) -> int:
        return hash((self._key(), self.label))

    def compare_to(self, other: SemanticVersion) -> int:
        if self._key() != other._key():
            return 1 if self._key() > other._key() else -1
        if self.label == other.label:
            return 0
        if not self.label or not other.label:
            return 1 if not self.label else -1
        return _compare_labels(self.label, other.label)

    def text(self) -> str:
        label = f"-{self.label}" if self.label else ""
        build = f"+{self.build}" if self.build else ""
        return f"{self.major}.{self.minor}.{self.patch}{label}{build}"


def _compare_labels(a: str, b: str) -> int:
    first, second = a.split("."), b.split(".")
    for x, y in zip(first, second, strict=False):
        if x == y:
            continue
        if x.isdigit() and y.isdigit():
            return 1 if int(x) > int(y) else -1
        if x.isdigit() != y.isdigit():
            return -1 if x.isdigit() else 1
        return 1 if x > y else -1
    return (len(first) > len(second)) - (len(first) < len(second))


def parse_semantic(text: str) -> SemanticVersion:
    """Raises ArgumentException, FormatException."""
    if not text:
        raise argument_error("version")
    match = _FORM.fullmatch(text)
    if match is None:
        raise format_error("The input string '' was not in a correct format.")
    major, minor, patch, label, build = match.groups()
    return SemanticVersion(int(major), int(minor or 0), int(patch or 0), label or "", build or "")


def _new(kind: Any, *parts: Any) -> SemanticVersion:
    first = parts[0]
    if isinstance(first, str):
        return parse_semantic(first)
    if isinstance(first, int):
        return SemanticVersion(*parts)
    major, minor, build, _ = first.parts
    return SemanticVersion(major, minor, max(build, 0))


IMPLEMENTATIONS = (
    Implementation(
        "System.Management.Automation.SemanticVersion",
        construct=_new,
        properties={
            "Major": lambda v: v.major,
            "Minor": lambda v: v.minor,
            "Patch": lambda v: v.patch,
            "PreReleaseLabel": lambda v: v.label or None,
            "BuildLabel": lambda v: v.build or None,
        },
        methods={
            "CompareTo": lambda a, b: 1 if b is None else a.compare_to(b),
            "Equals": lambda a, b: a == b,
            "ToString": lambda v: v.text(),
        },
        statics={"Parse": parse_semantic, "Compare": lambda a, b: a.compare_to(b)},
    ),
)
