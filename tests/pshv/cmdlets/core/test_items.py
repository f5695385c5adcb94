"""Item cmdlets on files: errors first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[str], list[str]]

COMMANDS = "Microsoft.PowerShell.Commands"


@pytest.mark.parametrize(
    ("text", "error_id"),
    [
        ("Get-Item nope", "PathNotFound,{}.GetItemCommand"),
        ("Get-ChildItem nope", "PathNotFound,{}.GetChildItemCommand"),
        ("Get-Content nope", "PathNotFound,{}.GetContentCommand"),
        ("Get-Content 'no*pe'", "ItemNotFound,{}.GetContentCommand"),
        ("Remove-Item nope", "PathNotFound,{}.RemoveItemCommand"),
        ("Copy-Item nope other", "PathNotFound,{}.CopyItemCommand"),
        ("Move-Item nope other", "PathNotFound,{}.MoveItemCommand"),
        ("Rename-Item nope other", "PathNotFound,{}.RenameItemCommand"),
        ("Set-Location nope", "PathNotFound,{}.SetLocationCommand"),
        ("Set-Content nodir/x.txt a", "GetContentWriterDirectoryNotFoundError,{}.SetContentCommand"),
        ("New-Item nodir/x.txt", "NewItemIOError,{}.NewItemCommand"),
        ("New-Item x -ItemType Spaceship", "Argument,{}.NewItemCommand"),
        ("New-Item d -ItemType Directory; New-Item d -ItemType Directory", "DirectoryExist,{}.NewItemCommand"),
        ("New-Item f; New-Item f", "NewItemIOError,{}.NewItemCommand"),
        ("New-Item f; Copy-Item f f", "CopyError,{}.CopyItemCommand"),
        ("New-Item f; Copy-Item f nodir/g", "CopyFileInfoItemIOError,{}.CopyItemCommand"),
        ("New-Item f, g; Rename-Item f g", "RenameItemIOError,{}.RenameItemCommand"),
        ("New-Item f; Rename-Item f sub/g", "Argument,{}.RenameItemCommand"),
        ("New-Item d -ItemType Directory; Get-Content d", "GetContainerContentException,{}.GetContentCommand"),
        ("Get-ChildItem zz9:", "DriveNotFound,{}.GetChildItemCommand"),
        ("Set-Content zz9:/a x", "DriveNotFound,{}.SetContentCommand"),
        ("Get-Content ..\\x", "PathOutsideBasePath,{}.GetContentCommand"),
        ("Set-Content ..\\x 1", "PathOutsideBasePath,{}.SetContentCommand"),
        ("Get-ChildItem HKLM:\\SOFTWARE", "PathNotFound,{}.GetChildItemCommand"),
        ("Get-PSDrive NoSuch", "GetLocationNoMatchingDrive,{}.GetPSDriveCommand"),
        ("New-PSDrive Lab NoProvider -Root x", "ProviderNotFound,{}.NewPSDriveCommand"),
        ("New-PSDrive Lab FileSystem -Root H:\\none", "DriveRootError,{}.NewPSDriveCommand"),
        ("Invoke-Item .", "InvokeItemNotSupported,{}.InvokeItemCommand"),
        ("Get-Content x -Wait", "NotImplemented,{}.GetContentCommand"),
    ],
)
def test_what_cannot_be_done_says_so(failures: Run, text: str, error_id: str) -> None:
    assert failures(text) == [error_id.format(COMMANDS)]


def test_a_file_is_written_read_and_removed(run: Run) -> None:
    assert run("Set-Content a.txt alpha, beta; Get-Content a.txt") == ["alpha", "beta"]
    assert run("Add-Content a.txt gamma; Get-Content a.txt -Tail 2") == ["beta", "gamma"]
    assert run("Get-Content a.txt -TotalCount 1") == ["alpha"]
    assert run("Clear-Content a.txt; (Get-Item a.txt).Length") == ["0"]
    assert run("Remove-Item a.txt; Test-Path a.txt") == ["False"]


def test_lines_end_as_on_windows(run: Run) -> None:
    assert run("'x' | Set-Content a.txt; (Get-Content a.txt -AsByteStream) -join ' '") == ["120 13 10"]


def test_folders_come_first_and_levels_whole(run: Run) -> None:
    run("$null = New-Item lab/a/x/deep.txt, lab/a/mid.txt, lab/top.txt -Force")

    assert run("Get-ChildItem lab -Recurse -Name") == ["a", "top.txt", "a\\x", "a\\mid.txt", "a\\x\\deep.txt"]
    assert run("(Get-ChildItem lab -Depth 1).Name") == ["a", "top.txt", "x", "mid.txt"]
    assert run("(Get-ChildItem lab -Recurse -File -Filter m*).Name") == ["mid.txt"]


def test_a_folder_that_is_not_empty_is_asked_about(failures: Run, run: Run) -> None:
    assert failures("$null = New-Item d/f -Force; Remove-Item d") != []
    assert run("Test-Path d/f; Remove-Item d -Recurse; Test-Path d") == ["True", "False"]


def test_read_only_files_are_kept_unless_forced(failures: Run, run: Run) -> None:
    assert failures("$null = New-Item f; Set-ItemProperty f IsReadOnly $true; Remove-Item f") == [
        f"RemoveFileSystemItemUnAuthorizedAccess,{COMMANDS}.RemoveItemCommand"
    ]
    assert run("Remove-Item f -Force; Test-Path f") == ["False"]


def test_locations_are_entered_and_left(run: Run) -> None:
    assert run("$null = New-Item one/two -ItemType Directory -Force; Push-Location one; $PWD.Path") == ["H:\\one"]
    assert run("Set-Location two; Set-Location -; $PWD.Path; Pop-Location; $PWD.Path") == ["H:\\one", "H:\\"]
    assert run("Set-Location Env:; $PWD.Path; Set-Location H:") == ["Env:\\"]


def test_a_copied_folder_takes_its_content_only_when_told(run: Run) -> None:
    run("$null = New-Item src/in/deep.txt, src/top.txt -Force")

    assert run("Copy-Item src dst1; @(Get-ChildItem dst1 -Recurse).Count") == ["0"]
    assert run("Copy-Item src dst2 -Recurse; (Get-ChildItem dst2 -Recurse).Name") == ["in", "top.txt", "deep.txt"]


def test_paths_are_joined_and_split(run: Run) -> None:
    assert run("Join-Path a b c; Split-Path H:\\a\\b.txt; Split-Path H:\\a\\b.txt -Leaf") == [
        "a\\b\\c",
        "H:\\a",
        "b.txt",
    ]
    assert run("Split-Path C:\\x -Qualifier; Split-Path C:\\x -NoQualifier; Split-Path a\\b -IsAbsolute") == [
        "C:",
        "\\x",
        "False",
    ]


def test_other_nodes_are_reached_by_their_shares(run: Run) -> None:
    run("Set-Content \\\\HV02\\C$\\Temp\\note.txt hello")

    assert run("Get-Content \\\\hv02\\c$\\temp\\NOTE.txt; Test-Path C:\\Temp\\note.txt") == ["hello", "False"]


def test_an_environment_variable_is_an_item(run: Run) -> None:
    assert run("Set-Item env:LAB_X one; (Get-Item env:LAB_X).Value; $env:LAB_X = $null; Test-Path env:LAB_X") == [
        "one",
        "False",
    ]
