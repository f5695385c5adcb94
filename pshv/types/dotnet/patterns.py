"""System.Management.Automation.WildcardPattern."""

from __future__ import annotations

from typing import Any

from pshv.runtime.wildcard import Wildcard, contains_wildcard, escape, unescape
from pshv.types.implementation import Implementation


class WildcardPattern:
    """A wildcard pattern as an object."""

    __slots__ = ("pattern", "wildcard")
    type_names = ("System.Management.Automation.WildcardPattern", "System.Object")

    def __init__(self, pattern: str, ignore_case: bool = False) -> None:
        self.pattern = pattern
        self.wildcard = Wildcard(pattern, not ignore_case)

    def text(self) -> str:
        return self.type_names[0]


def _new(kind: Any, pattern: str, options: Any = None) -> WildcardPattern:
    return WildcardPattern(pattern, options is not None and bool(options.value & 2))


IMPLEMENTATIONS = (
    Implementation(
        "System.Management.Automation.WildcardPattern",
        construct=_new,
        methods={
            "IsMatch": lambda p, text: p.wildcard.matches(text),
            "ToWql": lambda p: p.pattern.replace("*", "%").replace("?", "_"),
        },
        statics={
            "ContainsWildcardCharacters": lambda t, *r: bool(t) and contains_wildcard(t),
            "Escape": lambda t, *r: escape(t),
            "Get": lambda pattern, options: _new(None, pattern, options),
            "Unescape": unescape,
        },
    ),
)
