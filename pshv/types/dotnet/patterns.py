"""System.Management.Automation.WildcardPattern."""

from __future__ import annotations

from typing import Any

from pshv.runtime.errors import PSError
from pshv.runtime.netexception import NetException
from pshv.runtime.wildcard import Wildcard, contains_wildcard, escape, unescape
from pshv.types.implementation import Implementation


class WildcardPattern:
    """A wildcard pattern as an object."""

    __slots__ = ("pattern", "case")
    type_names = ("System.Management.Automation.WildcardPattern", "System.Object")

    def __init__(self, pattern: str, ignore_case: bool = False) -> None:
        self.pattern = pattern
        self.case = not ignore_case

    def matches(self, text: str) -> bool:
        try:
            return Wildcard(self.pattern, self.case).matches(text)
        except PSError as error:
            inner = error.record.exception
            raise NetException(inner.type_name, inner.message) from None

    def text(self) -> str:
        return self.type_names[0]


def _new(kind: Any, pattern: str, options: Any = None) -> WildcardPattern:
    return WildcardPattern(pattern, options is not None and bool(options.value & 2))


def _wql(pattern: WildcardPattern) -> str:
    """The pattern for LIKE in WQL: its own signs in brackets."""
    signs = {"*": "%", "?": "_", "%": "[%]", "_": "[_]"}
    return "".join(signs.get(sign, sign) for sign in pattern.pattern)


IMPLEMENTATIONS = (
    Implementation(
        "System.Management.Automation.WildcardPattern",
        construct=_new,
        methods={
            "IsMatch": lambda p, text: p.matches(text),
            "ToWql": _wql,
        },
        statics={
            "ContainsWildcardCharacters": lambda t, *r: bool(t) and contains_wildcard(t),
            "Escape": lambda t, *r: escape(t),
            "Get": lambda pattern, options: _new(None, pattern, options),
            "Unescape": unescape,
        },
    ),
)
