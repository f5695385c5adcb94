"""Rename-ItemProperty."""

from __future__ import annotations

from .propertyrefusal import PropertyRefusal


class RenameItemProperty(PropertyRefusal):
    """Renames a property of an item."""

    name = "Rename-ItemProperty"
