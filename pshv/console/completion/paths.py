"""Paths of the session's drives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import PSError

from .place import opening_quote, plain_word
from .result import Match, quoted

if TYPE_CHECKING:
    from .place import Place

_FOLDERS_ONLY = frozenset({"set-location", "push-location", "cd", "chdir", "sl", "pushd"})


def path_matches(place: Place, raw: str, *, files: bool = False) -> list[Match]:
    """Items whose path begins with the word, in order of name; folders only for Set-Location."""
    drives: Any = place.session.drives
    quote = opening_quote(raw)
    word = plain_word(raw).replace("/", "\\")
    head, separator, tail = word.rpartition("\\")
    if not separator and ":" in word:
        drive, _, tail = word.partition(":")
        head, separator = f"{drive}:", ":"
    try:
        pattern = f"{head}{'' if separator == ':' else separator}{'' if separator != ':' else chr(92)}{tail}*"
        found = drives.glob(pattern)
        if separator == ":":
            head = f"{_spelled(drives, head[:-1])}:"
    except (PSError, ValueError):
        return []
    folders = not files and _wants_folders(place)
    rows = []
    for at in found:
        container = at.provider.is_container(at.path)
        if container or not folders:
            rows.append((at.name, container))
    return [
        _match(head, separator, name, container, quote) for name, container in sorted(rows, key=lambda r: r[0].lower())
    ]


def _spelled(drives: Any, name: str) -> str:
    drive = drives.drive(name)
    return drive.name if drive is not None else name


def _wants_folders(place: Place) -> bool:
    command = place.command()
    name = getattr(command[0].elements[0], "value", "") if command is not None and command[0].elements else ""
    return isinstance(name, str) and name.lower() in _FOLDERS_ONLY


def _match(head: str, separator: str, name: str, container: bool, quote: str) -> Match:
    if not separator:
        path = f".\\{name}"
    elif separator == ":" or head[1:2] == ":" or head.startswith((".", "\\", "~")) or head == "":
        path = f"{head}\\{name}"
    else:
        path = f".\\{head}\\{name}"
    kind = "ProviderContainer" if container else "ProviderItem"
    return Match(quoted(path, quote), name, kind, path)
