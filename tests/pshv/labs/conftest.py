"""A desk in a folder of its own, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mockcluster.clock import FixedClock
from pshv.labs.desk import Desk

NOON = 1_800_000_000_000_000  # 2027-01-15 08:00:00 UTC in microseconds


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "labs", clock=FixedClock(NOON))
    yield made
    made.close()
