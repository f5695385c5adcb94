"""Cold start of a one-shot command against plain Python, and against Python with the libraries pshv may not need."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import interleaved, say


def run() -> None:
    """Time `pshv -NoProfile -Command Get-ClusterNode` on an existing cluster."""
    exe = shutil.which("pshv", path=str(Path(sys.executable).parent)) or "pshv"
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"PSHV_DB": str(Path(folder, "cluster.db"))}
        lines = {
            "pshv": [exe, "-NoProfile", "-Command", "Get-ClusterNode"],
            "pshv 1": [exe, "-NoProfile", "-Command", "1"],
            "python": [sys.executable, "-c", "1"],
            "libraries": [sys.executable, "-c", "import click, sqlalchemy"],
        }
        interleaved(lines, 1, env)
        seconds = interleaved(lines, 11, env)
    for name in ("pshv", "pshv 1"):
        say(
            f"cold start, {lines[name][-1]}",
            f"{1000 * seconds[name]:.0f} ms",
            f"{seconds[name] / seconds['libraries']:.2f} x import click, sqlalchemy; "
            f"{seconds[name] / seconds['python']:.1f} x python -c 1",
        )
