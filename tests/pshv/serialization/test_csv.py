"""CSV, both ways."""

from __future__ import annotations

import pytest

from pshv.runtime.values import PSObject
from pshv.serialization.csvreader import CsvReader
from pshv.serialization.csvwriter import CsvWriter


def read(*lines: str, header: list[str] | None = None) -> list[dict[str, object]]:
    """The rows of a text."""
    return [one.properties for one in CsvReader("\n".join(lines), ",", header).objects()]


def test_a_column_twice() -> None:
    with pytest.raises(ValueError, match="a"):
        read("A,a", "1,2")


def test_nothing_behind_the_header() -> None:
    assert read("Name,Mem") == []
    assert read("") == []


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (" web01 , 4 ", {"A": "web01 ", "B": "4 "}),
        ('"he said ""yes""",  padded  ', {"A": 'he said "yes"', "B": "padded "}),
        ('"x","y"z', {"A": "x", "B": "yz"}),
        ('"x', {"A": "x", "B": None}),
        ("a", {"A": "a", "B": None}),
        (",b", {"A": "", "B": "b"}),
    ],
)
def test_lenient_fields(line: str, row: dict[str, object]) -> None:
    assert read("A,B", line) == [row]


def test_lines_before_the_header_and_names_made_up() -> None:
    assert read("#TYPE System.X", "# note", "Name,,X", "a,b,c") == [{"Name": "a", "H1": "b", "X": "c"}]


def test_a_quoted_line_break_and_an_empty_line() -> None:
    assert read("N", '"two', 'lines"', "", "x") == [{"N": "two\nlines"}, {"N": "x"}]


def test_writing_quotes_everything_but_null() -> None:
    writer = CsvWriter(["A", "B", "C"])
    assert writer.header() == '"A","B","C"'
    assert writer.row(PSObject({"A": 'say "hi"', "B": None, "C": ""})) == '"say ""hi""",,""'
    assert writer.row(PSObject({"C": [1, 2], "A": True})) == '"True",,"System.Object[]"'


def test_quotes_as_needed_or_never() -> None:
    vm = PSObject({"A": "a,b", "B": "plain"})
    assert CsvWriter(["A", "B"], quotes="AsNeeded").row(vm) == '"a,b",plain'
    assert CsvWriter(["A", "B"], quotes="Never").row(vm) == "a,b,plain"
    assert CsvWriter(["A", "B"], quoted=["b"]).row(vm) == 'a,b,"plain"'
