"""Format records -> lines. Source: powershell-formatting.md, sections 1, 4.5, 5, 7 and 8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import listing, wide
from .breaking import break_text
from .records import Aside, Block, Cell, Fields, FormatEnd, FormatStart, GroupEnd, GroupStart, Row
from .table import MINIMUM_SCREEN, TableLayout, given_widths, natural_widths

if TYPE_CHECKING:
    from collections.abc import Callable

    from .profile import Profile
    from .records import FormatRecord


class Screen:
    """Where records become lines.

    `width` is the line width of tables and wide rows in cells, `text_width` that of lists (0: without end);
    `write_line` gets each line, `write_aside` (text, stream) what goes to another stream than output.
    """

    def __init__(
        self,
        write_line: Callable[[str], object],
        width: int,
        profile: Profile,
        *,
        text_width: int | None = None,
        coloured: bool = False,
        words: bool = True,
        write_aside: Callable[[str, str], object] | None = None,
        height: int = 0,
    ) -> None:
        self.write_line = write_line
        self.width = width
        self.text_width = width if text_width is None else text_width
        self.profile = profile
        self.coloured = coloured and profile.core
        self.words = words
        self.write_aside = write_aside
        self.height = height
        self.auto_size = False  # an auto-sized table was printed: it sticks
        self.document: Document | None = None

    def process(self, record: FormatRecord) -> None:
        """Take one record."""
        document = self.document
        kind = type(record)
        if kind is Row or kind is Fields or kind is Cell or kind is Block:
            if document is None:
                raise _out_of_sequence(record)
            document.entry(record)
        elif kind is Aside:
            self._aside(record)  # type: ignore[arg-type]
        elif kind is FormatStart:
            if document is not None:
                document.end()
            self.document = _DOCUMENTS[record.shape](self, record)  # type: ignore[attr-defined,arg-type]
        elif document is None:
            raise _out_of_sequence(record)
        elif kind is GroupStart:
            document.group_start(record.header)  # type: ignore[attr-defined]
        elif kind is GroupEnd:
            document.group_end()
        elif kind is FormatEnd:
            document.end()
            self.document = None

    def _aside(self, record: Aside) -> None:
        if self.document is not None:
            self.document.aside(record)
        else:
            self.show_aside(record)

    def show_aside(self, record: Aside) -> None:
        """Print what is out of band."""
        if record.fields is not None:
            self.write_line("")
            for line in listing.lines(record.fields, self.text_width, coloured=self.coloured, words=self.words):
                self.write_line(line)
            self.write_line("")
        elif record.stream and self.write_aside is not None:
            self.write_aside(record.text, record.stream)
        else:
            self.write_line(record.text)

    def finish(self) -> None:
        """Flush what an unfinished document holds back (its end record never came)."""
        if self.document is not None:
            self.document.end()
            self.document = None


def _out_of_sequence(record: FormatRecord) -> Exception:
    from pshv.runtime.errors import runtime_error

    name = record.type_names[0]
    return runtime_error(
        f'The object of type "{name}" is not valid or not in the correct sequence. This is likely caused by a '
        'user-specified "format-*" command which is conflicting with the default formatting.',
        "ConsoleLineOutputOutOfSequencePacket",
        "InvalidData",
        exception="System.InvalidOperationException",
    )


class Document:
    """An open document: what the four shapes have in common."""

    blank_before_group = False  # 5.1: lists and wide rows have a blank line before each group

    def __init__(self, screen: Screen, start: FormatStart) -> None:
        self.screen = screen
        self.start = start
        self.write = screen.write_line
        self.groups = 0
        self.write("")

    def entry(self, record: FormatRecord) -> None:
        raise NotImplementedError

    def aside(self, record: Aside) -> None:
        self.screen.show_aside(record)

    def flush(self) -> None:
        """Print what is held back."""

    def group_start(self, header: str | None) -> None:
        self.groups += 1
        core = self.screen.profile.core
        if core and self.groups > 1:
            self.flush_before_blank()
            self.write("")
        self.flush()
        if not core and (header is not None or self.blank_before_group):
            self.write("")
        if header is not None:
            self.write(header)
            self.write("")

    def flush_before_blank(self) -> None:
        """What a group still holds is printed before the blank line of the next one."""
        self.flush()

    def group_end(self) -> None:
        if not self.screen.profile.core:
            self.flush()
            self.write("")

    def end(self) -> None:
        self.flush()
        self.write("")


class TableDocument(Document):
    """A table. An auto-sized one holds its rows, and what comes between them, until the group ends."""

    def __init__(self, screen: Screen, start: FormatStart) -> None:
        super().__init__(screen, start)
        columns = start.columns
        self.auto = start.auto_size or screen.auto_size or not columns or not columns[0].width
        if self.auto:
            screen.auto_size = True
        self.held: list[FormatRecord] = []
        self.layout: TableLayout | None = None
        self.printed = 0

    def group_start(self, header: str | None) -> None:
        super().group_start(header)
        self.layout = None
        if not self.auto:
            self._head(given_widths(self.start.columns, self.screen.width))

    def _head(self, widths: list[int]) -> None:
        start, screen = self.start, self.screen
        self.layout = TableLayout(
            start.columns,
            widths,
            screen.width,
            screen.profile,
            wrap=start.wrap,
            coloured=screen.coloured,
            words=screen.words,
        )
        if not start.hide_headers:
            for line in self.layout.header():
                self.write(line)

    def entry(self, record: FormatRecord) -> None:
        if self.auto:
            self.held.append(record)
            return
        self._rows([record.cells])  # type: ignore[attr-defined]

    def _rows(self, rows: list[list[str]]) -> None:
        layout = self.layout
        assert layout is not None
        write = self.write
        repeat = self.screen.height - 2 if self.start.repeat_headers else 0
        for line in layout.rows(rows):
            if repeat > 0 and self.printed >= repeat:
                self.printed = 0
                write("")
                for head_line in layout.header():
                    write(head_line)
            write(line)
            self.printed += 1

    def aside(self, record: Aside) -> None:
        if self.held:
            self.held.append(record)
        else:
            super().aside(record)

    def flush(self) -> None:
        held = self.held
        if not held:
            return
        self.held = []
        rows: list[list[str]] = [record.cells for record in held if type(record) is Row]  # type: ignore[misc]
        self._head(natural_widths(self.start.columns, rows))
        if len(rows) == len(held):
            self._rows(rows)
            return
        for record in held:
            if type(record) is Row:
                self._rows([record.cells])  # type: ignore[list-item]
            else:
                self.screen.show_aside(record)  # type: ignore[arg-type]


class ListDocument(Document):
    """A list: each object's lines, then a blank line."""

    blank_before_group = True

    def entry(self, record: FormatRecord) -> None:
        screen = self.screen
        write = self.write
        pairs = record.pairs  # type: ignore[attr-defined]
        for line in listing.lines(pairs, screen.text_width, coloured=screen.coloured, words=screen.words):
            write(line)
        write("")

    def end(self) -> None:
        if not self.screen.profile.core:
            self.write("")


