"""The host of a session: where text goes to and answers come from. Cmdlets never print; streams end here."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pshv.runtime.progressrecord import ProgressRecord
    from pshv.runtime.session import Session

NO_TERMINAL_WIDTH = 80
NO_TERMINAL_HEIGHT = 24


class NoAnswer(Exception):
    """Somebody asked a question where nobody can answer (`-NonInteractive`, or the input has ended)."""


class Choice:
    """One answer of a question: its label (`&` stands before the hot key) and a line of help."""

    __slots__ = ("help", "key", "label")

    def __init__(self, label: str, help_text: str = "") -> None:
        at = label.find("&")
        self.label = label.replace("&", "", 1) if at >= 0 else label
        self.key = label[at + 1 : at + 2].upper() if at >= 0 else ""
        self.help = help_text


class Host:
    """A host without a terminal: text goes to two byte streams, answers are lines of a third.

    `width` and `height` are the buffer's size in cells; `colours` says whether escape sequences may be written;
    `interactive` whether questions may be asked at all.
    """

    name = "ConsoleHost"

    def __init__(
        self,
        stdout: BinaryIO | None = None,
        stderr: BinaryIO | None = None,
        stdin: BinaryIO | None = None,
        *,
        interactive: bool = False,
    ) -> None:
        self._out = stdout if stdout is not None else sys.stdout.buffer
        self._err = stderr if stderr is not None else sys.stderr.buffer
        self._in = stdin
        self.interactive = interactive
        self.colours = False
        self.width = NO_TERMINAL_WIDTH
        self.height = NO_TERMINAL_HEIGHT
        self.encoding = "utf-8"
        self.line_open = False
        self.title = "pshv"
        self.nest: Callable[[], None] | None = None  # reads and runs lines until `exit`, inside what runs
        # Takes messages of the streams (their name, the text or record) before they are shown; true: they are not.
        self.taker: Callable[[str, object], bool] | None = None
        self.recorder: Callable[[str], None] | None = None  # a transcript takes what is shown

    def write(self, text: str) -> None:
        """Write to standard output as it is."""
        if text:
            self.line_open = not text.endswith("\n")
            self._out.write(text.encode(self.encoding, "replace"))
            self._out.flush()
            if self.recorder is not None:
                self.recorder(text)

    def write_line(self, text: str = "") -> None:
        """Write a line to standard output."""
        self.line_open = False
        self._out.write((text + "\n").encode(self.encoding, "replace"))
        self._out.flush()
        if self.recorder is not None:
            self.recorder(text + "\n")

    def paint(self, text: str, colour: int | None = None) -> None:
        """Write `text` in one of the console's own colours (an SGR number) where there are colours."""
        self.write(text)

    def write_error(self, text: str) -> None:
        """Write a line to standard error."""
        self._err.write((text + "\n").encode(self.encoding, "replace"))
        self._err.flush()
        if self.recorder is not None:
            self.recorder(text + "\n")

    def finish_line(self) -> None:
        """End a line that output has left open."""
        if self.line_open:
            self.write_line()

    def read_line(self, prompt: str = "") -> str | None:
        """Ask for a line; None at the end of the input.

        Raises NoAnswer when the session is not interactive.
        """
        if not self.interactive:
            raise NoAnswer
        if prompt:
            self.write(prompt)
        line = self.input_line()
        if line is not None and self.echoes:
            self.write_line(line)
        return line

    echoes = True  # an answer from a pipe is shown, unless the commands come from there too

    def input_line(self) -> str | None:
        """The next line of standard input without its end, whoever asks for it; None at the end."""
        raw = self._input().readline()
        if not raw:
            return None
        return raw.decode("utf-8", "replace").rstrip("\n").rstrip("\r")

    def input_text(self) -> str:
        """All that is left of standard input."""
        return self._input().read().decode("utf-8", "replace")

    @property
    def error_captured(self) -> bool:
        """Whether somebody else than a terminal takes standard error."""
        return not self._err.isatty()

    @property
    def at_terminal(self) -> bool:
        """Whether a person sits at the input."""
        return self._in is None and sys.stdin is not None and sys.stdin.isatty()

    def _input(self) -> BinaryIO:
        if self._in is None:
            if sys.stdin is None:
                import io

                self._in = io.BytesIO()
                return self._in
            return sys.stdin.buffer
        return self._in

    def read_secret(self, prompt: str = "") -> str | None:
        """Ask for a line that is not shown."""
        return self.read_line(prompt)

    def choose(self, caption: str, message: str, choices: Sequence[Choice], default: int = 0) -> int:
        """Ask a question with fixed answers and give the index of the one chosen; `default` -1 has no default.

        Raises NoAnswer when the session is not interactive or the input ends.
        """
        from pshv.host.questions import choose

        return choose(self, caption, message, choices, default)

    def choose_several(
        self, caption: str, message: str, choices: Sequence[Choice], defaults: Sequence[int] = ()
    ) -> list[int]:
        """As `choose`, for several answers at once: they are read until an empty one."""
        from pshv.host.questions import choose_several

        return choose_several(self, caption, message, choices, defaults)

    def progress(self, record: ProgressRecord) -> None:
        """Show a progress record; a host without a terminal shows none."""

    def end_progress(self) -> None:
        """Forget the bars of a command line that is over."""

    def refresh_size(self) -> None:
        """Ask for the size again, before each prompt."""

    def attach(self, session: Session) -> None:
        """Take over what `session` shows, where this host shows it in a form of its own."""

    def close(self) -> None:
        """End what was begun on the streams: nothing more comes."""

    def clear(self) -> None:
        """Clear the screen."""


def for_process(*, interactive: bool) -> Host:
    """The host of this process: a terminal's where standard output is one."""
    if sys.stdout.isatty():
        from pshv.host.terminal import Terminal

        return Terminal(interactive=interactive)
    host = Host(interactive=interactive)
    if os.environ.get("PSHV_WIDTH", "").isdecimal():
        host.width = max(20, int(os.environ["PSHV_WIDTH"]))
    return host
