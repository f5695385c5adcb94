"""Questions with fixed answers: how the console lays them out and reads the answer.

Source of the rules: ../shared/reference/powershell-language.md section 8, ../shared/golden/tty/questions.golden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.host.console import Choice, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pshv.host.console import Host

HELP = "[?] Help "
WHITE, YELLOW = 37, 33  # captions and answers; the default answer


def choose(host: Host, caption: str, message: str, choices: Sequence[Choice], default: int) -> int:
    """Ask until an answer fits: a hot key, or a whole label, in any case; empty means the default."""
    announce(host, caption, message)
    defaults = [default] if default >= 0 else []
    while True:
        write_choices(host, choices, defaults)
        answer = _answer(host)
        if not answer and default >= 0:
            return default
        if answer.strip() == "?":
            show_help(host, choices)
        elif (picked := match(choices, answer.strip())) is not None:
            return picked


def choose_several(
    host: Host, caption: str, message: str, choices: Sequence[Choice], defaults: Sequence[int]
) -> list[int]:
    """Ask for answers until an empty one ends the list; nothing chosen means the defaults."""
    announce(host, caption, message)
    write_choices(host, choices, defaults, below=True)
    if defaults:
        host.write_line()
    chosen: list[int] = []
    while True:
        host.paint(f"Choice[{len(chosen)}]: ", WHITE)
        answer = _answer(host)
        if not answer:
            return chosen or list(defaults)
        if answer.strip() == "?":
            show_help(host, choices)
        elif (picked := match(choices, answer.strip())) is not None:
            chosen.append(picked)


def announce(host: Host, caption: str, message: str) -> None:
    """An empty line and the caption, then the message. Raises NoAnswer where nobody can answer."""
    if not host.interactive:
        raise NoAnswer
    if caption:
        host.write_line()
        host.paint("\n".join(wrap_words(caption, host.width)) + "\n", WHITE)
    if message:
        for line in wrap_words(message, host.width):
            host.write_line(line)


def _answer(host: Host) -> str:
    answer = host.read_line()
    if answer is None:
        raise NoAnswer
    return answer


def show_help(host: Host, choices: Sequence[Choice]) -> None:
    """A line for each answer."""
    for choice in choices:
        for line in wrap_words(f"{choice.key or choice.label} - {choice.help}", host.width):
            host.write_line(line)


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


def write_choices(host: Host, choices: Sequence[Choice], defaults: Sequence[int], *, below: bool = False) -> None:
    """`[Y] Yes  [N] No  [?] Help (default is "Y"): `; with `below` each answer stands on its own line.

    A piece that does not fit before the last column begins a line of its own and loses its blanks at the end.
    """
    used = 0

    def add(text: str, colour: int | None) -> None:
        nonlocal used
        if used + len(text) > host.width - 1:
            host.write_line()
            used = len(text)
            text = text.rstrip()
        else:
            used += len(text)
        host.paint(text, colour)

    for index, choice in enumerate(choices):
        add(f"[{choice.key}] {choice.label}  ", YELLOW if index in defaults else WHITE)
        if below:
            host.write_line()
    add(HELP, None)
    if below:
        host.write_line()
    if defaults:
        names = ",".join(choices[index].key or choices[index].label for index in defaults)
        if below:
            add(f"(default choice is {names})" if len(defaults) == 1 else f"(default choices are {names})", None)
        else:
            add(f'(default is "{names}"): ', None)


def wrap_words(text: str, width: int) -> list[str]:
    """Break the lines of a question's text at words (PowerShell's console breaks questions, not warnings, so)."""
    from pshv.formatting.breaking import break_text

    return [part for line in text.splitlines() or [""] for part in break_text(line, width)]