class WideDocument(Document):
    """Wide rows; the last, short row of a group is printed when the next group or the end comes."""

    blank_before_group = True

    def __init__(self, screen: Screen, start: FormatStart) -> None:
        super().__init__(screen, start)
        self.auto = start.auto_size or screen.auto_size
        if start.auto_size:
            screen.auto_size = True
        self.widths = self._widths(start.count or wide.DEFAULT_COLUMNS)
        self.texts: list[str] = []

    def _widths(self, count: int) -> list[int]:
        return wide.column_widths(count, self.screen.width)

    def entry(self, record: FormatRecord) -> None:
        self.texts.append(record.text)  # type: ignore[attr-defined]
        if not self._whole() and len(self.texts) == len(self.widths):
            self.flush()

    def _whole(self) -> bool:
        """Whether the texts of a group are needed before its width is known."""
        return self.auto and not (self.start.count and not self.start.auto_size)

    def flush_before_blank(self) -> None:
        if self._whole():
            self.flush()

    def flush(self) -> None:
        texts = self.texts
        if not texts:
            return
        self.texts = []
        if self.screen.width < MINIMUM_SCREEN:
            return
        if self._whole():
            self.widths = self._widths(wide.auto_columns(texts, self.screen.width))
        count = len(self.widths)
        for at in range(0, len(texts), count):
            self.write(wide.row(texts[at : at + count], self.widths, self.screen.profile))


class CustomDocument(Document):
    """Custom output: lines with their indent."""

    def entry(self, record: FormatRecord) -> None:
        screen = self.screen
        for indent, text in record.lines:  # type: ignore[attr-defined]
            room = max(1, screen.text_width - indent) if screen.text_width else 1 << 30
            for line in break_text(text, room, words=screen.words):
                self.write(" " * indent + line)


_DOCUMENTS: dict[str, type[Document]] = {
    "table": TableDocument,
    "list": ListDocument,
    "wide": WideDocument,
    "custom": CustomDocument,
}
