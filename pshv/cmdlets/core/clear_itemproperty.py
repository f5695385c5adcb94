"""Clear-ItemProperty."""

from __future__ import annotations

from .propertyrefusal import PropertyRefusal


class ClearItemProperty(PropertyRefusal):
    """Clears the value of a property but does not delete the property."""

    name = "Clear-ItemProperty"
