"""Get-Date -UFormat: the Unix format letters. Source: powershell-traps.md 19; datetime.tsv."""

from __future__ import annotations

from typing import Any

from pshv.runtime import dates

NET = {
    "A": "dddd", "a": "ddd", "B": "MMMM", "b": "MMM", "h": "MMM", "c": "ddd dd MMM yyyy HH:mm:ss", "D": "MM/dd/yy",
    "d": "dd", "F": "yyyy-MM-dd", "H": "HH", "I": "hh", "M": "mm", "m": "MM", "p": "tt", "R": "HH:mm",
    "r": "hh:mm:ss tt", "S": "ss", "T": "HH:mm:ss", "X": "HH:mm:ss", "x": "MM/dd/yy", "Y": "yyyy", "y": "yy", "Z": "zz",
}  # fmt: skip


def uformat(moment: Any, form: str) -> str:
    """`moment` in the Unix form `form` (a leading `+` is left out)."""
    text = form[1:] if form.startswith("+") else form
    out: list[str] = []
    place = 0
    while place < len(text):
        sign = text[place]
        if sign != "%" or place + 1 >= len(text):
            out.append(sign)
            place += 1
            continue
        out.append(_field(moment, text[place + 1]))
        place += 2
    return "".join(out)


def _field(moment: Any, letter: str) -> str:
    year, _month, day = moment.parts()
    start = dates.from_parts(year, 1, 1)
    day_of_year = (moment.ticks - start.ticks) // dates.TICKS_PER_DAY + 1
    weekday = moment.weekday()
    computed: dict[str, object] = {
        "C": year // 100,
        "e": f"{day:>2}",
        "G": _iso(moment)[0],
        "g": f"{_iso(moment)[0] % 100:02}",
        "j": f"{day_of_year:03}",
        "k": f"{moment.ticks // dates.TICKS_PER_HOUR % 24:>2}",
        "l": f"{(moment.ticks // dates.TICKS_PER_HOUR % 24 + 11) % 12 + 1:>2}",
        "n": "\n",
        "s": (moment.ticks - dates.UNIX_EPOCH_TICKS) // dates.TICKS_PER_SECOND,
        "t": "\t",
        "U": day_of_year // 7,
        "u": weekday or 7,
        "V": f"{_iso(moment)[1]:02}",
        "W": day_of_year // 7,
        "w": weekday,
        "%": "%",
    }
    if letter in computed:
        return str(computed[letter])
    net = NET.get(letter)
    if net is None:
        return letter
    return str(moment.format_text(net if len(net) > 1 else f"%{net}", True))


def _iso(moment: Any) -> tuple[int, int]:
    from datetime import date

    year, week, _ = date(*moment.parts()).isocalendar()
    return year, week
