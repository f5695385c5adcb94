"""The state of a group follows from its resources (cluster-model.md section 3)."""

from __future__ import annotations

import pytest

from mockcluster.rules.groupstate import group_state


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], "Offline"),
        (["Offline", "Offline"], "Offline"),
        (["Online", "Online"], "Online"),
        (["Online", "Offline"], "PartialOnline"),
        (["Online", "OnlinePending"], "Pending"),
        (["Offline", "OfflinePending"], "Pending"),
        (["Online", "Failed", "OnlinePending"], "Failed"),
    ],
)
def test_group_state(states: list[str], expected: str) -> None:
    assert group_state(states) == expected
