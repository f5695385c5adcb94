"""Validators with a limit of their own: sets, ranges, patterns, lengths, counts, scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import PSError
from .base import Attribute, Enumerated, elements, failure, filled, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..scriptblock import ScriptBlock
    from ..session import Session


class ValidateSet(Enumerated):
    __slots__ = ("error_message", "ignore_case", "source", "values")
    type_name = "System.Management.Automation.ValidateSetAttribute"

    def __init__(
        self,
        values: tuple[str, ...],
        ignore_case: bool = True,
        error_message: str | None = None,
        source: Callable[[], Iterable[str]] | None = None,
    ) -> None:
        self.values = values
        self.ignore_case = ignore_case
        self.error_message = error_message
        self.source = source

    @property
    def valid_values(self) -> tuple[str, ...]:
        """The allowed texts; asked again each time when a class makes them."""
        return tuple(self.source()) if self.source is not None else self.values

    def check(self, item: Any, session: Session | None) -> None:
        text = text_of(item)
        allowed = self.valid_values
        if text in allowed or (self.ignore_case and text.lower() in {v.lower() for v in allowed}):
            return
        listed = ",".join(allowed)
        if self.error_message is not None:
            raise failure(filled(self.error_message, text, listed))
        raise failure(
            f'The argument "{text}" does not belong to the set "{listed}" specified by the ValidateSet attribute. '
            "Supply an argument that is in the set and then try the command again."
        )


_RANGE_KINDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "positive": (lambda v: v > 0, "greater than zero"),
    "nonnegative": (lambda v: v >= 0, "greater than or equal to zero"),
    "negative": (lambda v: v < 0, "less than zero"),
    "nonpositive": (lambda v: v <= 0, "less than or equal to zero"),
}


class ValidateRange(Enumerated):
    """`minimum` and `maximum` (None: open), or `kind`: Positive, NonNegative, Negative, NonPositive."""

    __slots__ = ("kind", "maximum", "minimum")
    type_name = "System.Management.Automation.ValidateRangeAttribute"

    def __init__(self, minimum: Any = None, maximum: Any = None, kind: str = "") -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.kind = kind.lower()

    def check(self, item: Any, session: Session | None) -> None:
        from ..values import unwrap

        item = unwrap(item)
        if self.kind:
            self._check_kind(item)
            return
        limit = self.minimum if self.minimum is not None else self.maximum
        item = self._same_type(item, limit)
        if self.minimum is not None and item < self.minimum:
            low = text_of(self.minimum)
            raise failure(
                f"The {text_of(item)} argument is less than the minimum allowed range of {low}. Supply an argument "
                f"that is greater than or equal to {low} and then try the command again."
            )
        if self.maximum is not None and item > self.maximum:
            high = text_of(self.maximum)
            raise failure(
                f"The {text_of(item)} argument is greater than the maximum allowed range of {high}. Supply an argument "
                f"that is less than or equal to {high} and then try the command again."
            )

    def _same_type(self, item: Any, limit: Any) -> Any:
        from pshv.types.nettype import type_of

        mine, wanted = type_of(item), type_of(limit)
        if mine is wanted:
            return item
        if isinstance(item, (int, float)) and isinstance(limit, (int, float)) and not isinstance(item, bool):
            return item
        converted = self._converted(item, wanted) if not isinstance(item, str) else None
        if converted is None:
            raise failure(_range_type(mine.name, wanted.name))
        return converted

    @staticmethod
    def _converted(item: Any, wanted: Any) -> Any:
        from ..convert import convert

        try:
            return convert(item, wanted)
        except PSError:
            return None

    def _check_kind(self, item: Any) -> None:
        from pshv.types.nettype import type_of

        if isinstance(item, bool) or not isinstance(item, (int, float)):
            raise failure(_range_type(type_of(item).name if item is not None else "Object", "Int32"))
        holds, words = _RANGE_KINDS[self.kind]
        if not holds(item):
            raise failure(f'The argument "{text_of(item)}" cannot be validated because its value is not {words}.')


def _range_type(given: str, wanted: str) -> str:
    return (
        f'The argument cannot be validated because its type "{given}" is not the same type ({wanted}) as the maximum '
        f"and minimum limits of the parameter. Make sure the argument is of type {wanted} and then try the command "
        "again."
    )


class ValidatePattern(Enumerated):
    __slots__ = ("error_message", "options", "pattern")
    type_name = "System.Management.Automation.ValidatePatternAttribute"

    def __init__(self, pattern: str, options: str = "IgnoreCase", error_message: str | None = None) -> None:
        self.pattern = pattern
        self.options = options
        self.error_message = error_message

    def check(self, item: Any, session: Session | None) -> None:
        from ..netexception import NetException
        from ..regexes import compile_net

        text = text_of(item)
        try:
            found = compile_net(self.pattern, regex_options(self.options)).search(text)
        except NetException as error:
            raise failure(str(error)) from None
        if found is None:
            if self.error_message is not None:
                raise failure(filled(self.error_message, text, self.pattern))
            raise failure(
                f'The argument "{text}" does not match the "{self.pattern}" pattern. Supply an argument that matches '
                f'"{self.pattern}" and try the command again.'
            )


def regex_options(text: str) -> int:
    """RegexOptions by name, a list of names, or a number."""
    from pshv.types.nettype import known_type

    from ..convert import convert

    value: Any = convert(
        int(text) if text.isdigit() else text, known_type("System.Text.RegularExpressions.RegexOptions")
    )
    return int(value.value)


class ValidateLength(Enumerated):
    __slots__ = ("maximum", "minimum")
    type_name = "System.Management.Automation.ValidateLengthAttribute"

    def __init__(self, minimum: int, maximum: int) -> None:
        self.minimum = minimum
        self.maximum = maximum

    def check(self, item: Any, session: Session | None) -> None:
        from ..values import unwrap

        item = unwrap(item)
        if not isinstance(item, str):
            raise failure(
                "The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] "
                "parameter. Make the parameter a string or string[] parameter."
            )
        if len(item) < self.minimum:
            raise failure(
                f"The character length ({len(item)}) of the argument is too short. Specify an argument with a length "
                f'that is greater than or equal to "{self.minimum}", and then try the command again.'
            )
        if len(item) > self.maximum:
            raise failure(
                f"The character length of the {len(item)} argument is too long. Shorten the character length of the "
                f'argument so it is fewer than or equal to "{self.maximum}" characters, and then try the command again.'
            )


class ValidateCount(Attribute):
    __slots__ = ("maximum", "minimum")
    type_name = "System.Management.Automation.ValidateCountAttribute"

    def __init__(self, minimum: int, maximum: int) -> None:
        self.minimum = minimum
        self.maximum = maximum

    def validate(self, value: object, session: Session | None = None) -> None:
        count = self._count(value)
        if self.minimum <= count <= self.maximum:
            return
        if self.minimum == self.maximum:
            raise failure(f"The parameter requires exactly {self.minimum} value(s) - {count} value(s) were provided.")
        raise failure(
            f"The parameter requires at least {self.minimum} value(s) and no more than {self.maximum} value(s) - "
            f"{count} value(s) were provided."
        )

    @staticmethod
    def _count(value: object) -> int:
        if value is None:
            return 0
        if isinstance(value, str):
            return len(value)
        items = elements(value)
        if items is not None:
            return len(items)
        size = getattr(value, "items", None)
        if callable(size):
            return len(list(size()))
        raise failure(
            "The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from "
            "the parameter or make the parameter an array parameter."
        )


class ValidateScript(Enumerated):
    __slots__ = ("block", "error_message")
    type_name = "System.Management.Automation.ValidateScriptAttribute"

    def __init__(self, block: ScriptBlock, error_message: str | None = None) -> None:
        self.block = block
        self.error_message = error_message

    def check(self, item: Any, session: Session | None) -> None:
        from ..convert import to_bool

        try:
            answer = self.block.value_in_child(item)
        except PSError as error:
            raise failure(error.record.message, error.record.exception) from None
        if to_bool(answer):
            return
        if self.error_message is not None:
            raise failure(filled(self.error_message, text_of(item), self.block.text))
        raise failure(
            f'The "{self.block.text}" validation script for the argument with value "{text_of(item)}" did not return a '
            "result of True. Determine why the validation script failed, and then try the command again."
        )
