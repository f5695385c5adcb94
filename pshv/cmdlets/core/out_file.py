"""Out-File."""

from __future__ import annotations

from pshv.cmdlets.core.textoutput import TextOutput
from pshv.drives.text import LINE_END
from pshv.formatting.out_default import TextSink


class OutFile(TextOutput):
    """Sends output to a file."""

    name = "Out-File"
    operation = "Output to File"
    redirect = True

    FilePath: str | None
    InputObject: object
    Width: int | None
    NoNewline: bool

    def begin(self) -> None:
        self.sink: TextSink | None = None
        if self.open(self.FilePath):
            end = "" if self.NoNewline else LINE_END
            self.sink = TextSink(
                self.session, lambda line: self.put(line + end), int(self.Width) if self.Width else None
            )

    def process(self) -> None:
        if self.sink is not None:
            self.sink.process(self.InputObject)

    def end(self) -> None:
        if self.sink is not None:
            self.sink.end()
        self.close()
