"""Get-Random.

The numbers come from the session's generator, seeded by the cluster (or -SetSeed), so that a run can be repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.convert import to_number
from pshv.runtime.errors import PSError
from pshv.runtime.values import INT_MAX, Int64, unwrap

if TYPE_CHECKING:
    from random import Random


def session_random(session: Any) -> Random:
    """The session's random generator."""
    from pshv.runtime import randomness

    return randomness.source


class GetRandom(Cmdlet):
    """Gets a random number, or selects objects randomly from a collection."""

    name = "Get-Random"
    InputObject: list[Any] | None

    def begin(self) -> None:
        self.items: list[Any] = []

    @property
    def random(self) -> Random:
        seed: Any = self.bound.get("SetSeed")
        if seed is not None:
            from random import Random

            from pshv.runtime import randomness

            randomness.use(Random(int(seed)))
        return session_random(self.session)

    def process(self) -> None:
        found: Any = self.bound.get("InputObject")
        if found is not None:
            self.items += list(found) if isinstance(found, list) else [found]

    def end(self) -> None:
        bound = self.bound
        if "InputObject" in bound or self.items or self.expecting_input:
            self.choose()
            return
        for _ in range(int(bound["Count"]) if bound.get("Count") is not None else 1):  # type: ignore[call-overload]
            self.write(self.number())

    def choose(self) -> None:
        bound = self.bound
        count = len(self.items) if bound.get("Shuffle") else int(bound.get("Count") or 1)  # type: ignore[call-overload]
        self.write_all(self.random.sample(self.items, min(count, len(self.items))))

    def number(self) -> Any:
        low, high = self.bound_number("Minimum"), self.bound_number("Maximum")
        if isinstance(low, float) or isinstance(high, float):
            first = float(low) if low is not None else 0.0
            last = float(high) if high is not None else 1.7976931348623157e308
            self._check(first, last)
            return first + self.random.random() * (last - first)
        wide = isinstance(low, Int64) or isinstance(high, Int64)
        first_int = int(low) if low is not None else 0
        last_int = int(high) if high is not None else (2**63 - 1 if wide else INT_MAX)
        self._check(first_int, last_int)
        value = self.random.randrange(first_int, last_int)
        return Int64(value) if wide else value

    def bound_number(self, name: str) -> Any:
        value = unwrap(self.bound.get(name))
        if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
            return value
        from pshv.runtime.convert import convert
        from pshv.types.nettype import INT32

        try:
            return to_number(value)
        except PSError:
            try:
                return convert(value, INT32)
            except PSError as error:
                record = error.record
                record.error_id = f"{record.error_id},{self.class_name()}"
                self.throw(record)

    def _check(self, low: Any, high: Any) -> None:
        if low >= high:
            self.throw(
                self.error(
                    f"The Minimum value ({low}) cannot be greater than or equal to the Maximum value ({high}).",
                    "MinGreaterThanOrEqualMax",
                    "InvalidArgument",
                    None,
                    exception="System.ArgumentException",
                )
            )
