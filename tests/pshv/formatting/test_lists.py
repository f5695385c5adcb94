"""Lists, wide rows, custom output, and objects of mixed kinds."""

from __future__ import annotations

from typing import Any


def test_an_object_without_properties_is_an_empty_line(console: Any, row: Any) -> None:
    assert console.show("start", row(), "end") == "start\n\nend"


def test_null_prints_nothing(console: Any) -> None:
    assert console.show("start", None, "end") == "start\nend"


def test_an_empty_value_keeps_the_blank_behind_its_colon(console: Any, row: Any) -> None:
    records = console.format("list", row(Name="vm1", Path="", Notes=None))
    assert console.show(*records).split("\n") == ["", "Name  : vm1", "Path  : ", "Notes : ", ""]


def test_a_name_nobody_has_is_left_out(console: Any, row: Any) -> None:
    records = console.format("list", row(Name="vm1"), property=["Name", "Missing"])
    assert console.show(*records) == "\nName : vm1\n"


def test_five_properties_make_a_list(console: Any, row: Any) -> None:
    assert console.show(row(A=1, B=2, C=3, D=4)).split("\n")[1] == "A B C D"
    assert console.show(row(A=1, B=2, C=3, D=4, E=5)) == "\nA : 1\nB : 2\nC : 3\nD : 4\nE : 5\n"


def test_long_values_wrap_behind_the_colon(console: Any, row: Any) -> None:
    records = console.format("list", row(Text="alpha beta gamma delta epsilon"))
    assert console.show(*records, width=20).split("\n") == [
        "",
        "Text : alpha beta ",
        "       gamma delta ",
        "       epsilon",
        "",
    ]


def test_51_has_more_blank_lines_around_a_list(old_console: Any, row: Any) -> None:
    records = old_console.format("list", row(Name="a"))
    assert old_console.show(*records) == "\n\nName : a\n\n\n"


def test_another_type_after_a_registered_view_is_a_list(console: Any, row: Any) -> None:
    from pshv.runtime.values import OrderedDictionary

    shown = console.show(OrderedDictionary([("k", "v")]), row(Name="a", Size=1))
    assert shown.endswith("v\n\nName : a\nSize : 1\n\n")


def test_wide_rows_fill_up_with_blanks(console: Any, row: Any) -> None:
    records = console.format("wide", *(row(Name=f"n{i}") for i in range(1, 4)), columns=2)
    assert console.show(*records, width=21).split("\n") == ["", "n1         n2", "n3         ", ""]


def test_wide_auto_size_finds_the_columns(console: Any, row: Any) -> None:
    records = console.format("wide", *(row(Name=f"item{i}") for i in range(1, 13)), auto_size=True)
    assert console.show(*records, width=40).split("\n")[1] == "item1    item2   item3   item4   item5"


def test_custom_output_nests_objects(console: Any, row: Any) -> None:
    records = console.format("custom", row(Name="vm1", Owner=row(Node="n1")))
    assert console.show(*records) == (
        "\nclass PSCustomObject\n{\n  Name = vm1\n  Owner = \n    class PSCustomObject\n    {\n"
        "      Node = n1\n    }\n}\n\n"
    )


def test_an_array_of_objects_shows_their_texts(console: Any, row: Any) -> None:
    disks = [row(Name="disk0", Size=1), row(Name="disk1", Size=2)]
    assert "{@{Name=disk0; Size=1}, @{Name=disk1; Size=2}}" in console.show(row(Vm="vm1", Disks=disks))


def test_an_array_inside_keeps_nulls_and_joins_arrays(console: Any, row: Any) -> None:
    assert "{$null, True, 1.5, txt}" in console.show(row(N="m", Items=[None, True, 1.5, "txt"]))
    assert "{1 2, 3 4}" in console.show(row(N="m", Items=[[1, 2], [3, 4]]))


def test_a_dictionary_inside_shows_pairs_in_7_and_keys_in_51(console: Any, old_console: Any, row: Any) -> None:
    from pshv.runtime.values import OrderedDictionary

    vm = row(Name="vm1", Tags=OrderedDictionary([("Env", "test")]))
    assert "{[Env, test]}" in console.show(vm)
    assert "{Env}" in old_console.show(vm)
