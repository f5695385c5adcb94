"""Remove-ItemProperty."""

from __future__ import annotations

from .propertyrefusal import PropertyRefusal


class RemoveItemProperty(PropertyRefusal):
    """Deletes the property and its value from an item."""

    name = "Remove-ItemProperty"
