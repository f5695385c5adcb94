"""pshv's own options stand before PowerShell's switches."""

from pathlib import Path

import pytest

from pshv.host.options import split


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--db"], "--db needs a value."),
        (["--seed", "x"], "--seed takes a whole number, not 'x'."),
        (["--edition", "6"], "--edition takes desktop or core, not '6'."),
        (["--grant", "/no/such/folder"], "--grant takes a folder that exists; '/no/such/folder' does not."),
        (["--db", "x", "--memory"], "--db and --memory exclude each other."),
    ],
)
def test_a_bad_option_says_what_is_allowed(words: list[str], problem: str) -> None:
    assert split(words)[2] == problem


def test_a_drive_can_be_granted_once(tmp_path: Path) -> None:
    assert split(["--grant", f"{tmp_path}=C:"])[2] == "--grant: drive C: is taken."
    options, _, problem = split([f"--grant={tmp_path}=R:", "--grant", str(tmp_path)])
    assert problem is None
    assert options.grants == [("R", tmp_path), ("X", tmp_path)]


def test_the_environment_counts_where_the_command_line_is_silent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PSHV_DB", str(tmp_path / "a.db"))
    monkeypatch.setenv("PSHV_EDITION", "core")
    options, rest, _ = split(["-NoProfile", "--db", "x"])
    assert (options.db, options.edition, rest) == (tmp_path / "a.db", "core", ["-NoProfile", "--db", "x"])
    options, rest, _ = split(["--memory", "--edition", "desktop", "-c", "1"])
    assert (options.db, options.memory, options.edition, rest) == (None, True, "desktop", ["-c", "1"])
