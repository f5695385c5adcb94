"""System.Random: from the session's source, or seeded by the script."""

from __future__ import annotations

from random import Random as Source
from typing import Any

from pshv.runtime import randomness, values
from pshv.runtime.netexception import out_of_range
from pshv.types.implementation import Implementation


class Random:
    """A source of numbers; the series is not .NET's."""

    __slots__ = ("source",)
    type_names = ("System.Random", "System.Object")

    def __init__(self, seed: int | None = None) -> None:
        self.source = Source(seed) if seed is not None else Source(randomness.source.getrandbits(64))


def _next(r: Random, *bounds: int) -> int:
    low, high = (0, 2147483647) if not bounds else (0, bounds[0]) if len(bounds) == 1 else bounds
    if high < low:
        if len(bounds) == 1:
            raise out_of_range("'maxValue' must be greater than zero.", "maxValue")
        raise out_of_range("'minValue' cannot be greater than maxValue.", "minValue")
    return low if high == low else r.source.randrange(low, high)


def _fill(r: Random, buffer: Any) -> None:
    for place in range(len(buffer)):
        buffer[place] = values.Byte(r.source.getrandbits(8))


_shared = Random(0)

IMPLEMENTATIONS = (
    Implementation(
        "System.Random",
        construct=lambda kind, seed=None: Random(seed),
        methods={
            "Next": _next,
            "NextBytes": _fill,
            "NextDouble": lambda r: r.source.random(),
            "NextInt64": lambda r, *b: values.Int64(_next(r, *b)),
            "NextSingle": lambda r: values.single(r.source.random()),
            "Shuffle": lambda r, items: r.source.shuffle(items),
        },
        static_properties={"Shared": lambda: _shared},
        raw=("Shuffle",),
    ),
)
