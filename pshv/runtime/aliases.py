"""The aliases a session starts with, from the catalogue's table (cmdlets/catalogue/aliases.tsv)."""

from __future__ import annotations

_tables: dict[str, dict[str, str]] = {}


def table(edition: str) -> dict[str, str]:
    """Alias to command for an edition, those of the Hyper-V and FailoverClusters modules included."""
    found = _tables.get(edition)
    if found is None:
        from pshv.cmdlets.catalogue import aliases

        found = _tables[edition] = dict(aliases.names(edition, with_modules=True))
    return found


def options(name: str) -> frozenset[str]:
    """ScopedItemOptions (lower case) of a built-in alias."""
    from pshv.cmdlets.catalogue import aliases

    return aliases.options(name)
