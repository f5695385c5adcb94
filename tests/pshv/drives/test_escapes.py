"""Nothing leaves a root: not by `..`, not by host paths, not by links, not by odd names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pshv.runtime.errors import PSError

if TYPE_CHECKING:
    from pathlib import Path

    from pshv.drives.drives import Drives

ABOVE = [
    "..\\outside\\secret.txt",
    "../outside/secret.txt",
    "..\\..\\etc\\passwd",
    "H:\\..\\outside\\secret.txt",
    "H:..\\outside\\secret.txt",
    "H:/../outside/secret.txt",
    "lab\\..\\..\\outside\\secret.txt",
    ".\\.\\..\\outside\\secret.txt",
    "X:\\..\\way-out.txt",
    "X:..\\inner.txt",
    "C:\\..\\cluster.db",
    "C:\\Windows\\..\\..\\HV02\\C\\Temp",
    "\\\\HV02\\C$\\..\\..\\HV01\\C",
    "\\\\HV02\\ADMIN$\\..\\..\\x",
    "FileSystem::H:\\..\\outside\\secret.txt",
    "Microsoft.PowerShell.Core\\FileSystem::H:\\..\\outside",
]
ELSEWHERE = [
    "/etc/passwd",
    "\\etc\\passwd",
    "//etc/passwd",
    "\\\\?\\C:\\Windows",
    "\\\\.\\C:\\Windows",
    "file:///etc/passwd",
    "D:\\x",
    "Z:\\outside\\secret.txt",
    "\\\\HV99\\C$\\Temp",
    "\\\\HV01\\D$\\Temp",
    "\\\\HV01\\IPC$",
    "\\\\localhost\\nope\\x",
    "C:\\Windows:stream",
    "H:\\lab\\n1\\x.txt:stream",
    "H:\\lab\\\0",
    "H:\\a\nb",
    "H:\\" + "n" * 300,
    "~\\..\\..\\..\\..\\x",
]
LINKS = [
    "way-out",
    "way-out\\secret.txt",
    "way-out.txt",
    "WAY-OUT.TXT",
    "relative-out\\secret.txt",
    "lab\\up\\way-out.txt",
]


@pytest.mark.parametrize("path", ABOVE)
def test_dots_above_a_root_are_refused(drives: Drives, path: str) -> None:
    with pytest.raises((PSError, OSError)) as caught:
        drives.files.read(drives.resolve(path).path)

    assert "passwd" not in str(caught.value) or "base path" in str(caught.value)


@pytest.mark.parametrize("path", ELSEWHERE)
def test_paths_of_the_host_and_of_nowhere_find_nothing(drives: Drives, path: str) -> None:
    with pytest.raises((PSError, OSError)):
        drives.files.read(drives.resolve(path).path)


@pytest.mark.parametrize("path", LINKS)
def test_a_link_that_leads_out_is_not_read(drives: Drives, path: str) -> None:
    with pytest.raises(OSError, match=r"."):
        drives.files.read(drives.resolve(path).path)


@pytest.mark.parametrize("path", LINKS)
def test_a_link_that_leads_out_is_not_written(drives: Drives, outside: Path, path: str) -> None:
    with pytest.raises(OSError, match=r"."):
        drives.files.write(drives.resolve(path).path, b"changed")

    assert (outside / "secret.txt").read_text() == "secret"


def test_a_link_that_leads_out_is_not_listed(drives: Drives) -> None:
    names = [entry.name for entry in drives.files.entries("H:\\")]

    assert names == ["lab", "inner.txt"]


def test_a_file_made_through_a_link_does_not_land_outside(drives: Drives, outside: Path) -> None:
    for path in ("way-out\\new.txt", "relative-out\\new.txt", "lab\\up\\way-out\\new.txt"):
        with pytest.raises(OSError, match=r"."):
            drives.files.write(drives.resolve(path).path, b"x")
        with pytest.raises(OSError, match=r"."):
            drives.files.make_folder(drives.resolve(path).path)

    assert sorted(p.name for p in outside.iterdir()) == ["secret.txt"]


def test_removing_a_link_that_leads_out_leaves_what_it_points_to(drives: Drives, host: Path, outside: Path) -> None:
    drives.files.remove("H:\\way-out")

    assert (outside / "secret.txt").exists()
    assert not (host / "way-out").is_symlink()


def test_moving_and_copying_through_links_is_refused(drives: Drives, host: Path) -> None:
    with pytest.raises(OSError, match=r"."):
        drives.files.copy_file("H:\\way-out.txt", "H:\\copy.txt")
    with pytest.raises(OSError, match=r"."):
        drives.files.copy_file("H:\\inner.txt", "H:\\way-out\\copy.txt")
    with pytest.raises(OSError, match=r"."):
        drives.files.move("H:\\lab\\n1", "H:\\way-out\\n1")

    assert not (host / "copy.txt").exists()


def test_the_root_of_a_drive_can_be_neither_removed_nor_moved(drives: Drives, host: Path) -> None:
    for path in ("H:\\", "X:\\", "C:\\", "C:\\ClusterStorage"):
        with pytest.raises(PermissionError):
            drives.files.remove(path)
    with pytest.raises(PermissionError):
        drives.files.move("H:\\", "C:\\Temp\\h")

    assert (host / "lab" / "n1" / "x.txt").exists()


def test_a_link_inside_the_root_is_followed(drives: Drives) -> None:
    assert drives.files.read("H:\\inner.txt") == b"inside"
    assert drives.files.read("H:\\lab\\up\\lab\\n1\\X.TXT") == b"inside"


def test_dots_alone_stop_at_the_root(drives: Drives) -> None:
    for path in ("..", "..\\..", "../..", "."):
        assert drives.resolve(path).text == "H:\\"


def test_the_environment_of_the_host_is_not_seen(drives: Drives, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PSHV_SECRET", "secret")

    assert drives.get_variable("env", "PSHV_SECRET") is None
    assert drives.get_variable("env", "COMPUTERNAME") == "HV01"
