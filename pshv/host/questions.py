"""Questions with fixed answers: how the console lays them out and reads the answer.

Source of the rules: ../shared/reference/powershell-language.md section 8, ../shared/golden/tty/questions.golden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.host.console import Choice, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pshv.host.console import Host

HELP = "[?] Help"


def choose(host: Host, caption: str, message: str, choices: Sequence[Choice], default: int) -> int:
    """Ask until an answer fits: a hot key, or a whole label, in any case; empty means the default."""
    if not host.interactive:
        raise NoAnswer
    host.write_line()
    for text in (caption, message):
        if text:
            for line in wrap_words(text, host.width):
                host.write_line(line)
    prompt = question_line(choices, default, host.width)
    while True:
        answer = host.read_line(prompt)
        if answer is None:
            raise NoAnswer
        answer = answer.strip()
        if not answer and default >= 0:
            return default
        if answer == "?":
            for choice in choices:
                host.write_line(f"{choice.key or choice.label} - {choice.help or choice.label}")
        elif (picked := match(choices, answer)) is not None:
            return picked


def match(choices: Sequence[Choice], answer: str) -> int | None:
    """The index of the choice whose hot key or label is `answer`, the label first."""
    wanted = answer.upper()
    for index, choice in enumerate(choices):
        if wanted and wanted == choice.label.upper():
            return index
    for index, choice in enumerate(choices):
        if wanted and wanted == choice.key:
            return index
    return None


def question_line(choices: Sequence[Choice], default: int, width: int) -> str:
    """`[Y] Yes  [N] No  [?] Help (default is "Y"): `, broken where the next piece would not fit."""
    pieces = [f"[{choice.key}] {choice.label}" for choice in choices] + [HELP]
    tail = ""
    if default >= 0:
        chosen = choices[default]
        tail = f'(default is "{chosen.key or chosen.label}"):'
    lines, line = [], ""
    for piece in pieces:
        if line and len(line) + len(piece) + 2 > width - 1:
            lines.append(line.rstrip())
            line = ""
        line += piece if not line else f"  {piece}"
    if tail and len(line) + 1 + len(tail) + 1 > width:
        return "\n".join([*lines, line, f"{tail} "])
    return "\n".join([*lines, f"{line} {tail} " if tail else f"{line} "])


def wrap_words(text: str, width: int) -> list[str]:
    """Break the lines of a question's text at words (PowerShell's console breaks questions, not warnings, so)."""
    from pshv.formatting.breaking import break_text

    return [part for line in text.splitlines() or [""] for part in break_text(line, width)]
