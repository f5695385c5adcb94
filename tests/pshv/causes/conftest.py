"""A prompt on the contoso cluster: `prompt("...")` runs a line and gives the screen, with lines joined."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = 1_800_000_000_000_000


class Prompt:
    """Windows PowerShell on HV01 of a cluster in memory."""

    def __init__(self, cluster: MockCluster, folder: Path) -> None:
        options = Options()
        options.memory = True
        options.folder = folder
        opening = Opening(options, "desktop")
        opening._cluster = cluster
        self.cluster = cluster
        self.out, self.err = io.BytesIO(), io.BytesIO()
        self.host = Host(self.out, self.err)
        self.session = opening.session(self.host)

    def __call__(self, text: str) -> str:
        """Run a line; what it showed, errors too, as one line with single spaces."""
        for stream in (self.out, self.err):
            stream.seek(0)
            stream.truncate()
        self.session.run_text(text)
        shown = (self.out.getvalue() + self.err.getvalue()).decode()
        return re.sub(r"\s+", " ", shown).strip()

    def values(self, text: str) -> list[object]:
        """The values that a line writes."""
        return list(self.session.evaluate(text))


@pytest.fixture
def prompt(tmp_path: Path) -> Iterator[Prompt]:
    with MockCluster.create(None, "contoso", seed=7, clock=FixedClock(NOON)) as cluster:
        yield Prompt(cluster, tmp_path)
