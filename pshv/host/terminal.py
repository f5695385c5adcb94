"""A host with a terminal: its size and colours, answers typed key by key, bars that vanish without a trace."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from pshv.host.bars import Bars
from pshv.host.console import Host, NoAnswer
from pshv.host.keyboard import Keyboard, read_line

if TYPE_CHECKING:
    from pshv.runtime.progressrecord import ProgressRecord

PLAIN = "\x1b[39;49m"


class Terminal(Host):
    """The console of a person."""

    echoes = False  # the terminal itself shows what is typed

    def __init__(self, *, interactive: bool) -> None:
        super().__init__(interactive=interactive)
        size = shutil.get_terminal_size()
        self.width, self.height = size.columns, size.lines
        self.colours = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self.keyboard = Keyboard()
        self._bars = Bars()

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

    def paint(self, text: str, colour: int | None = None) -> None:
        """Write `text` with the console's own colours changed before and set back behind it.

        PowerShell sets foreground and background one after the other, each with all that is known of both.
        Source: ../shared/golden/tty/colours.golden (colours-025, 026).
        """
        if not self.colours or not text:
            self.write(text)
            return
        start = PLAIN + (f"\x1b[{colour}m" if colour is not None else "")
        recorder, self.recorder = self.recorder, None
        try:
            self.write(f"{start}{start}{text}{PLAIN}{PLAIN}")
        finally:
            self.recorder = recorder
        self.line_open = not text.endswith("\n")
        if recorder is not None:
            recorder(text)

    def read_line(self, prompt: str = "") -> str | None:
        if not self._typed():
            return self._read_plain(prompt)
        return self._read_keys(prompt, "")

    def read_secret(self, prompt: str = "") -> str | None:
        """Ask for a line; a star is shown for each character."""
        if not self._typed():
            return self.read_line(prompt)
        return self._read_keys(prompt, "*")

    def _typed(self) -> bool:
        if not self.interactive:
            raise NoAnswer
        return self._in is None and self.at_terminal

    def _read_plain(self, prompt: str) -> str | None:
        """A line of a pipe, or of a terminal that does its own editing."""
        self._erase_bars()
        if prompt:
            super().write(prompt)
        self.line_open = False
        return self.input_line()

    def _read_keys(self, prompt: str, mask: str) -> str | None:
        if prompt:
            self.write(prompt)
        answer = read_line(self.keyboard, self.write, mask)
        self.write_line()
        return answer

    def clear(self) -> None:
        super().write("\x1b[H\x1b[2J\x1b[3J")
        self.line_open = False

    def progress(self, record: ProgressRecord) -> None:
        """Draw, change or remove a bar under the text."""
        if not self._bars.take(record):
            return
        self._erase_bars()
        if not record.completed:
            self._out.write(self._bars.draw(self.width, colours=self.colours).encode(self.encoding, "replace"))
            self._out.flush()

    @property
    def bar_width(self) -> int:
        """The most cells that a bar takes (`$PSStyle.Progress.MaxWidth`)."""
        return self._bars.widest

    @bar_width.setter
    def bar_width(self, cells: int) -> None:
        self._bars.widest = cells

    def end_progress(self) -> None:
        """Forget all bars: the command line that showed them is over."""
        self._bars.forget()
        self._erase_bars()

    def _erase_bars(self) -> None:
        erasing = self._bars.erase()
        if erasing:
            self._out.write(erasing.encode())
            self._out.flush()
