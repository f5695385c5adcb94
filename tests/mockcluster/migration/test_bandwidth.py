"""Rates of live migrations (live-migration-model.md section 3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockcluster.migration.bandwidth import Flow, compressed, goodput, shares, smb_limit


def test_a_gigabit_carries_117_megabytes() -> None:
    assert goodput(1_000_000_000) == 117_500_000


def test_rdma_loses_less() -> None:
    assert goodput(1_000_000_000, rdma=True) == pytest.approx(121_250_000)


def test_two_migrations_from_one_host_share_its_link() -> None:
    flows = [Flow(1, ("a", "b")), Flow(2, ("a", "c"))]
    assert shares(flows, {"a": 100.0, "b": 100.0, "c": 100.0}) == {1: 50.0, 2: 50.0}


def test_what_a_slow_link_leaves_goes_to_the_others() -> None:
    flows = [Flow(1, ("a", "slow")), Flow(2, ("a", "c"))]
    assert shares(flows, {"a": 100.0, "slow": 10.0, "c": 100.0}) == {1: 10.0, 2: 90.0}


def test_without_idle_cpu_compression_is_plain_tcp() -> None:
    assert compressed(117.5e6, 2.0, 0.0) == pytest.approx(117.5e6)


def test_compression_halves_the_time_when_cpu_is_idle() -> None:
    assert compressed(117.5e6, 2.0, 8.0) == pytest.approx(235e6)


def test_a_link_that_is_down_moves_nothing() -> None:
    assert compressed(0.0, 2.0, 8.0) == 0.0


def test_smb_may_use_a_quarter() -> None:
    assert smb_limit(40_000_000_000, 2500) == 1_250_000_000


ends = st.sampled_from("abcdef")


@given(
    pairs=st.lists(st.tuples(ends, ends).filter(lambda p: p[0] != p[1]), min_size=1, max_size=12),
    capacity=st.fixed_dictionaries({name: st.floats(1, 1e9) for name in "abcdef"}),
)
def test_no_link_is_overbooked_and_every_flow_has_a_full_link(
    pairs: list[tuple[str, str]], capacity: dict[str, float]
) -> None:
    flows = [Flow(number, pair) for number, pair in enumerate(pairs)]
    rates = shares(flows, capacity)
    used = {name: sum(rates[f.id] for f in flows if name in f.ends) for name in capacity}
    assert all(used[name] <= capacity[name] * (1 + 1e-6) for name in capacity)
    for flow in flows:
        assert any(used[end] >= capacity[end] * (1 - 1e-6) for end in flow.ends)


@given(share=st.floats(1, 1e10), ratio=st.floats(1, 6), idle=st.floats(0, 256))
def test_compression_never_slows_down(share: float, ratio: float, idle: float) -> None:
    rate = compressed(share, ratio, idle)
    assert share <= rate * (1 + 1e-9)
    assert rate <= share * ratio * (1 + 1e-9)
