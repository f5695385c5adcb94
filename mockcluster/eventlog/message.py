"""The text of an event: `%n` of a template replaced by insertion strings."""

from __future__ import annotations

import re

_INSERT = re.compile(r"%(%|\d{1,2})")


def compose(template: str, strings: tuple[str, ...] | list[str]) -> str:
    """The message. A `%n` without a string stays as it is, as FormatMessage leaves it; `%%` gives one percent sign."""
    if "%" not in template:
        return template

    def insert(found: re.Match[str]) -> str:
        mark = found.group(1)
        if mark == "%":
            return "%"
        place = int(mark) - 1
        return strings[place] if 0 <= place < len(strings) else found.group(0)

    return _INSERT.sub(insert, template)
