"""Tee-Object."""

from __future__ import annotations

from pshv.cmdlets.core.textoutput import TextOutput
from pshv.drives.text import LINE_END
from pshv.formatting.out_default import TextSink


class TeeObject(TextOutput):
    """Saves command output in a file or variable and also sends it down the pipeline."""

    name = "Tee-Object"
    redirect = True

    FilePath: str | None
    Variable: str | None
    InputObject: object

    def begin(self) -> None:
        self.kept: list[object] = []
        self.sink: TextSink | None = None
        if self.Variable is None and self.open(self.FilePath):
            self.sink = TextSink(self.session, lambda line: self.put(line + LINE_END))

    def process(self) -> None:
        item = self.InputObject
        if self.sink is not None:
            self.sink.process(item)
        else:
            self.kept.append(item)
        self.write(item)

    def end(self) -> None:
        if self.sink is not None:
            self.sink.end()
            self.close()
        elif self.Variable is not None:
            self._store(self.Variable)

    def _store(self, name: str) -> None:
        kept: object = self.kept
        if getattr(self, "Append", False):
            from pshv.runtime.values import enumerate_value

            old = self.session.get_variable(name)
            before = enumerate_value(old)
            kept = [*(before if before is not None else [] if old is None else [old]), *self.kept]
        elif len(self.kept) == 1:
            kept = self.kept[0]
        self.session.set_variable(name, kept)
