"""The 5.1 edition where it differs from 7: encodings, Mode, texts of items and dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.session import Session

    Run = Callable[[str], list[str]]

pytestmark = pytest.mark.parametrize("session", ["desktop"], indirect=True)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("'ü' | Set-Content a.txt", "252 13 10"),
        ("'ü' | Set-Content a.txt -Encoding UTF8", "239 187 191 195 188 13 10"),
        ("'ü' | Out-File a.txt", "255 254 252 0 13 0 10 0"),
        ("'a' | Set-Content a.txt -Encoding Unicode; Add-Content a.txt b", "255 254 97 0 13 0 10 0 98 0 13 0 10 0"),
    ],
)
def test_files_are_written_in_the_old_encodings(run: Run, text: str, written: str) -> None:
    assert run(f"{text}; (Get-Content a.txt -Encoding Byte) -join ' '") == [written]


def test_an_unknown_encoding_is_refused(run: Run) -> None:
    assert run("Set-Content a.txt x -Encoding klingon")[0].startswith("ERROR ParameterArgumentTransformationError")


def test_listed_items_print_by_name(run: Run) -> None:
    assert run('$null = New-Item a.txt; (Get-Item a.txt).Mode; "$(Get-ChildItem a.txt)"; "$(Get-Item a.txt)"') == [
        "-a----",
        "a.txt",
        "H:\\a.txt",
    ]


def test_a_folder_has_no_content(failures: Run) -> None:
    assert failures("$null = New-Item d -ItemType Directory; Get-Content d") == [
        "GetContentReaderUnauthorizedAccessError,Microsoft.PowerShell.Commands.GetContentCommand"
    ]


def test_host_text_of_a_dictionary_is_its_entries_type(session: Session, run: Run) -> None:
    run("Write-Host @{a = 1}")

    assert "".join(session.host.shown) == "System.Collections.DictionaryEntry\n"  # type: ignore[attr-defined]
