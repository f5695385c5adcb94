"""The aliases a new session has. `aliases.tsv`: alias, command, edition (5, 7, m:Module or nothing), options (R, A)."""

from __future__ import annotations

from .reader import raw_text

_rows: dict[str, tuple[str, str, str, str]] = {}
_OPTIONS = {"R": ("readonly",), "A": ("allscope",), "RA": ("readonly", "allscope")}


def rows() -> dict[str, tuple[str, str, str, str]]:
    """All rows by lower-case alias."""
    if not _rows:
        for line in raw_text("aliases.tsv").splitlines():
            alias, command, edition, options = line.split("\t")
            _rows[alias.lower()] = (alias, command, edition, options)
    return _rows


def target(name: str, edition: str) -> str | None:
    """The command behind an alias of this edition (module aliases count), or None."""
    row = rows().get(name.lower())
    if row is None or row[2] == ("5" if edition == "core" else "7"):
        return None
    return row[1]


def options(name: str) -> frozenset[str]:
    """Lower-case ScopedItemOptions names of a built-in alias."""
    row = rows().get(name.lower())
    return frozenset(_OPTIONS.get(row[3], ())) if row is not None else frozenset()


def module_of(name: str) -> str:
    """The module that exports the alias, "" for the shell's own."""
    row = rows().get(name.lower())
    return row[2][2:] if row is not None and row[2].startswith("m:") else ""


def names(edition: str, *, with_modules: bool = False) -> list[tuple[str, str]]:
    """(alias, command) of an edition in alphabetical order."""
    skip = "5" if edition == "core" else "7"
    return [
        (alias, command)
        for alias, command, only, _ in rows().values()
        if only != skip and (with_modules or not only.startswith("m:"))
    ]
