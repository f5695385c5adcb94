"""Path texts and lookups: separators, case, wildcards, drives of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pshv.drives import paths
from pshv.drives.provider import Drive
from pshv.runtime.errors import PSError

if TYPE_CHECKING:
    from pshv.drives.drives import Drives


@pytest.mark.parametrize(
    ("text", "up", "last"),
    [
        ("H:\\", "", "H:\\"),
        ("H:\\a", "H:\\", "a"),
        ("H:\\a\\b.txt", "H:\\a", "b.txt"),
        ("H:/a/b/", "H:\\a", "b"),
        ("\\\\HV02\\C$\\Temp", "\\\\HV02\\C$", "Temp"),
        ("\\\\HV02\\C$", "", "\\\\HV02\\C$"),
        ("a\\b", "a", "b"),
        ("a", "", "a"),
        ("", "", ""),
    ],
)
def test_parent_and_leaf(text: str, up: str, last: str) -> None:
    assert (paths.parent(text), paths.leaf(text)) == (up, last)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("a", "b", "a\\b"), ("a/", "/b", "a\\b"), ("a", "", "a\\"), ("a", "..", "a\\.."), ("H:\\", "x", "H:\\x")],
)
def test_join(first: str, second: str, whole: str) -> None:
    assert paths.join(first, second) == whole


def test_names_are_found_without_regard_to_case(drives: Drives) -> None:
    assert drives.files.read("H:\\LAB\\mixed.txt") == b"mixed"
    assert drives.resolve("LAB/N1/X.TXT").exists()


def test_wildcards_match_segment_by_segment(drives: Drives) -> None:
    assert [place.text for place in drives.glob("l*\\N?\\*.txt")] == ["H:\\lab\\n1\\x.txt"]
    assert drives.glob("nothing*") == []
    assert [place.name for place in drives.glob("X:\\[mn]*")] == ["n1", "Mixed.TXT"]


def test_a_backtick_takes_the_meaning_of_a_wildcard(drives: Drives) -> None:
    drives.files.write("H:\\run[1].txt", b"x")

    assert drives.glob("H:\\run[1].txt") == []
    assert [place.name for place in drives.glob("H:\\run`[1`].txt")] == ["run[1].txt"]


def test_a_drive_of_ones_own_shows_its_own_paths(drives: Drives) -> None:
    disk = drives.provider("FileSystem")
    drives.add(Drive("Lab", disk, "H:\\lab"))
    place = drives.resolve("lab:n1\\x.txt")

    assert place.text == "Lab:\\n1\\x.txt"
    assert place.path == "H:\\lab\\n1\\x.txt"
    assert place.full == "Microsoft.PowerShell.Core\\FileSystem::H:\\lab\\n1\\x.txt"
    with pytest.raises(PSError, match="outside the base path"):
        drives.resolve("Lab:\\..\\inner.txt")


def test_an_unknown_drive_is_an_error(drives: Drives) -> None:
    with pytest.raises(PSError, match="A drive with the name 'zz9' does not exist") as caught:
        drives.resolve("zz9:\\x")

    assert caught.value.record.error_id == "DriveNotFound"


def test_each_drive_keeps_its_own_location(drives: Drives) -> None:
    drives.location = drives.resolve("C:\\Windows")
    drives.location = drives.resolve("H:\\lab")

    assert drives.resolve("C:Temp").text == "C:\\Windows\\Temp"
    assert drives.resolve("n1").text == "H:\\lab\\n1"
