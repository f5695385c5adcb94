"""Every transcript in this folder prints what it says. `PSHV_UPDATE_TRANSCRIPTS=1` writes them anew."""

import os
from pathlib import Path

import pytest

from .runner import Transcript

FILES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_session_goes_as_written(path: Path) -> None:
    transcript = Transcript(path)
    seen = transcript.run()
    if os.environ.get("PSHV_UPDATE_TRANSCRIPTS"):
        path.write_text(seen, encoding="utf-8")
    assert seen == transcript.expected()
