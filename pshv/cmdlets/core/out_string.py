"""Out-String."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.formatting.out_default import TextSink
from pshv.runtime.cmdlet import Cmdlet

if TYPE_CHECKING:
    from collections.abc import Callable

LINE_END = "\r\n"


class OutString(Cmdlet):
    """Outputs input objects as a string."""

    name = "Out-String"

    InputObject: object
    Width: int | None
    Stream: bool
    NoNewline: bool

    sink: TextSink | None = None
    lines: list[str]

    def begin(self) -> None:
        self.receiver()

    def receiver(self) -> Callable[[object], object]:
        """What is called with each object of the pipeline."""
        if self.sink is None:
            self.lines = []
            keep = self.write if self.Stream else self.lines.append
            self.sink = TextSink(self.session, keep, int(self.Width) if self.Width else None)
        return self.sink.process

    def process(self) -> None:
        self.receiver()(self.InputObject)

    def end(self) -> None:
        if self.sink is not None:
            self.sink.end()
        if self.Stream:
            return
        if getattr(self, "NoNewline", False):
            self.write("".join(self.lines))
        else:
            self.write("".join([line + LINE_END for line in self.lines]))
