"""Paths with wildcards: each segment is matched against the names in its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .paths import has_wildcards, is_unc, root_length, segments, split_provider, unescape, windows

if TYPE_CHECKING:
    from .drives import Drives
    from .provider import ItemPath


def expand(drives: Drives, text: str, force: bool = False) -> list[ItemPath]:
    """The existing places `text` stands for, folders first, by name. Hidden items need `force`.

    Raises what `Drives.resolve` raises for the part before the first wildcard.
    """
    if not has_wildcards(text):
        at = drives.resolve(unescape(text))
        return [at] if at.exists() else []
    prefix, parts = split_pattern(text)
    here = [drives.resolve(unescape(prefix))]
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        here = _step(here, part, last, force)
        if not here:
            return []
    return here


def split_pattern(text: str) -> tuple[str, list[str]]:
    """`H:\\lab\\n?\\x.txt` as the part without wildcards (`H:\\lab`) and the segments from the first wildcard on."""
    named, rest = split_provider(text)
    rest = windows(rest)
    root = rest[: root_length(rest)] if is_unc(rest) or ":" in rest or rest.startswith("\\") else ""
    parts = segments(rest[len(root) :])
    first = next((i for i, part in enumerate(parts) if has_wildcards(part)), len(parts))
    head = root + ("\\" if root and not root.endswith(("\\", ":")) else "") + "\\".join(parts[:first])
    if named is not None:
        head = f"{named}::{head}"
    return head or ".", parts[first:]


def _step(places: list[ItemPath], part: str, last: bool, force: bool) -> list[ItemPath]:
    found: list[ItemPath] = []
    if not has_wildcards(part):
        for place in places:
            child = place.child(unescape(part))
            if child.exists():
                found.append(child)
        return found
    from pshv.runtime.wildcard import Wildcard

    pattern = Wildcard(part)
    for place in places:
        if not place.is_container():
            continue
        try:
            children = place.provider.children(place)
        except OSError:
            continue
        for child, item in children:
            if pattern.matches(child.name) and (last or child.is_container()):
                if force or not place.provider.is_hidden(item):
                    found.append(child)
    return found
