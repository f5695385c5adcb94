"""The order of mixed values, and .NET's unstable sort."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pshv.cmdlets.core.introsort import introsort
from pshv.cmdlets.core.ordering import compare, sort_rows


@given(st.lists(st.integers(0, 9), max_size=200))
def test_introsort_sorts(ranks: list[int]) -> None:
    found = introsort(ranks)

    assert sorted(found) == list(range(len(ranks)))
    assert [ranks[i] for i in found] == sorted(ranks)


@given(st.lists(st.one_of(st.none(), st.integers(-5, 5), st.text(max_size=3), st.floats(allow_nan=False)), max_size=12))
def test_no_mixture_of_values_fails(values: list[object]) -> None:
    indices = sort_rows(values, [values], [False], case=False)

    assert sorted(indices) == list(range(len(values)))


def test_null_stands_before_everything() -> None:
    assert compare(None, -5) < 0
    assert compare("", None) > 0
    assert compare(None, None) == 0


def test_three_with_two_equal_come_out_as_in_dotnet() -> None:
    assert introsort([1, 1, 0]) == [2, 1, 0]
