"""The proof of every lab: red at the start, red after each wrong fix, green after the solution, for many seeds.

In CI for 50 seeds (spread over the workers of pytest-xdist); three are enough at home. `PSHV_LAB_SEEDS` says otherwise.
"""

from __future__ import annotations

import os

import pytest

from pshv.labs import library
from pshv.labs.desk import Desk

SEEDS = range(1, int(os.environ.get("PSHV_LAB_SEEDS", "50" if os.environ.get("CI") else "3")) + 1)
NOT_CARRIED_OUT = ("CommandNotFoundException", "NotImplemented", "ParameterBindingException", "not built")
"""A wrong fix that cannot be carried out at all would prove nothing."""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", library.names())
def test_a_lab_is_red_until_it_is_really_mended(desk: Desk, name: str, seed: int) -> None:
    lab = desk.start(name, seed)
    assert desk.wrong(), "red at the start"
    for fix in lab.wrong:
        desk.reset()
        ran = desk.perform(fix.run)
        assert not [word for word in NOT_CARRIED_OUT if word in ran.output + ran.errors], ran.output + ran.errors
        assert desk.wrong(), f"still red after: {fix.name}"
    desk.reset()
    ran = desk.perform(lab.solution)
    assert desk.check() == []
    assert ran.errors == ""
    assert "FullyQualifiedErrorId" not in ran.output


@pytest.mark.parametrize("name", library.names())
def test_the_next_try_is_another_cluster(name: str) -> None:
    first, second = (library.drawn(name, seed) for seed in (1, 2))
    assert first.values != second.values
    assert first.lab.card != second.lab.card
