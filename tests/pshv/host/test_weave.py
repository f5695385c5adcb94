"""Strands take strict turns in a time of their own."""

from __future__ import annotations

import threading

import pytest

from pshv.host.weave import Weave
from pshv.runtime.errors import PipelineStopped


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.ticks = 0
        self.weave = Weave(lambda: self.ticks, self._move)

    def _move(self, target: int) -> None:
        self.ticks = max(self.ticks, target)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_failure_in_a_strand_comes_out_where_time_passes(clock: Clock) -> None:
    def body() -> None:
        raise ZeroDivisionError

    clock.weave.start(body)

    with pytest.raises(ZeroDivisionError):
        clock.weave.pass_until(1)


def test_nothing_to_wait_for_ends_the_wait(clock: Clock) -> None:
    assert not clock.weave.wait(lambda: False)


def test_a_condition_that_never_holds_ends_at_the_limit(clock: Clock) -> None:
    def body() -> None:
        while True:
            clock.weave.pass_until(clock.ticks)

    clock.weave.start(body)

    assert not clock.weave.wait(lambda: False, 1_000_000)
    assert clock.ticks == 1_000_000
    clock.weave.close()


def test_a_closed_strand_ends_where_it_waits(clock: Clock) -> None:
    seen: list[str] = []

    def body() -> None:
        try:
            clock.weave.pass_until(10**9)
        except PipelineStopped:
            seen.append("stopped")
            raise
        finally:
            seen.append("finally")

    before = set(threading.enumerate())
    strand = clock.weave.start(body)
    clock.weave.pass_until(5)
    clock.weave.close()

    assert seen == ["stopped", "finally"]
    assert strand.done
    assert set(threading.enumerate()) == before


def test_strands_run_each_at_its_time(clock: Clock) -> None:
    seen: list[tuple[str, int]] = []

    def body(name: str, every: int) -> None:
        for _ in range(2):
            clock.weave.pass_until(clock.ticks + every)
            seen.append((name, clock.ticks))

    clock.weave.start(lambda: body("slow", 300_000))
    clock.weave.start(lambda: body("quick", 100_000))
    clock.weave.pass_until(250_000)
    seen.append(("main", clock.ticks))
    clock.weave.pass_until(900_000)

    assert seen == [("quick", 100_000), ("quick", 200_000), ("main", 250_000), ("slow", 300_000), ("slow", 600_000)]
    assert clock.ticks == 900_000


def test_a_strand_waits_for_another(clock: Clock) -> None:
    seen: list[str] = []

    def outer() -> None:
        inner = clock.weave.start(lambda: (clock.weave.pass_until(50_000), seen.append("inner"))[0])
        clock.weave.wait(lambda: inner.done)
        seen.append("outer")

    first = clock.weave.start(outer)
    clock.weave.wait(lambda: first.done)

    assert seen == ["inner", "outer"]
