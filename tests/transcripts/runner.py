"""Runs transcripts: `PS> ` lines are typed into a session, what follows must stand on the screen.

The head of a transcript may say `# world: NAME`, `# seed: N`, `# edition: core`, `# time: 2026-03-05 10:00:00`. Time
stands still but for what the cluster's own work takes, so that a transcript is the same on every day.
"""

from __future__ import annotations

import re
import tempfile
from io import BytesIO
from pathlib import Path

from freezegun import freeze_time

from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options

PROMPT = "PS> "
HEAD = re.compile(r"(?m)^# (world|seed|edition|time): (.+)$")


class Transcript:
    """A file of commands and what they print."""

    def __init__(self, path: Path) -> None:
        self.path = path
        head, self._first, body = path.read_text(encoding="utf-8").partition(f"\n{PROMPT}")
        self.head = head
        self.settings = dict(HEAD.findall(head))
        self.blocks = [block.partition("\n") for block in re.split(rf"(?m)^{PROMPT}", body)]

    @property
    def commands(self) -> list[str]:
        """The lines that are typed."""
        return [command for command, _, _ in self.blocks]

    def text(self, outputs: list[str]) -> str:
        """The transcript with these outputs."""
        parts = [f"{PROMPT}{command}\n{output}" for command, output in zip(self.commands, outputs, strict=True)]
        return f"{self.head}\n{''.join(parts)}"

    def expected(self) -> str:
        """The transcript as it stands in the file."""
        return self.path.read_text(encoding="utf-8")

    def run(self) -> str:
        """The transcript as pshv makes it now."""
        options = Options()
        options.memory = True
        options.world = self.settings.get("world", "contoso")
        options.seed = int(self.settings.get("seed", "1"))
        screen = BytesIO()
        outputs = []
        with tempfile.TemporaryDirectory() as folder, freeze_time(self.settings.get("time", "2026-03-05 10:00:00")):
            options.folder = Path(folder)
            opening = Opening(options, self.settings.get("edition", "desktop"))
            try:
                session = opening.session(Host(screen, screen))
                for command in self.commands:
                    session.run_text(command, kind="interactive")
                    outputs.append(_tidy(screen.getvalue().decode()))
                    screen.seek(0)
                    screen.truncate()
            finally:
                opening.close()
        return self.text(outputs)


def _tidy(text: str) -> str:
    """Without blanks at line ends (tables pad their last column) and with a line end."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    tidy = "\n".join(lines)
    return tidy if not tidy or tidy.endswith("\n") else tidy + "\n"
