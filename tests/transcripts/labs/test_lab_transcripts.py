"""Every lab as a session worth reading: card, search, diagnosis, mend. `PSHV_UPDATE_TRANSCRIPTS=1` writes anew."""

import os
from pathlib import Path

import pytest

from pshv.labs import library

from ..runner import Transcript

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_lab_goes_as_written(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    transcript = Transcript(path)
    seen = transcript.run()
    if os.environ.get("PSHV_UPDATE_TRANSCRIPTS"):
        path.write_text(seen, encoding="utf-8")
    assert seen == transcript.expected()
    assert seen.rstrip().endswith("green") or "green\n" in seen


def test_every_lab_has_a_transcript() -> None:
    assert [path.stem for path in FILES] == sorted(library.names())
