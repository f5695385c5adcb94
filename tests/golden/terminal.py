"""A small terminal and a person who types into it: runs the sessions of `tty/*.golden` in a pseudo terminal."""

from __future__ import annotations

import codecs
import os
import re
import select
import shlex
import shutil
import struct
import sys
import tempfile
import unicodedata
from pathlib import Path

from . import records

KEYS = {"Enter": "\r", "Tab": "\t", "Esc": "\x1b", "Backspace": "\x7f", "Delete": "\x1b[3~", "Home": "\x1bOH"}
KEYS |= {"End": "\x1bOF", "Up": "\x1bOA", "Down": "\x1bOB", "Right": "\x1bOC", "Left": "\x1bOD"}
KEYS |= {f"Ctrl-{letter}": chr(ord(letter) - 64) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
KEY = re.compile("<(" + "|".join(map(re.escape, KEYS)) + ")>")
SECTION = re.compile(r"(?m)^--- (type|paste|look|screen|raw|file \S+|exit -?\w+)\n")
TOKEN = re.compile(r"\x1b\[([0-9;?>!]*)([@-~])|\x1b\]([^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b[()#].|\x1b.|[^\x1b]", re.S)
# The child makes the terminal its own first, so that Ctrl-C reaches it.
START = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from pshv.cli import main
sys.argv[0] = "pshv"
sys.exit(main(sys.argv[1:]))
"""
QUIET_SECONDS, MOST_SECONDS, START_SECONDS = 0.3, 1.5, 10


class TerminalSession:
    """A recorded session: what is typed, and how the screen looks at the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        head, _, rest = text.removeprefix("=== ").partition("\n")
        meta, *parts = SECTION.split(rest)
        fields = dict(line.split(":", 1) for line in meta.splitlines() if ":" in line)
        self.id, self.head, self.meta = head.split()[0], head.strip(), meta.strip("\n")
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
        self.steps = [(kind, body) for kind, body in pairs if not kind.startswith(("screen", "raw", "exit"))]
        columns, rows = map(int, fields.get("size", "120x30").split("x"))
        self.size = columns, rows
        self.colours = fields.get("color", "").strip() == "on"
        self.arguments = shlex.split(fields.get("args", "-NoLogo -NoProfile"))
        self.mask = fields.get("mask", "").strip()


def sessions(topic: str) -> list[TerminalSession]:
    """The sessions of a topic."""
    text = (records.HERE / "tty" / f"{topic}.golden").read_text(encoding="utf-8")
    return [TerminalSession("=== " + chunk) for chunk in records.BLOCK.split(text)[1:]]


class Screen:
    """A terminal: text, colours (kept before the cell they were sent at), cursor moves, erasing, scroll-back."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.top = self.x = self.y = 0
        self.lines: list[list[str]] = [[]]
        self.colours: dict[tuple[int, int], str] = {}
        self.pending = self.rest = ""

    def feed(self, text: str) -> str:
        """Take output; give what a terminal would answer."""
        text, answer, at = self.rest + text, "", 0
        while at < len(text) and (found := TOKEN.match(text, at)):
            if found[0] in ("\x1b[", "\x1b]"):
                break
            if found[2]:
                answer += self._control(found[1], found[2])
            elif found[0][0] != "\x1b":
                self._sign(found[0])
            at = found.end()
        self.rest = text[at:]
        return answer

    def _row(self) -> list[str]:
        while len(self.lines) <= self.top + self.y:
            self.lines.append([])
        return self.lines[self.top + self.y]

    def _mark(self) -> None:
        if self.pending:
            self.colours[self.top + self.y, self.x] = self.pending
        self.pending = ""

    def _down(self) -> None:
        if self.y < self.rows - 1:
            self.y += 1
        else:
            self.top += 1
        self._row()

    def _sign(self, sign: str) -> None:
        if sign < " ":
            self._mark()
        if sign == "\r":
            self.x = 0
        elif sign == "\n":
            self._down()
        elif sign == "\b":
            self.x = max(0, min(self.x, self.columns - 1) - 1)
        elif sign == "\t":
            self.x = min(self.columns - 1, self.x // 8 * 8 + 8)
        elif sign >= " " and sign != "\x7f":
            self._put(sign)

    def _put(self, sign: str) -> None:
        wide = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if self.x + wide > self.columns:
            self.x = 0
            self._down()
        row = self._row()
        row += [" "] * (self.x + wide - len(row))
        self.colours.pop((self.top + self.y, self.x), None)
        self._mark()
        row[self.x : self.x + wide] = [sign] + [""] * (wide - 1)
        self.x += wide

    def _control(self, parameters: str, end: str) -> str:
        if end == "m":
            self.pending += f"\\e[{parameters}m"
            return ""
        if parameters[:1] in ("?", ">", "!"):
            return ""
        numbers = [int(part or 0) for part in parameters.split(";")]
        if end == "n" and numbers[0] == 6:
            return f"\x1b[{self.y + 1};{min(self.x, self.columns - 1) + 1}R"
        self._mark()
        self._move(end, numbers)
        return ""

    def _move(self, end: str, numbers: list[int]) -> None:
        by = max(1, numbers[0])
        if end == "A":
            self.y = max(0, self.y - by)
        elif end == "B":
            self.y = min(self.rows - 1, self.y + by)
        elif end == "C":
            self.x = min(self.columns - 1, self.x + by)
        elif end == "D":
            self.x = max(0, self.x - by)
        elif end == "H":
            self.y, self.x = min(self.rows, by) - 1, min(self.columns, max(1, [*numbers, 1][1])) - 1
        elif end == "K":
            self._blank(self.top + self.y, 0 if numbers[0] else self.x, self.x + 1 if numbers[0] == 1 else self.columns)
        elif end == "J" and numbers[0] == 3:
            del self.lines[: self.top]
            self.colours = {(y - self.top, x): kept for (y, x), kept in self.colours.items() if y >= self.top}
            self.top = 0
        elif end == "J":
            self._erase_display(numbers[0])

    def _erase_display(self, what: int) -> None:
        self._row()
        here = self.top + self.y
        if what != 1:
            self._blank(here, self.x if what == 0 else 0, self.columns)
        for y in range(here + 1 if what == 0 else self.top, here if what == 1 else len(self.lines)):
            self._blank(y, 0, self.columns)

    def _blank(self, y: int, start: int, end: int) -> None:
        row = self.lines[y]
        for x in range(start, min(end, len(row))):
            row[x] = " "
        for x in range(start, end):
            self.colours.pop((y, x), None)

    def text(self, *, raw: bool = False) -> str:
        """What stands there; `raw` with the colour codes."""
        self._mark()
        last = max((y for y, _ in self.colours), default=0) if raw else 0
        self.lines += [[] for _ in range(last + 1 - len(self.lines))]
        shown = []
        for y, signs in enumerate(self.lines):
            row = signs
            if raw:
                behind = "".join(self.colours[k] for k in sorted(self.colours) if k[0] == y and k[1] >= len(signs))
                row = [self.colours.get((y, x), "") + sign for x, sign in enumerate(signs)] + [behind]
            shown.append("".join(row).rstrip())
        return "\n".join(shown).rstrip("\n") + "\n"


class Person:
    """Types a session into pshv."""

    def __init__(self, session: TerminalSession, folder: str, home: str) -> None:
        import fcntl
        import pty
        import subprocess
        import termios

        self.session, self.folder = session, folder
        self.open = True
        self.screen = Screen(*session.size)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._terminal, other = pty.openpty()
        columns, rows = session.size
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, *session.arguments],
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=folder,
            env=self._environment(home),
            start_new_session=True,
        )
        os.close(other)

    def _environment(self, home: str) -> dict[str, str]:
        dropped = ("PS", "NO_COLOR", "COLORTERM", "LC_", "COV", "COLUMNS", "LINES")
        env = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        env |= {"LANG": "en_US.UTF-8", "TZ": "UTC", "TERM": "xterm", "HOME": home, "PSHV_EDITION": "core"}
        env |= {"PSHV_DB": os.path.join(home, "cluster.db"), "PYTHONPATH": str(records.HERE.parent.parent)}
        return env if self.session.colours else env | {"NO_COLOR": "1"}

    def wait(self, most: float = MOST_SECONDS) -> None:
        """Read until a prompt stands (the cursor off column 0 and quiet) or nothing came for `most` seconds."""
        while self.open:
            if not select.select([self._terminal], [], [], QUIET_SECONDS if self.screen.x else most)[0]:
                if self._works():  # on a busy machine quiet does not mean done
                    continue
                return
            try:
                data = os.read(self._terminal, 65536)
            except OSError:
                data = b""
            if not data:
                self.open = False
                self._process.wait()
            elif answer := self.screen.feed(self._decode(data)):
                os.write(self._terminal, answer.encode())

    def _works(self) -> bool:
        """Whether the process has something to do (where the system tells)."""
        try:
            state = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            return False
        return state.rpartition(")")[2].split()[0] in "RD"

    def type(self, text: str) -> None:
        """Press keys."""
        if self.open:
            os.write(self._terminal, text.encode())
        self.wait()

    def shown(self) -> str:
        """The screen as the records have it."""
        seen = "--- screen\n" + self._clean(self.screen.text())
        return seen + ("--- raw\n" + self._clean(self.screen.text(raw=True)) if self.session.colours else "")

    def _clean(self, text: str) -> str:
        text = re.sub(r"(?m)^PS (?!<dir>)[^ >\n]*> ?", "PS <dir>> ", text.replace(self.folder, "<dir>"))
        text = re.sub(
            r"\bH:(\\[^\s'\":*?<>|]*)?", lambda m: "<dir>" + (m[1] or "").rstrip("\\").replace("\\", "/"), text
        )
        if self.session.mask:
            text = re.sub(self.session.mask, lambda m: "#" * len(m[0]), text)
        return re.sub(r"(?m) +$", "", text)

    def leave(self) -> str:
        """End the session by `exit`, unseen, if it has not ended by itself; gives the exit code."""
        if self.open:
            os.write(self._terminal, b"exit\r")
            self.wait(5)
        if self.open:
            self._process.kill()
            self._process.wait()
        os.close(self._terminal)
        return "open" if self.open else str(self._process.returncode)


def play(session: TerminalSession) -> str:
    """The record that pshv makes of a session."""
    folder, home = tempfile.mkdtemp(prefix="tty-"), tempfile.mkdtemp(prefix="home-")
    try:
        for kind, body in session.steps:
            if kind.startswith("file "):
                Path(folder, kind[5:]).write_text(body, encoding="utf-8")
        person = Person(session, folder, home)
        person.wait(START_SECONDS)
        out = f"=== {session.head}\n" + (session.meta + "\n" if session.meta else "")
        for kind, body in session.steps:
            out += f"--- {kind}\n{body}"
            if kind == "paste":
                person.type(body.replace("\n", "\r"))
            for line in body.splitlines() if kind == "type" else []:
                ends_in_key = KEY.search(line) and KEY.split(line)[-1] == ""
                person.type(KEY.sub(lambda m: KEYS[m[1]], line) + ("" if ends_in_key else "\r"))
        return f"{out}{person.shown()}--- exit {person.leave()}\n"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
