"""A prison with canaries around it: `attempt(text)` runs a script in it and tells what came."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest

from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options
from pshv.runtime.limits import TimeLimit

from .watch import watched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECRET = "canary-7d1f"


class Prison:
    """Folders: `home` is H:, `granted` is X:, `outside` has the canary; links in the first two lead to the third."""

    def __init__(self, folder: Path) -> None:
        self.home, self.granted, self.outside = folder / "home", folder / "granted", folder / "outside"
        for place in (self.home, self.granted, self.outside):
            place.mkdir()
        self.canary = self.outside / "secret.txt"
        self.canary.write_text(SECRET)
        (self.outside / "module.psm1").write_text(f"function Get-Secret {{ '{SECRET}' }}\n'{SECRET}'\n")
        (self.outside / "script.ps1").write_text(f"'{SECRET}'\n")
        self.inner = self.outside / "cage"
        for place in (self.home, self.granted):
            (place / "out").symlink_to(self.outside)
            (place / "out.txt").symlink_to(self.canary)
            (place / "out.ps1").symlink_to(self.outside / "script.ps1")
            (place / "out.psm1").symlink_to(self.outside / "module.psm1")
            (place / "relative").symlink_to("../outside")
            (place / "dangling").symlink_to(self.outside / "made.txt")
            (place / "dangling-dir").symlink_to(self.outside / "made")
            (place / "loop").symlink_to("loop")
            (place / "two").symlink_to("out")
        self.files = folder / "cluster.db.files"
        self.folder = folder
        options = Options()
        options.memory = True
        options.folder = self.home
        options.grants = [("X", self.granted)]
        self.opening = Opening(options, "core")
        self.opening._scratch = self.files
        self.files.mkdir()
        self.out, self.err = io.BytesIO(), io.BytesIO()
        self.host = Host(self.out, self.err)
        self.session = self.opening.session(self.host)
        self.session.time_limit = lambda: TimeLimit(20)

    def state(self) -> dict[str, str]:
        """Every file outside, with its text; the prison's links."""
        found = {str(p): p.read_text() if p.is_file() else "folder" for p in sorted(self.outside.rglob("*"))}
        return found | {str(p): "beside" for p in self.folder.iterdir()}

    def run(self, text: str) -> str:
        """Runs a script that must stay inside; gives what it showed."""
        before = self.state()
        environment = dict(os.environ)
        at = os.getcwd()
        self.out.seek(0)
        self.out.truncate()
        self.err.seek(0)
        self.err.truncate()
        with watched(self.home, self.granted, self.files) as touched:
            self.session.run_text(text)
        shown = self.out.getvalue().decode("utf-8", "replace") + self.err.getvalue().decode("utf-8", "replace")
        assert touched == [], touched
        assert self.state() == before
        assert (dict(os.environ), os.getcwd()) == (environment, at)
        assert SECRET not in shown
        return shown.replace("\r\n", "\n").rstrip("\n")

    def caught(self, text: str) -> str:
        """Runs a script under Stop inside a `try`; gives the id of the error that came, or what it showed."""
        return self.run(
            f"$ErrorActionPreference = 'Stop'; try {{ {text}\n }} catch {{ '!' + $_.FullyQualifiedErrorId }}"
        )


@pytest.fixture
def prison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prison:
    monkeypatch.setenv("PSHV_CANARY", SECRET)
    return Prison(tmp_path)


@pytest.fixture
def caught(prison: Prison) -> Callable[[str], str]:
    return prison.caught
