"""Type names: accelerators, types of the table, classes of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .result import Match

if TYPE_CHECKING:
    from .place import Place

_ATTRIBUTES = [
    "Alias",
    "AllowEmptyCollection",
    "AllowEmptyString",
    "AllowNull",
    "ArgumentCompleter",
    "ArgumentCompletions",
    "CmdletBinding",
    "OutputType",
    "Parameter",
    "PSDefaultValue",
    "SupportsWildcards",
    "ValidateCount",
    "ValidateDrive",
    "ValidateLength",
    "ValidateNotNull",
    "ValidateNotNullOrEmpty",
    "ValidateNotNullOrWhiteSpace",
    "ValidatePattern",
    "ValidateRange",
    "ValidateScript",
    "ValidateSet",
]


def type_matches(place: Place, word: str) -> list[Match]:
    """Types whose name begins with `word`: accelerators first, then full names (a `System.` may be left out)."""
    wanted = word.lower()
    found: dict[str, Match] = {}
    if "." not in word:
        for name in _accelerators():
            if name.lower().startswith(wanted):
                found.setdefault(name.lower(), Match(name, name, "Type", name))
    for name in _full_names(place):
        short = name.rpartition(".")[2]
        if name.lower().startswith(wanted) and _same_level(name, word):
            found.setdefault(name.lower(), Match(name, short, "Type", name))
        elif "." not in word and wanted and short.lower().startswith(wanted):
            found.setdefault(short.lower(), Match(name, short, "Type", name))
    return list(found.values())


def _same_level(name: str, word: str) -> bool:
    """Whether the name has no more parts than the word: deeper types are reached through their namespace."""
    return name.count(".") == word.count(".")


def _accelerators() -> list[str]:
    from pshv.types.accelerators import ACCELERATORS

    spelled = {name.lower(): name for name in (*ACCELERATORS, *_ATTRIBUTES)}
    return [spelled[key] for key in sorted(spelled)]


def _full_names(place: Place) -> list[str]:
    from pshv.types import facts, moduletypes

    classes: Any = place.session.types or {}
    own = [getattr(kind, "full_name", str(name)) for name, kind in classes.items()] if hasattr(classes, "items") else []
    plain = [name for name in (*facts.names(), *moduletypes.names(), *_KNOWN) if "`" not in name and "[" not in name]
    return sorted({*plain, *own}, key=str.lower)


_KNOWN = ("Microsoft.PowerShell.Commands.MeasureInfo", "Microsoft.PowerShell.Commands.GroupInfo")
