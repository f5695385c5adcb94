"""Clusters to test with: in memory, seeded, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster

NOON = 1_800_000_000_000_000  # 2027-01-15 08:00:00 UTC in microseconds


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def contoso(clock: FixedClock) -> Iterator[MockCluster]:
    with MockCluster.create(None, "contoso", seed=7, clock=clock) as cluster:
        yield cluster
