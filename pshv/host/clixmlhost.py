"""Streams of a process as CLIXML: a captured stderr under -EncodedCommand, both pipes under -OutputFormat XML.

Source of the rules: ../shared/reference/language-subset.md section 4, "stderr".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.host.console import Host

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.errors import ErrorRecord
    from pshv.runtime.session import Session

HEAD = "#< CLIXML\r\n"
LINE_END = "\r\n"


class Document:
    """A CLIXML document that is written while it grows: its head before the first item, its end when it is closed."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._begun = False

    def add(self, stream: str, value: object) -> None:
        """Write an item of a stream (Output, Error, warning, verbose, debug, progress, information)."""
        from pshv.serialization.clixml import HEAD as ROOT
        from pshv.serialization.clixml import CliXmlWriter

        if not self._begun:
            self._begun = True
            self._writer = CliXmlWriter(indent=False)
            self._write(HEAD + ROOT)
        writer = self._writer
        writer.lines.clear()
        writer.write(value, 0, stream=stream)
        self._write("".join(writer.lines))

    def close(self) -> None:
        """End the document, if there is one."""
        if self._begun:
            self._write("</Objs>")


class ClixmlErrorHost(Host):
    """A host whose standard error is CLIXML and whose standard output is text.

    `plain` lends its streams and its input.
    """

    def __init__(self, plain: Host) -> None:
        super().__init__(plain._out, plain._err, plain._in, interactive=plain.interactive)
        self.width, self.height, self.encoding = plain.width, plain.height, plain.encoding
        self.errors = Document(self._write_raw_error)
        self.taker = self._take

    def _write_raw_error(self, text: str) -> None:
        self._err.write(text.encode("utf-8", "replace"))
        self._err.flush()

    def _take(self, stream: str, value: object) -> bool:
        """Take a message of a stream; true if it is not to be shown as text too."""
        from pshv.runtime.progressrecord import ProgressRecord

        if isinstance(value, ProgressRecord):
            value = _progress(value)
        self.errors.add(stream, value)
        return stream != "information"

    def write_error(self, text: str) -> None:
        """Each line of an error's text is an item."""
        for line in text.split("\n"):
            self.errors.add("Error", line + LINE_END)
        if self.recorder is not None:
            self.recorder(text + "\n")

    def progress(self, record: object) -> None:
        self._take("progress", record)

    def attach(self, session: Session) -> None:
        """Take over what `session` shows."""

    def close(self) -> None:
        """End the documents."""
        self.errors.close()


class ClixmlHost(ClixmlErrorHost):
    """A host of -OutputFormat XML: output as objects, errors as whole records."""

    def __init__(self, plain: Host) -> None:
        super().__init__(plain)
        self.output = Document(self._write_raw)

    def _write_raw(self, text: str) -> None:
        self._out.write(text.encode("utf-8", "replace"))
        self._out.flush()

    def write(self, text: str) -> None:
        if text:
            self.output.add("Output", text)

    def write_line(self, text: str = "") -> None:
        self.write(text)
        self.output.add("Output", LINE_END)

    def attach(self, session: Session) -> None:
        def show(record: ErrorRecord) -> None:
            self.errors.add("Error", record)

        session.error_shower = show
        session.default_out = lambda value: self.output.add("Output", value)

    def close(self) -> None:
        super().close()
        self.output.close()


def _progress(record: object) -> object:
    from pshv.runtime.progressrecord import ProgressRecord
    from pshv.runtime.values import Int64, PSObject

    assert isinstance(record, ProgressRecord)
    return PSObject({"SourceId": Int64(1), "Record": record})
