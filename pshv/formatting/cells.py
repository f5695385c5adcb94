"""Text in terminal cells: how wide it is, where to cut it, how to pad it.

Source: powershell-formatting.md, head (East Asian wide characters are 2 cells, combining ones 0, escape sequences 0)
and section 4.4.
"""

from __future__ import annotations

import re

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\]8;;.*?(?:\x1b\\|\x07)")
RESET = "\x1b[0m"


def char_width(char: str) -> int:
    """The cells of one character."""
    if char < "\u0300":
        return 1
    from unicodedata import combining, east_asian_width

    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """The cells of a text, escape sequences left out."""
    if text.isascii():
        if "\x1b" not in text:
            return len(text)
        return len(ESCAPES.sub("", text))
    if "\x1b" in text:
        text = ESCAPES.sub("", text)
    return sum(map(char_width, text))


def head(text: str, cells: int) -> str:
    """The longest beginning of `text` that fits `cells`; escape sequences stay, a cut coloured text is reset."""
    if "\x1b" in text:
        return _coloured_head(text, cells)
    if text.isascii():
        return text[:cells]
    used = 0
    for at, char in enumerate(text):
        used += char_width(char)
        if used > cells:
            return text[:at]
    return text


def _coloured_head(text: str, cells: int) -> str:
    out: list[str] = []
    left = cells
    at = 0
    for code in [*ESCAPES.finditer(text), None]:
        piece = text[at : code.start() if code else len(text)]
        kept = head(piece, left)
        out.append(kept)
        left -= width(kept)
        if code is None or len(kept) < len(piece):
            break
        out.append(code[0])
        at = code.end()
    result = "".join(out)
    return result if result.endswith(RESET) else result + RESET


def tail(text: str, cells: int) -> str:
    """The longest end of `text` that fits `cells`."""
    if "\x1b" in text:
        text = ESCAPES.sub("", text)
    if text.isascii():
        return text[len(text) - cells :] if cells > 0 else ""
    used = 0
    for at in range(len(text) - 1, -1, -1):
        used += char_width(text[at])
        if used > cells:
            return text[at + 1 :]
    return text


def one_line(text: str, ellipsis: str) -> str:
    """The first line of `text`, marked when there are more."""
    for at, char in enumerate(text):
        if char in "\r\n":
            return text[:at] + ellipsis
    return text


def fit(text: str, cells: int, align: str, ellipsis: str) -> str:
    """`text` cut to `cells` with a mark: right-aligned columns keep the tail, the others the head."""
    if width(text) <= cells:
        return text
    mark = len(ellipsis)
    if cells <= mark:
        return tail(text, cells) if align == "right" else head(text, cells)
    if align == "right":
        return ellipsis + tail(text, cells - mark)
    return head(text, cells - mark) + ellipsis


def pad(text: str, cells: int, align: str, *, last: bool = False) -> str:
    """`text` aligned in `cells`; a `last` column gets no blanks on its right."""
    free = cells - width(text)
    if free <= 0:
        return text
    if align == "right":
        return " " * free + text
    if align == "center":
        left = free // 2
        return " " * left + text + ("" if last else " " * (free - left))
    return text if last else text + " " * free
