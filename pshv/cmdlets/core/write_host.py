"""Write-Host."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_string
from pshv.runtime.values import NOTHING, HashMap, enumerate_value


class WriteHost(Cmdlet):
    """Writes customized output to a host."""

    name = "Write-Host"
    Object: Any
    NoNewline: bool
    Separator: Any
    ForegroundColor: Any
    BackgroundColor: Any

    def process(self) -> None:
        separator = " " if self.Separator is None else to_string(self.Separator)
        text = host_text(self.Object, separator)
        self.write_host(
            text,
            no_newline=bool(self.NoNewline),
            foreground=colour(self.ForegroundColor),
            background=colour(self.BackgroundColor),
        )


def colour(value: Any) -> str | None:
    """A ConsoleColor's name."""
    return None if value is None else str(getattr(value, "name", value))


def host_text(value: Any, separator: str) -> str:
    """The text of an object for the host: items of collections joined, nested ones too; null is empty."""
    if value is None or value is NOTHING:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, HashMap):
        return separator.join(_entries(value))
    items = enumerate_value(value)
    if items is None:
        from pshv.runtime.text import to_text
        from pshv.runtime.values import PSObject

        return to_text(value) if type(value) is PSObject else to_string(value)
    return separator.join(host_text(item, separator) for item in items)


def _entries(table: HashMap) -> list[str]:
    """The texts of a dictionary's entries: `[key, value]` in 7, the type's name in 5.1."""
    from pshv.runtime import current

    if current.session is not None and not current.session.core:
        return ["System.Collections.DictionaryEntry" for _ in table]
    return [f"[{to_string(key)}, {_entry_value(value)}]" for key, value in table.items()]


def _entry_value(value: Any) -> str:
    from pshv.runtime.values import PSObject

    if value is None or value is NOTHING:
        return ""
    return host_text(value, " ") if type(value) is PSObject else to_string(value)
