"""The records of a real PowerShell 7.6.5: scripts and what they printed, expressions and their values."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
BLOCK = re.compile(r"(?m)^=== ")
RESULT = re.compile(r"(?ms)^--- stdout(?: \(no newline at end\))?\n(.*?)^--- stderr\n(.*?)^--- exit (-?\d+)$")


class Scenario:
    """A script, how it is started, and what came out."""

    def __init__(self, chunk: str) -> None:
        head, _, rest = chunk.partition("\n")
        meta, _, body = rest.partition("--- script\n")
        fields = dict(line.split(":", 1) for line in meta.splitlines() if ":" in line)
        self.id, _, self.title = head.strip().partition(" ")
        self.mode = fields.get("mode", "command").strip()
        self.arguments = fields.get("args", "").strip()
        self.script = re.split(r"(?m)^--- (?:stdout|stderr|exit)", body)[0].rstrip("\n")
        seen = RESULT.search(chunk)
        assert seen is not None, self.id
        self.stdout, self.stderr, self.exit = seen[1], seen[2], int(seen[3])


def topics(kind: str) -> list[str]:
    """The topics recorded of a kind: scenarios, expressions, bindings or tty."""
    return sorted(path.stem for path in (HERE / kind).iterdir())


def scenarios(topic: str) -> list[Scenario]:
    """The scenarios of a topic."""
    text = (HERE / "scenarios" / f"{topic}.golden").read_text(encoding="utf-8")
    return [Scenario(chunk) for chunk in BLOCK.split(text)[1:]]


def lines(kind: str, topic: str) -> dict[str, str]:
    """The lines of a topic and their recorded results."""
    text = (HERE / kind / f"{topic}.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines())


def known(kind: str) -> set[str]:
    """Records that are known to differ: one `topic<TAB>record` a line in `known-KIND.txt`."""
    path = HERE / f"known-{kind}.txt"
    return set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
