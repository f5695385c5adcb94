"""A host with a terminal: its size and colours, masked answers, and progress bars that vanish without a trace."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

from pshv.host.console import Host, NoAnswer

if TYPE_CHECKING:
    from pshv.runtime.progressrecord import ProgressRecord

REDRAW_SECONDS = 0.2  # a second record within this time is not drawn (powershell-traps.md 65)


class Terminal(Host):
    """The console of a person."""

    echoes = False  # the terminal itself shows what is typed

    def __init__(self, *, interactive: bool) -> None:
        super().__init__(interactive=interactive)
        size = shutil.get_terminal_size()
        self.width, self.height = size.columns, size.lines
        self.colours = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self._bars: dict[int, ProgressRecord] = {}
        self._drawn = 0
        self._drawn_at = 0.0
        self.bar_width = 120

    def refresh_size(self) -> None:
        """Ask the terminal for its size, before each prompt."""
        size = shutil.get_terminal_size()
        self.width, self.height = size.columns, size.lines

    def write(self, text: str) -> None:
        self._erase_bars()
        super().write(text)

    def write_line(self, text: str = "") -> None:
        self._erase_bars()
        super().write_line(text)

    def write_error(self, text: str) -> None:
        self._erase_bars()
        super().write_error(text)

    def read_line(self, prompt: str = "") -> str | None:
        if not self.interactive:
            raise NoAnswer
        self._erase_bars()
        if prompt:
            super().write(prompt)
        self.line_open = False
        return self.input_line()

    def read_secret(self, prompt: str = "") -> str | None:
        """Ask for a line; a star is shown for each character."""
        if not self.interactive:
            raise NoAnswer
        if not self.at_terminal:
            return self.read_line(prompt)
        super().write(prompt)
        answer = _masked(super().write)
        super().write_line()
        return answer

    def clear(self) -> None:
        super().write("\x1b[H\x1b[2J\x1b[3J")
        self.line_open = False

    def progress(self, record: ProgressRecord) -> None:
        """Draw, change or remove a bar under the text."""
        if record.completed:
            self._bars.pop(record.id, None)
            self._erase_bars()
            return
        self._bars[record.id] = record
        now = time.monotonic()
        if self._drawn and now - self._drawn_at < REDRAW_SECONDS:
            return
        self._erase_bars()
        self._drawn_at = now
        lines = [self._bar(bar, depth) for bar, depth in _nested(self._bars)]
        for line in lines:
            self._out.write((line + "\n").encode(self.encoding, "replace"))
        self._drawn = len(lines)
        self._out.flush()

    def end_progress(self) -> None:
        """Forget all bars: the command line that showed them is over."""
        self._bars.clear()
        self._erase_bars()

    def _erase_bars(self) -> None:
        if self._drawn:
            self._out.write(f"\x1b[{self._drawn}A\r\x1b[J".encode())
            self._out.flush()
            self._drawn = 0

    def _bar(self, record: ProgressRecord, depth: int) -> str:
        width = min(self.bar_width, self.width - 1)
        indent = "  " * depth
        activity = _cut(record.activity, width // 2)
        head = f"{indent}{activity} ["
        room = max(4, width - len(head) - 1)
        seconds = f"{record.seconds}s" if record.seconds >= 0 else ""
        status = _cut(record.status or "Processing", room - len(seconds))
        body = status.ljust(room - len(seconds)) + seconds
        if self.colours and record.percent >= 0:
            done = max(0, min(room, room * record.percent // 100))
            body = f"\x1b[7m{body[:done]}\x1b[27m{body[done:]}"
        return f"{head}{body}]"


def _nested(bars: dict[int, ProgressRecord]) -> list[tuple[ProgressRecord, int]]:
    out: list[tuple[ProgressRecord, int]] = []

    def add(parent: int, depth: int) -> None:
        for bar in bars.values():
            at_home = bar.parent if bar.parent in bars else -1
            if at_home == parent and bar.id != parent:
                out.append((bar, depth))
                add(bar.id, depth + 1)

    add(-1, 0)
    return out


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)] + "\u2026"


def _masked(write: object) -> str | None:
    """Read a line key by key, showing a star for each."""
    assert callable(write)
    if sys.platform == "win32":
        import msvcrt

        return _collect(msvcrt.getwch, write)
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        return _collect(lambda: os.read(descriptor, 1).decode("latin-1"), write)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _collect(next_key: object, write: object) -> str | None:
    assert callable(next_key)
    assert callable(write)
    typed: list[str] = []
    while True:
        key = next_key()
        if key in ("\r", "\n"):
            return "".join(typed)
        if key in ("", "\x04"):
            return None
        if key == "\x03":
            raise KeyboardInterrupt
        if key in ("\x7f", "\b"):
            if typed:
                typed.pop()
                write("\b \b")
        else:
            typed.append(key)
            write("*")
