"""WQL conditions."""

from __future__ import annotations

import pytest

from pshv.types.cim.wql import WqlError, parse_filter, parse_query

ROW = {"Name": "vmms", "State": "Running", "Size": 100, "Up": True, "Note": None}


@pytest.mark.parametrize(
    "text", ["", "Name", "Name =", "= 'x'", "Name == 'x'", "(Name = 'x'", "Name = 'x' Size", "Name = x"]
)
def test_no_conditions(text: str) -> None:
    with pytest.raises(WqlError):
        parse_filter(text)


@pytest.mark.parametrize(
    "text", ["", "select", "select * from", "select a, from x", "delete from x", "select * from x where"]
)
def test_no_queries(text: str) -> None:
    with pytest.raises(WqlError):
        parse_query(text)


def test_an_unknown_property_is_found_out_when_it_is_read() -> None:
    with pytest.raises(WqlError):
        parse_filter("Nope = 1")(ROW)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Name = 'VMMS'", True),
        ('name = "vmms" and state <> "Stopped"', True),
        ("Size > 99 AND Size <= 100", True),
        ("100 = Size", True),
        ("50 > Size", False),
        ("Size = '100'", True),
        ("Up = TRUE", True),
        ("Up = 'false'", False),
        ("Name LIKE 'v%'", True),
        ("Name LIKE 'v_m_'", True),
        ("Name LIKE '[u-w]mms'", True),
        ("Name LIKE 'mms'", False),
        ("NOT Name = 'x' AND (Size = 1 OR Size = 100)", True),
        ("Name = 'x' OR Name = 'y' AND Size = 100", False),
        ("Note IS NULL", True),
        ("Note IS NOT NULL", False),
        ("Note = 'x'", False),
        ("Note <> 'x'", False),
        ("Name != NULL", True),
    ],
)
def test_conditions(text: str, answer: bool) -> None:
    assert parse_filter(text)(ROW) is answer


def test_a_query() -> None:
    query = parse_query("SELECT Name, State FROM Win32_Service WHERE Size = 100")
    assert (query.class_name, query.columns) == ("Win32_Service", ["Name", "State"])
    assert query.test is not None
    assert query.test(ROW)
