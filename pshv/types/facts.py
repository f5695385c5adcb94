"""The table of .NET facts: one line of `facts.txt` per type, decoded when the type is first asked for.

Made from the reference (dotnet/types.json, PowerShell 7.6.5). Keys of a record: n name, k kind, t text, b bases,
i interfaces, c constructors, s static members, m instance members (kind -> name -> definition), e enum values, u their
integer type, f flags, d display sets, tn type names, of / like: members are those of another type.
"""

from __future__ import annotations

import os.path
from typing import Any

Facts = dict[str, Any]

_text = ""
_known: dict[str, Facts | None] = {}


def find(name: str) -> Facts | None:
    """The record of the type called `name` (full name, any case), or None."""
    key = name.lower()
    if key in _known:
        return _known[key]
    global _text
    if not _text:
        with open(os.path.join(os.path.dirname(__file__), "facts.txt"), encoding="utf-8") as table:
            _text = table.read()
    start = _text.find(f"\n{key}\t")
    record: Facts | None = None
    if start >= 0:
        import json

        end = _text.find("\n", start + 1)
        record = json.loads(_text[start + len(key) + 2 : end])
    else:
        from pshv.types.extra_facts import EXTRA

        record = EXTRA.get(key)
    _known[key] = record
    return record


def names() -> list[str]:
    """Full names of every type in the table."""
    find("system.string")
    from pshv.types.extra_facts import EXTRA

    own = [line.split('"n":"', 1)[1].split('"', 1)[0] for line in _text.splitlines() if line]
    return own + [record["n"] for record in EXTRA.values()]
