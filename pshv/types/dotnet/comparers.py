"""System.StringComparer."""

from __future__ import annotations

from typing import Any

from pshv.types.dotnet.strings import compare
from pshv.types.implementation import Implementation


class StringComparer:
    """A rule for comparing strings."""

    __slots__ = ("name", "ignore_case", "ordinal")
    type_names = ("System.StringComparer", "System.Object")

    def __init__(self, name: str) -> None:
        self.name = name
        self.ignore_case = name.endswith("IgnoreCase")
        self.ordinal = name.startswith("Ordinal")

    def text(self) -> str:
        return "System.OrdinalIgnoreCaseComparer" if self.ignore_case else "System.OrdinalCaseSensitiveComparer"

    def compare(self, a: Any, b: Any) -> int:
        return compare(str(a or ""), str(b or ""), self.ignore_case, self.ordinal)


_NAMES = (
    "CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal OrdinalIgnoreCase"
).split()
_made = {name: StringComparer(name) for name in _NAMES}


def _maker(name: str) -> Any:
    return lambda: _made[name]


IMPLEMENTATIONS = (
    Implementation(
        "System.StringComparer",
        methods={
            "Compare": lambda c, a, b: c.compare(a, b),
            "Equals": lambda c, a, b=None: c.compare(a, b) == 0,
            "GetHashCode": lambda c, a=None: hash(str(a).lower() if c.ignore_case else a) & 0x7FFFFFFF,
        },
        statics={
            "FromComparison": lambda comparison: _made[comparison.name],
            "Create": lambda culture, ignore=False: _made["CurrentCultureIgnoreCase" if ignore else "CurrentCulture"],
        },
        static_properties={name: _maker(name) for name in _NAMES},
        raw=("Compare", "Equals", "Create"),
    ),
)
