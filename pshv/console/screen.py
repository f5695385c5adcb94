"""What the prompt's line editor sends to the screen: no colour codes but those that a prompt itself holds."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from prompt_toolkit.output.vt100 import Vt100_Output

if TYPE_CHECKING:
    from prompt_toolkit.output import ColorDepth, Output
    from prompt_toolkit.styles import Attrs

ESCAPE = re.compile(r"(\x1b\[[0-9;]*m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))")
# Text in this colour has none of its own: a styled blank at the end of a prompt is drawn, a plain one is skipped.
TRANSPARENT = "010101"


class QuietOutput(Vt100_Output):
    """A terminal output that resets colours only after it has set some."""

    _coloured = False

    def reset_attributes(self) -> None:
        if self._coloured:
            super().reset_attributes()
            self._coloured = False

    def set_attributes(self, attrs: Attrs, color_depth: ColorDepth) -> None:
        if attrs.color == TRANSPARENT or not any(attrs):
            self.reset_attributes()
            return
        super().set_attributes(attrs, color_depth)
        self._coloured = True


def terminal_output() -> Output:
    """The output for this process's standard output; Windows has one of its own."""
    if sys.platform == "win32":
        from prompt_toolkit.output import create_output

        return create_output()
    plain = Vt100_Output.from_pty(sys.stdout)
    return QuietOutput(plain.stdout, plain._get_size, term=plain.term)


def prompt_fragments(prompt: str) -> tuple[list[tuple[str, str]], str]:
    """A prompt as text and escape sequences for the line editor, and the sequences behind its last sign."""
    pieces = [piece for piece in ESCAPE.split(prompt) if piece]
    fragments = []
    behind = ""
    for piece in pieces:
        if ESCAPE.fullmatch(piece):
            fragments.append(("[ZeroWidthEscape]", piece))
            behind += piece
        else:
            fragments.append((f"#{TRANSPARENT}", piece))
            behind = ""
    return fragments, behind
