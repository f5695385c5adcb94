"""Programs of others that drive Hyper-V through `powershell`, unmodified, with the stand-ins first on their PATH."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.testing.standins import StandIns

HERE = Path(__file__).parent
Client = "Callable[..., list[dict[str, Any]]]"


@pytest.fixture
def client(powershell_on_path: StandIns) -> Callable[..., list[dict[str, Any]]]:
    """Starts a program; gives the JSON objects it prints, one a line."""

    def run(*words: str, folder: str | None = None, **environment: str) -> list[dict[str, Any]]:
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            timeout=120,
            cwd=folder,
            env=powershell_on_path.env | environment,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    return run
