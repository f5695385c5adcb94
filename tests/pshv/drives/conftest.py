"""Drives over folders of a test: a host folder with things in it, two nodes, and secrets outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pshv.drives.drives import Drives
from pshv.drives.environment import default_environment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder no drive leads to."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def host(tmp_path: Path, outside: Path) -> Path:
    """The folder that becomes H:."""
    folder = tmp_path / "host"
    (folder / "lab" / "n1").mkdir(parents=True)
    (folder / "lab" / "n1" / "x.txt").write_text("inside")
    (folder / "lab" / "Mixed.TXT").write_text("mixed")
    (folder / "way-out").symlink_to(outside)
    (folder / "way-out.txt").symlink_to(outside / "secret.txt")
    (folder / "relative-out").symlink_to("../outside")
    (folder / "lab" / "up").symlink_to("..")
    (folder / "inner.txt").symlink_to(folder / "lab" / "n1" / "x.txt")
    (folder / "dead").symlink_to("nowhere")
    return folder


@pytest.fixture
def drives(tmp_path: Path, host: Path) -> Drives:
    return Drives(
        tmp_path / "cluster.db.files",
        lambda: ["HV01", "HV02"],
        lambda: "HV01",
        host,
        [("X", host / "lab")],
        default_environment("HV01", "contoso.local"),
    )
