"""What Measure-Object gives."""

from __future__ import annotations

from typing import Any

from pshv.types.netobject import NetObject, Property, member_table

BASE = "Microsoft.PowerShell.Commands.MeasureInfo"


class NumberMeasure(NetObject):
    """Count, Average, Sum, Maximum, Minimum and StandardDeviation of a property; None where not asked for."""

    __slots__ = ("average", "count", "deviation", "maximum", "minimum", "property", "sum")
    type_names = ("Microsoft.PowerShell.Commands.GenericMeasureInfo", BASE, "System.Object")

    def __init__(self, count: int, property_name: str | None) -> None:
        self.count = count
        self.property = property_name
        self.average: float | None = None
        self.sum: float | None = None
        self.maximum: Any = None
        self.minimum: Any = None
        self.deviation: float | None = None


class ObjectMeasure(NumberMeasure):
    """The same where minimum or maximum are no numbers, or nothing was asked for."""

    __slots__ = ()
    type_names = ("Microsoft.PowerShell.Commands.GenericObjectMeasureInfo", BASE, "System.Object")


_MEMBERS = member_table(
    Property("Count", lambda m: m.count, type_name="int"),
    Property("Average", lambda m: m.average),
    Property("Sum", lambda m: m.sum),
    Property("Maximum", lambda m: m.maximum),
    Property("Minimum", lambda m: m.minimum),
    Property("StandardDeviation", lambda m: m.deviation),
    Property("Property", lambda m: m.property, type_name="string"),
)
NumberMeasure.members = _MEMBERS
ObjectMeasure.members = _MEMBERS


class DesktopMeasure(NumberMeasure):
    """The 5.1 form, which has no StandardDeviation."""

    __slots__ = ()
    members = {name: member for name, member in _MEMBERS.items() if name != "standarddeviation"}


class TextMeasure(NetObject):
    """Lines, Words and Characters."""

    __slots__ = ("characters", "lines", "property", "words")
    type_names = ("Microsoft.PowerShell.Commands.TextMeasureInfo", BASE, "System.Object")
    members = member_table(
        Property("Lines", lambda m: m.lines),
        Property("Words", lambda m: m.words),
        Property("Characters", lambda m: m.characters),
        Property("Property", lambda m: m.property, type_name="string"),
    )

    def __init__(self, property_name: str | None) -> None:
        self.lines: int | None = None
        self.words: int | None = None
        self.characters: int | None = None
        self.property = property_name
