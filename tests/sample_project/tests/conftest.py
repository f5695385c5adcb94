"""Every test of vmkeeper runs on a mock cluster; the tool itself runs as its users run it."""

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parent.parent / "vmkeeper.py"


@pytest.fixture
def keeper(powershell_on_path):
    """Run the tool: `keeper("move", "web01", "HV02")`."""

    def run(*words, cwd=None):
        return subprocess.run(
            [sys.executable, TOOL, *words], capture_output=True, text=True, cwd=cwd, timeout=60, check=False
        )

    return run
