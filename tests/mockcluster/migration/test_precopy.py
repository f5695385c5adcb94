"""Page arithmetic: the worked examples of live-migration-model.md section 7 and its invariants (section 2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockcluster import constants as c
from mockcluster.migration.bandwidth import compressed, goodput
from mockcluster.migration.precopy import (
    Limits,
    Workload,
    blackout_seconds,
    cpu_cap,
    dirtied,
    final_copy_seconds,
    passes,
    stop_rule,
)

ONE = goodput(1_000_000_000)
TEN = goodput(10_000_000_000)
A = Workload(1_048_576, 262_144, 16_384, 20_000.0, 500.0)
B = Workload(1_048_576, 262_144, 131_072, 60_000.0, 500.0)

EXAMPLES = [
    ("A", A, ONE, [(786_432, 27.415), (29_970, 1.045), (12_329, 0.430)], 6_903, 0.241, 28.889, "target"),
    ("A at 10 GbE", A, TEN, [(786_432, 2.741)], 17_177, 0.060, 2.741, "target"),
    (
        "B",
        B,
        ONE,
        [(786_432, 27.415), (144_637, 5.042), (120_552, 4.202), (114_025, 3.975), (111_810, 3.898)],
        111_007,
        3.870,
        44.532,
        "max_passes",
    ),
    (
        "B compressed",
        B,
        compressed(ONE, 2.0, 8.0),
        [(786_432, 13.707), (137_643, 2.399), (88_562, 1.544), (67_184, 1.171), (54_972, 0.958)],
        47_018,
        0.820,
        19.779,
        "max_passes",
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_worked_example(
    example: tuple[str, Workload, float, list[tuple[int, float]], int, float, float, str],
) -> None:
    _, workload, rate, expected, left, final, total, rule = example
    done = list(passes(workload, rate))
    assert [(p.pages, round(p.seconds, 3)) for p in done] == expected
    assert done[-1].dirty_left == left
    assert round(final_copy_seconds(left, rate), 3) == final
    assert round(sum(p.seconds for p in done), 3) == total
    assert done[-1].stop == rule


@pytest.mark.parametrize(
    ("number", "sent", "dirty", "rule"),
    [
        (1, 1000, 50, "min_pages"),
        (1, 1000, 900, "target"),
        (5, 100_000, 90_000, "max_passes"),
        (2, 90_000, 90_000, "not_converging"),
        (2, 100_000, 90_000, ""),
    ],
)
def test_the_first_rule_that_holds_ends_the_passes(number: int, sent: int, dirty: int, rule: str) -> None:
    found = stop_rule(number, sent, dirty, rate=ONE, at_maximum=True, total=sent, pages=1_000_000, limits=Limits())
    assert found == rule


def test_not_converging_needs_a_rate_that_cannot_grow() -> None:
    found = stop_rule(2, 90_000, 90_000, rate=ONE, at_maximum=False, total=1, pages=1_000_000, limits=Limits())
    assert found == ""


def test_the_factor_rule_is_off_unless_it_is_set() -> None:
    limits = Limits(max_factor=3.0)
    found = stop_rule(2, 200_000, 90_000, rate=ONE, at_maximum=True, total=3_100, pages=1_000, limits=limits)
    assert found == "max_factor"


def test_capping_begins_with_the_second_pass_and_grows() -> None:
    assert [cpu_cap("Low", k) for k in (1, 2, 3)] == pytest.approx([0.0, 0.2, 0.3])
    assert cpu_cap("High", 9) == c.CPU_CAPPING_MOST
    assert cpu_cap("Normal", 4) == 0.0


def test_a_guest_that_writes_nothing_needs_one_pass() -> None:
    assert len(list(passes(Workload(1000, 100, 0, 0.0, 0.0), ONE))) == 1


def test_writes_saturate() -> None:
    assert dirtied(Workload(1000, 0, 100, 1e9, 0.0), 10.0) == 100


workloads = st.builds(
    lambda used, zero, hot, hot_rate, cold_rate: Workload(
        used + zero, zero, min(hot, used), float(hot_rate), float(cold_rate)
    ),
    st.integers(1, 4_000_000),
    st.integers(0, 4_000_000),
    st.integers(0, 400_000),
    st.integers(0, 500_000),
    st.integers(0, 20_000),
)


@given(workload=workloads, rate=st.floats(1e6, 1.2e10), processors=st.integers(1, 64))
def test_invariants_of_every_run(workload: Workload, rate: float, processors: int) -> None:
    done = list(passes(workload, rate))
    memory = sum(p.seconds for p in done)
    once = workload.used * c.PAGE / rate
    assert once <= memory * (1 + 1e-9)
    assert memory <= (c.MAX_PASSES + 1) * once * (1 + 1e-9)
    assert sum(p.pages for p in done) >= workload.used
    assert all(p.pages <= workload.used for p in done[1:])
    black = blackout_seconds(done[-1].dirty_left, processors, rate)
    overheads = c.PAUSE_TIME + c.STORAGE_TIME_CSV + c.RESUME_TIME + (4 * c.MIB + 128 * c.KIB * processors) / rate
    assert 0 <= black <= overheads + once * (1 + 1e-9)
    assert [p.stop == "" for p in done] == [True] * (len(done) - 1) + [False]
