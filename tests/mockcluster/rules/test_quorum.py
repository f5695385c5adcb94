"""Votes and quorum (cluster-model.md section 2)."""

from __future__ import annotations

import pytest

from mockcluster.rules.quorum import assign_votes, has_quorum
from mockcluster.world.node import Node


def nodes(*states: str) -> list[Node]:
    return [Node(id=n, name=f"N{n}", state=state) for n, state in enumerate(states, 1)]


@pytest.mark.parametrize(
    ("states", "witness", "weights", "witness_vote"),
    [
        (("Up", "Up", "Up"), True, [1, 1, 1], 0),
        (("Up", "Up"), True, [1, 1], 1),
        (("Up", "Up"), False, [1, 0], 0),
        (("Up", "Up", "Down"), True, [1, 1, 0], 1),
        (("Up", "Paused", "Down", "Up"), False, [1, 1, 0, 1], 0),
    ],
)
def test_the_total_is_odd(states: tuple[str, ...], witness: bool, weights: list[int], witness_vote: int) -> None:
    votes = assign_votes(nodes(*states), witness=witness, dynamic=True)
    assert [weight for _, weight in votes.weights] == weights
    assert votes.witness == witness_vote
    assert votes.total % 2 == 1


def test_the_chosen_node_loses_its_vote() -> None:
    votes = assign_votes(nodes("Up", "Up"), witness=False, dynamic=True, lower_priority=1)
    assert votes.weights == ((1, 0), (2, 1))


def test_without_dynamic_quorum_weights_stay_as_configured() -> None:
    votes = assign_votes(nodes("Up", "Down"), witness=True, dynamic=False)
    assert (votes.weights, votes.witness) == (((1, 1), (2, 1)), 1)


def test_half_of_the_votes_is_no_quorum() -> None:
    assert not has_quorum(2, 4)
    assert has_quorum(3, 5)
