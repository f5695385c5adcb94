"""`shown(text, edition)`: what a session of an edition shows, on both streams."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def shown(tmp_path: Path) -> Callable[[str, str], str]:
    def run(text: str, edition: str) -> str:
        options = Options()
        options.memory = True
        options.folder = tmp_path
        out = io.BytesIO()
        session = Opening(options, edition).session(Host(out, out))
        session.run_text(text)
        return out.getvalue().decode().replace("\r\n", "\n")

    return run
