"""New-ItemProperty."""

from __future__ import annotations

from .propertyrefusal import PropertyRefusal


class NewItemProperty(PropertyRefusal):
    """Creates a new property for an item and sets its value."""

    name = "New-ItemProperty"
