"""Measure-Object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.access import strictness
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError
from pshv.runtime.values import NOTHING, Int64, OrderedDictionary, PSObject
from pshv.types import members

from .expressions import PropertyExpression, expand, parse
from .measureinfo import DesktopMeasure, NumberMeasure, ObjectMeasure, TextMeasure
from .ordering import compare

if TYPE_CHECKING:
    from collections.abc import Callable

NUMERIC = ("Sum", "Average", "StandardDeviation")


class MeasureObject(Cmdlet):
    """Calculates the numeric properties of objects, and the characters, words, and lines in string objects."""

    name = "Measure-Object"
    InputObject: Any

    def begin(self) -> None:
        bound = self.bound
        self.everything = bool(bound.get("AllStats"))
        self.wants = {name for name in (*NUMERIC, "Maximum", "Minimum") if bound.get(name) or self.everything}
        self.numeric = bool(self.wants.intersection(NUMERIC))
        self.text = any(bound.get(name) for name in ("Line", "Word", "Character"))
        given: Any = bound.get("Property")
        self.expressions = parse(self, given or [], ())
        self.tallies: dict[str, Tally] = {}
        self.total = 0
        if not hasattr(self, "values"):
            self.values: list[Any] = []
        self.refused = False

    def receiver(self) -> Callable[[Any], object]:
        """What is called with each object of the pipeline."""
        if not hasattr(self, "values"):
            self.values = []
        return self.values.append

    def process(self) -> None:
        if self.expecting_input or "InputObject" in self.bound:
            self.values.append(self.InputObject)

    def end(self) -> None:
        values = [value for value in self.values if value is not None and value is not NOTHING]
        self.total = len(values)
        if not self.expressions:
            self.tally(None).take(values, self)
        for expression in self.expressions:
            self._measure(expression, values)
        for tally in self.tallies.values():
            self.write(self.result(tally))

    def _measure(self, expression: PropertyExpression, values: list[Any]) -> None:
        if expression.pattern is not None:
            for item in values:
                for name in expand(expression, item):
                    self.tally(name).take([members.get(item, name)], self)
            return
        found: list[Any] = []
        read, name = expression.read, expression.name
        for item in values:
            if type(item) is PSObject:
                value = item.properties.get(name, MISSING)
                if value is not MISSING and type(value) in _FAST:
                    found.append(value)
                    continue
            if expression.block is not None:
                try:
                    value = read(item)
                except PSError:
                    continue
                found.append(None if value is NOTHING else value)
            elif (value := self._property(item, expression)) is not MISSING:
                found.append(value)
        if not found and values:
            if not self.session.core or strictness(self.session.scope) >= 2:
                self._not_found(expression.name)
            return
        if not values:
            return
        self.tally(expression.name).take([value for value in found if value is not None], self)

    def _property(self, item: Any, expression: PropertyExpression) -> Any:
        if isinstance(item, OrderedDictionary) or not members.has(item, expression.name):
            if type(item) is OrderedDictionary or not _has(item, expression.name):
                return MISSING
        return expression.read(item)

    def _not_found(self, name: str) -> None:
        self.write_error(
            self.error(
                f'The property "{name}" cannot be found in the input for any objects.',
                "GenericMeasurePropertyNotFound",
                "InvalidArgument",
                None,
                exception="System.Management.Automation.PSArgumentException",
            )
        )

    def tally(self, name: str | None) -> Tally:
        key = (name or "").lower()
        found = self.tallies.get(key)
        if found is None:
            found = self.tallies[key] = Tally(name)
        return found

    def result(self, tally: Tally) -> Any:
        if self.text:
            return self._text_result(tally)
        plain = self.wants - set(NUMERIC)
        if self.session.edition != "core":
            made: NumberMeasure = DesktopMeasure(tally.count, tally.name)
        elif plain and not self.numeric:
            made = ObjectMeasure(tally.count, tally.name)
        else:
            made = NumberMeasure(tally.count, tally.name)
        if tally.count == 0:
            if self.numeric and "Sum" in self.wants:
                made.sum = None
            return made
        if not self.refused:
            if "Sum" in self.wants:
                made.sum = float(tally.sum)
            if "Average" in self.wants:
                made.average = float(tally.sum) / tally.count
            if "StandardDeviation" in self.wants:
                made.deviation = tally.deviation
        if "Maximum" in self.wants:
            made.maximum = tally.maximum
        if "Minimum" in self.wants:
            made.minimum = tally.minimum
        return made

    def _text_result(self, tally: Tally) -> TextMeasure:
        made = TextMeasure(tally.name)
        bound = self.bound
        if bound.get("Line"):
            made.lines = tally.lines
        if bound.get("Word"):
            made.words = tally.words
        if bound.get("Character"):
            made.characters = tally.characters
        return made

    def not_numeric(self, value: Any) -> None:
        from pshv.runtime.text import to_text

        self.refused = True
        self.write_error(
            self.error(
                f'Input object "{to_text(value)}" is not numeric.',
                "NonNumericInputObject",
                "InvalidType",
                value,
                exception="System.Management.Automation.PSInvalidCastException",
            )
        )


MISSING = object()
_FAST = frozenset({int, str, float, bool, Int64})
_NUMBERS = frozenset({int, float, Int64})


def _has(item: Any, name: str) -> bool:
    from .foreach_object import has_own_property

    return (name.lower() not in ("count", "length") and has_own_property(item, name)) or members.has(item, name)


class Tally:
    """What is counted of one property."""

    __slots__ = ("characters", "count", "lines", "maximum", "mean", "minimum", "name", "squares", "sum", "words")

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.count = 0
        self.sum: Any = 0.0
        self.mean = 0.0
        self.squares = 0.0
        self.maximum: Any = None
        self.minimum: Any = None
        self.lines = self.words = self.characters = 0

    @property
    def deviation(self) -> float:
        """The sample's standard deviation."""
        return float((self.squares / (self.count - 1)) ** 0.5) if self.count > 1 else 0.0

    def take(self, values: list[Any], cmdlet: MeasureObject) -> None:
        """Adds values."""
        if cmdlet.text:
            self._take_text(values, bool(cmdlet.bound.get("IgnoreWhiteSpace")))
            return
        if not cmdlet.wants:
            self.count += len(values)
            return
        if cmdlet.wants == {"Sum"} and all(type(value) in _NUMBERS for value in values):
            self.count += len(values)
            total = self.sum
            for value in values:
                total += value
            self.sum = total
            return
        for value in values:
            self._take_one(value, cmdlet)

    def _take_one(self, value: Any, cmdlet: MeasureObject) -> None:
        number = as_number(value)
        if cmdlet.numeric:
            if number is None:
                self.count += 1
                cmdlet.not_numeric(value)
                return
            figure = float(number)
            self.sum += figure
            self.count += 1
            step = figure - self.mean
            self.mean += step / self.count
            self.squares += step * (figure - self.mean)
        else:
            self.count += 1
        extreme = float(number) if number is not None and cmdlet.numeric else value
        if self.maximum is None or compare(extreme, self.maximum) > 0:
            self.maximum = extreme
        if self.minimum is None or compare(extreme, self.minimum) < 0:
            self.minimum = extreme

    def _take_text(self, values: list[Any], ignore_space: bool) -> None:
        from pshv.runtime.text import to_text

        for value in values:
            text = to_text(value)
            self.count += 1
            self.words += len(text.split())
            self.lines += 1 + text.rstrip("\n").count("\n") if text else 0
            self.characters += len("".join(text.split())) if ignore_space else len(text)


def as_number(value: Any) -> Any:
    """A number as it is, a numeric string's number, None for the rest."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, bool):
        return int(value)
    from pshv.runtime.convert import try_convert
    from pshv.types.nettype import DOUBLE

    done, number = try_convert(value, DOUBLE)
    return number if done and number is not None else None
