"""Encodings by name and edition, and line-by-line reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pshv.drives import encodings
from pshv.drives.text import read_lines

if TYPE_CHECKING:
    from pshv.drives.drives import Drives


@pytest.mark.parametrize(
    ("name", "core", "codec", "mark"),
    [
        ("utf8", True, "utf-8", b""),
        ("utf8", False, "utf-8", b"\xef\xbb\xbf"),
        ("UTF8BOM", True, "utf-8", b"\xef\xbb\xbf"),
        ("Unicode", False, "utf-16-le", b"\xff\xfe"),
        ("Default", False, "cp1252", b""),
        ("Default", True, "utf-8", b""),
        (28591, True, "latin-1", b""),
        ("ascii", False, "ascii", b""),
    ],
)
def test_a_name_means_a_codec_and_a_mark(name: object, core: bool, codec: str, mark: bytes) -> None:
    assert encodings.codec(name, core=core) == (codec, mark)


def test_an_unknown_name_means_nothing() -> None:
    assert encodings.codec("klingon", core=True) is None


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"a\r\nb\nc\r\n\r\nd", ["a", "b", "c", "", "d"]),
        (b"", []),
        ("\ufeffGröße\r\nü".encode("utf-16-le"), ["Größe", "ü"]),
        (b"\xef\xbb\xbfa", ["a"]),
        (b"m\xfcll", ["m\ufffdll"]),
    ],
)
def test_lines_are_read_by_the_mark(drives: Drives, data: bytes, lines: list[str]) -> None:
    drives.files.core = True
    drives.files.write("H:\\t.txt", data)

    assert list(read_lines(drives.files, "H:\\t.txt")) == lines


def test_the_5_1_edition_reads_ansi(drives: Drives) -> None:
    drives.files.core = False
    drives.files.write("H:\\t.txt", b"m\xfcll")

    assert list(read_lines(drives.files, "H:\\t.txt")) == ["müll"]
