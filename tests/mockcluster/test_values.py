"""Frozen values behave as small dataclasses do."""

from __future__ import annotations

import pickle

import pytest

from mockcluster.values import Value


class Point(Value):
    x: int
    y: int = 0


class Named(Point):
    name: str = "origin"
    x: int = 5


def test_a_missing_field_is_an_error() -> None:
    with pytest.raises(TypeError, match="'x'"):
        Point()  # type: ignore[call-arg]


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(TypeError, match="'z'"):
        Point(1, z=2)  # type: ignore[call-arg]


def test_a_field_given_twice_is_an_error() -> None:
    with pytest.raises(TypeError, match="'x'"):
        Point(1, x=2)  # type: ignore[misc]


def test_too_many_fields_are_an_error() -> None:
    with pytest.raises(TypeError):
        Point(1, 2, 3)  # type: ignore[call-arg]


def test_assignment_is_an_error() -> None:
    with pytest.raises(AttributeError):
        Point(1).x = 2  # type: ignore[misc]


def test_equal_fields_make_equal_values() -> None:
    assert Point(1, 2) == Point(x=1, y=2)
    assert len({Point(1, 2), Point(1, 2)}) == 1


def test_values_of_different_classes_differ() -> None:
    assert Point(5, 0) != Named()


def test_a_subclass_may_give_an_inherited_field_a_default() -> None:
    assert Named(name="n").fields() == {"x": 5, "y": 0, "name": "n"}


def test_replace_returns_a_changed_copy() -> None:
    assert Point(1, 2).replace(y=3) == Point(1, 3)


def test_values_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Named(1, 2, "a"))) == Named(1, 2, "a")
