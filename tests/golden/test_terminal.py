"""What a person sees at a terminal: a handful of the recorded sessions, one of each kind of trouble."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from .terminal import play, sessions

CHOSEN = {
    "prompts": ("prompts-008", "prompts-018", "prompts-048"),
    "questions": ("questions-006", "questions-014", "questions-052", "questions-056", "questions-063"),
    "history-and-exit": ("history-and-exit-004", "history-and-exit-012", "history-and-exit-032"),
    "colours": ("colours-025", "colours-026"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal")
@pytest.mark.parametrize("topic", CHOSEN)
def test_the_screen_shows_what_powershell_shows(topic: str) -> None:
    chosen = [session for session in sessions(topic) if session.id in CHOSEN[topic]]
    with ThreadPoolExecutor(3) as pool:
        seen = list(pool.map(play, chosen))
    for session, record in zip(chosen, seen, strict=True):
        assert record == session.text
