"""CSV text -> objects, as lenient as Import-Csv: blanks before a field are dropped, a quote ends where it ends.

Source: powershell-traps.md 53; text-cmdlets records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.values import PSObject

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPE_MARK = "#TYPE "


class CsvReader:
    """Reads records of one text. `header` and `type_name` are known after the first object, or given before."""

    def __init__(self, text: str, delimiter: str = ",", header: list[str] | None = None) -> None:
        self.text = text
        self.at = 0
        self.delimiter = delimiter
        self.header = header
        self.type_name: str | None = None
        self.core = False  # 7 puts the type's name before `CSV:name`
        self.unnamed = False  # a header was empty: names H1, H2 ... stand in for them

    def objects(self) -> Iterator[PSObject]:
        """The objects of the text. Raises ValueError with the name of a column that is there twice."""
        if not self.prepare():
            return
        header = self.header or []
        names = [f"CSV:{self.type_name}"] if self.type_name else []
        if names and self.core:
            names.insert(0, str(self.type_name))
        count = len(header)
        while (fields := self.record()) is not None:
            if len(fields) == 1 and not fields[0]:
                continue
            row: dict[str, object] = dict(zip(header, fields, strict=False))
            for name in header[len(fields) : count]:
                row[name] = None
            obj = PSObject(row)
            if names:
                obj.type_names = [
                    *names,
                    "System.Management.Automation.PSCustomObject",
                    "System.Object",
                ]
            yield obj

    def prepare(self) -> bool:
        """Read the header if none was given; False when there is none. Raises ValueError as `objects`."""
        return self.header is not None or self._read_header()

    def _read_header(self) -> bool:
        while self.text.startswith("#", self.at):
            end = self._line_end(self.at)
            line = self.text[self.at : end].rstrip("\r\n")
            if line.upper().startswith(TYPE_MARK):
                self.type_name = line[len(TYPE_MARK) :].strip()
            self.at = end
        fields: list[str] | None = [""]
        while fields is not None and fields == [""]:
            fields = self.record()
        if fields is None:
            return False
        named: list[str] = []
        number = 1
        for field in fields:
            if not field:
                self.unnamed = True
                field = f"H{number}"
                number += 1
            if field.lower() in {one.lower() for one in named}:
                raise ValueError(field)
            named.append(field)
        self.header = named
        return True

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    # -- records --------------------------------------------------------------------------------------------------
    def record(self) -> list[str] | None:
        """The fields of the next record, None at the end."""
        text = self.text
        if self.at >= len(text):
            return None
        end = self._line_end(self.at)
        line = text[self.at : end]
        if '"' not in line and " " not in line and "\t" not in line and "\r" not in line[:-2]:
            self.at = end
            stripped = line[:-2] if line.endswith("\r\n") else line[:-1] if line.endswith(("\n", "\r")) else line
            fields = stripped.split(self.delimiter)
            if stripped == line and len(fields) > 1 and not fields[-1]:
                fields.pop()  # at the end of the text an empty last field is not seen
            return fields
        return self._careful()

    def _newline(self) -> str:
        char = self.text[self.at]
        if char == "\r":
            return "\r\n" if self.text.startswith("\r\n", self.at) else "\r"
        return "\n" if char == "\n" else ""

    def _careful(self) -> list[str]:
        text, size = self.text, len(self.text)
        fields: list[str] = []
        current = ""
        quoted = False
        while self.at < size:
            char = text[self.at]
            if char == self.delimiter and not quoted:
                self.at += 1
                fields.append(current)
                current = ""
            elif char == '"':
                self.at += 1
                if quoted and text.startswith('"', self.at):
                    self.at += 1
                    current += '"'
                elif quoted or current:
                    rest, ended = self._rest(eat_blanks=quoted)
                    fields.append(current + ("" if quoted else '"') + rest)
                    current, quoted = "", False
                    if ended:
                        return fields
                else:
                    quoted = True
            elif char in " \t" and not quoted:
                self.at += 1
                if current:
                    rest, ended = self._rest(eat_blanks=True)
                    fields.append(current + char + rest)
                    current = ""
                    if ended:
                        return fields
            elif char in "\r\n":
                newline = self._newline()
                self.at += len(newline)
                if not quoted:
                    fields.append(current)
                    return fields
                current += newline
            else:
                current += char
                self.at += 1
        if current:
            fields.append(current)
        return fields

    def _rest(self, *, eat_blanks: bool) -> tuple[str, bool]:
        """What follows up to the next delimiter or line end; blanks alone are dropped."""
        text, size = self.text, len(self.text)
        start = self.at
        ended = True
        stop = size
        while self.at < size:
            char = text[self.at]
            if char == self.delimiter:
                stop, ended = self.at, False
                self.at += 1
                break
            if char in "\r\n":
                stop = self.at
                self.at += len(self._newline())
                break
            self.at += 1
        rest = text[start:stop]
        return (rest.strip() if eat_blanks and not rest.strip(" \t") else rest), ended
