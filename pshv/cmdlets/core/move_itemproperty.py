"""Move-ItemProperty."""

from __future__ import annotations

from .propertyrefusal import PropertyRefusal


class MoveItemProperty(PropertyRefusal):
    """Moves a property from one location to another."""

    name = "Move-ItemProperty"
