"""Copy-ItemProperty."""

from __future__ import annotations

from .propertyrefusal import PropertyRefusal


class CopyItemProperty(PropertyRefusal):
    """Copies a property and value from a specified location to another location."""

    name = "Copy-ItemProperty"
