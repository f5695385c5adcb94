"""Lines typed at a terminal, key by key: nothing is echoed but what the reader itself writes.

PowerShell's own reader works so: a key that nobody asked for leaves no trace, and Ctrl-C shows no `^C`.
Source: ../shared/golden/tty/questions.golden (questions-050 to 052, 086).
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ESCAPE_SECONDS = 0.05  # an escape key alone is followed by nothing for that long
MOVES = {"[D": "left", "OD": "left", "[C": "right", "OC": "right", "[H": "home", "OH": "home", "[F": "end", "OF": "end"}
MOVES |= {"[1~": "home", "[4~": "end", "[3~": "delete", "\x00K": "left", "\x00M": "right", "\x00G": "home"}
CONTROLS = {"\x01": "home", "\x05": "end", "\x02": "left", "\x06": "right", "\x7f": "erase", "\b": "erase"}


@contextmanager
def unechoed() -> Iterator[None]:
    """Keep the terminal from echoing keys and from waiting for line ends."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    quiet = termios.tcgetattr(descriptor)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
    termios.tcsetattr(descriptor, termios.TCSADRAIN, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


class Keyboard:
    """The keys of this process's terminal; `ahead` holds what was typed or pasted before anybody asked."""

    def __init__(self) -> None:
        self.ahead = ""
        self._bytes = b""

    def key(self, wait: float | None = None) -> str:
        """The next character; empty at the end of the input, or when none comes within `wait` seconds."""
        if self.ahead:
            first, self.ahead = self.ahead[0], self.ahead[1:]
            return first
        if sys.platform == "win32":
            import msvcrt

            return msvcrt.getwch()
        return self._read(wait)

    def _read(self, wait: float | None) -> str:
        import select

        descriptor = sys.stdin.fileno()
        while True:
            if wait is not None and not select.select([descriptor], [], [], wait)[0]:
                return ""
            more = os.read(descriptor, 1)
            if not more:
                return ""
            self._bytes += more
            try:
                text = self._bytes.decode("utf-8")
            except UnicodeDecodeError:
                if len(self._bytes) < 4:
                    continue
                text = "\ufffd"
            self._bytes = b""
            return text

    def sequence(self) -> str:
        """What follows an escape: the rest of an arrow key and its like; empty for the escape key itself."""
        text = self.key(ESCAPE_SECONDS)
        if text not in ("[", "O"):
            return text
        while True:
            more = self.key(ESCAPE_SECONDS)
            text += more
            if not more or more.isalpha() or more == "~":
                return text


class Line:
    """A line that is being typed: its text, the cursor, and what the screen shows of it."""

    def __init__(self, write: Callable[[str], None], mask: str = "") -> None:
        self.text = ""
        self._at = 0
        self._write = write
        self._mask = mask

    def _shown(self, text: str) -> str:
        return self._mask * len(text) if self._mask else text

    def insert(self, text: str) -> None:
        """Put text at the cursor."""
        rest = self.text[self._at :]
        self.text = self.text[: self._at] + text + rest
        self._at += len(text)
        self._write(self._shown(text + rest) + "\b" * len(rest))

    def edit(self, what: str) -> None:
        """Move the cursor (left, right, home, end) or take a character away (erase, delete)."""
        if what == "left" and self._at:
            self._move(-1)
        elif what == "right" and self._at < len(self.text):
            self._move(1)
        elif what == "home":
            self._move(-self._at)
        elif what == "end":
            self._move(len(self.text) - self._at)
        elif what == "erase" and self._at:
            self._move(-1)
            self._take()
        elif what == "delete" and self._at < len(self.text):
            self._take()

    def clear(self) -> None:
        """Empty the line."""
        self._move(len(self.text) - self._at)
        while self._at:
            self.edit("erase")

    def _move(self, by: int) -> None:
        if by < 0:
            self._write("\b" * -by)
        elif by > 0:
            self._write(self._shown(self.text[self._at : self._at + by]))
        self._at += by

    def _take(self) -> None:
        rest = self.text[self._at + 1 :]
        self.text = self.text[: self._at] + rest
        self._write(self._shown(rest) + " " + "\b" * (len(rest) + 1))


def read_line(keyboard: Keyboard, write: Callable[[str], None], mask: str = "") -> str | None:
    """Read a line; with `mask` that sign is shown for each character. None at the end of the input.

    The line end is not shown. Raises KeyboardInterrupt at Ctrl-C.
    """
    line = Line(write, mask)
    with unechoed():
        while True:
            key = keyboard.key()
            if key in ("\r", "\n"):
                return line.text
            if key == "\x03":
                raise KeyboardInterrupt
            if key == "" or (key == "\x04" and not line.text):
                return None
            if key == "\x1b":
                moved = MOVES.get(keyboard.sequence(), "")
                line.edit(moved) if moved else line.clear()
            elif key in CONTROLS:
                line.edit(CONTROLS[key])
            elif key == "\t" or key >= " ":
                line.insert(key)
