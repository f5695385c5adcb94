"""Tables, as they stand on the screen."""

from __future__ import annotations

from typing import Any


def test_a_screen_under_five_columns_shows_no_table(console: Any, row: Any) -> None:
    assert console.show(row(Name="web01", State="Running"), width=4) == "\n"


def test_what_does_not_fit_goes_from_the_right(console: Any, row: Any) -> None:
    vm = row(Name="ab", Description="x" * 30, Owner="node1")
    assert console.show(vm, width=30).split("\n") == [
        "",
        "Name Description",
        "---- -----------" + " " * 14,
        "ab   " + "x" * 24 + "…",
        "",
    ]


def test_the_last_column_may_shrink_to_one_cell(console: Any, row: Any) -> None:
    vm = row(Name="ab", Description="x" * 30, Owner="node1")
    lines = console.show(vm, width=37).split("\n")
    assert [line[-1] for line in lines[1:6]] == ["O", "w", "n", "e", "r"]
    assert lines[7] == "ab   " + "x" * 30 + " n"


def test_a_missing_property_leaves_blanks(console: Any, row: Any) -> None:
    shown = console.show(row(Name="a", Size=3), row(Colour="red"), row(Name="c", Size=50))
    assert shown.split("\n") == ["", "Name Size", "---- ----", "a       3", "         ", "c      50", ""]


def test_strings_wait_behind_an_auto_sized_table(console: Any, row: Any) -> None:
    shown = console.show("before", row(Name="a", Size=1), "between", row(Name="bb", Size=2), "after")
    assert shown == "before\n\nName Size\n---- ----\na       1\nbetween\nbb      2\nafter\n"


def test_doubles_have_two_decimals_in_7_and_are_plain_in_51(console: Any, old_console: Any, row: Any) -> None:
    assert "load  1.50" in console.show(row(Name="load", Value=1.5)).split("\n")
    assert "load   1.5" in old_console.show(row(Name="load", Value=1.5)).split("\n")


def test_51_ends_a_table_with_two_blank_lines(old_console: Any, row: Any) -> None:
    assert old_console.show(row(A=1)) == "\nA\n-\n1\n\n"


def test_51_cuts_with_three_dots(old_console: Any, row: Any) -> None:
    assert "{1, 2, 3, 4...}" in old_console.show(row(Name="p", Ports=list(range(1, 10))))


def test_groups_of_7_and_of_51(console: Any, old_console: Any, row: Any) -> None:
    vms = (row(Name="web01", State="Off"), row(Name="db01", State="On"))
    body = "\n   State: {}\n\nName\n----\n{}\n"
    records = console.format("table", *vms, property=["Name"], by="State")
    assert console.show(*records) == body.format("Off", "web01") + body.format("On", "db01")
    records = old_console.format("table", *vms, property=["Name"], by="State")
    assert old_console.show(*records) == (
        "\n\n   State: Off\n\nName \n---- \nweb01\n\n\n   State: On\n\nName\n----\ndb01\n\n"
    )


def test_51_pads_the_last_column_too(old_console: Any, row: Any) -> None:
    assert old_console.show(row(A="long"), row(A="b")) == "\nA   \n-   \nlong\nb   \n\n"


def test_wrapped_cells_share_their_row(console: Any, row: Any) -> None:
    note = row(Id=1, Message="The resource could not be brought online because a dependency failed")
    records = console.format("table", note, wrap=True)
    assert console.show(*records, width=40).split("\n")[3:5] == [
        " 1 The resource could not be brought",
        "   online because a dependency failed",
    ]


def test_a_cut_number_keeps_its_end(console: Any, row: Any) -> None:
    from pshv.formatting.profile import CORE
    from pshv.formatting.records import Column
    from pshv.formatting.table import TableLayout

    layout = TableLayout([Column("L", 4), Column("R", 4, "right")], [4, 4], 20, CORE)
    assert layout.row(["abcdef", "123456"]) == ["abc… …456"]


def test_wide_characters_count_twice(console: Any, row: Any) -> None:
    assert console.show(row(Name="日本", City="x"), row(Name="abc", City="y")).split("\n")[3:5] == ["日本 x", "abc  y"]


def test_a_hashtable_after_an_auto_sized_table_is_close_together(console: Any, row: Any) -> None:
    from pshv.runtime.values import OrderedDictionary

    alone = console.show(OrderedDictionary([("a", 1)])).split("\n")
    assert alone[1] == "Name" + " " * 27 + "Value"
    records = console.format("table", row(X=1))
    after = console.show(*records, OrderedDictionary([("a", 1)])).split("\n")
    assert "Name Value" in after


def test_many_rows_print_as_few_do(console: Any, row: Any) -> None:
    rows = [row(Name=f"vm{i}", Cpu=i) for i in range(40)]
    lines = console.show(*rows).split("\n")
    assert lines[3] == "vm0    0"
    assert lines[-2] == "vm39  39"
