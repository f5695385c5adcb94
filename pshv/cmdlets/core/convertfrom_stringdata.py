"""ConvertFrom-StringData."""

from __future__ import annotations

import re

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError
from pshv.runtime.values import Hashtable


class ConvertFromStringData(Cmdlet):
    """Converts a string containing one or more key and value pairs to a hash table."""

    name = "ConvertFrom-StringData"

    StringData: str
    Delimiter: object

    def process(self) -> None:
        delimiter = str(self.Delimiter) if getattr(self, "Delimiter", None) is not None else "="
        table = Hashtable()
        for raw in unescape(self.StringData or "", self).split("\n"):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            key, found, value = line.partition(delimiter)
            if not found:
                self.throw(
                    self.error(
                        f"Data line '{line}' is not in 'name=value' format.",
                        "System.Management.Automation.PSInvalidOperationException",
                        "InvalidOperation",
                        None,
                        exception="System.Management.Automation.PSInvalidOperationException",
                    )
                )
            key = key.strip()
            if key in table:
                self.throw(
                    self.error(
                        f"Data item '{key}' in line '{line}' is already defined.",
                        "System.Management.Automation.PSInvalidOperationException",
                        "InvalidOperation",
                        None,
                        exception="System.Management.Automation.PSInvalidOperationException",
                    )
                )
            table[key] = value.strip()
        self.write(table)


_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{2,3})|c([A-Za-z@\[\]^_\\])|(.)|$)", re.DOTALL)
_LETTERS = {"a": "\a", "b": "\b", "t": "\t", "r": "\r", "v": "\v", "f": "\f", "n": "\n", "e": "\x1b"}


def unescape(text: str, cmdlet: ConvertFromStringData) -> str:
    """Regex.Unescape: letters after a back-slash that mean nothing are an error (traps 56)."""

    def one(match: re.Match[str]) -> str:
        code, short, octal, control, char = match.groups()
        if code or short:
            return chr(int(code or short, 16))
        if octal:
            return chr(int(octal, 8) & 0xFF)
        if control:
            return chr(ord(control.upper()) ^ 0x40)
        if char is None:
            _fail(cmdlet, text, len(text), "Illegal \\ at end of pattern.")
        if char in _LETTERS:
            return _LETTERS[char]
        if char.isalnum() or char == "_":
            _fail(cmdlet, text, match.end(), f"Unrecognized escape sequence \\{char}.")
        return char

    return _ESCAPE.sub(one, text)


def _fail(cmdlet: ConvertFromStringData, text: str, at: int, reason: str) -> None:
    error: PSError | None = None
    record = cmdlet.error(
        f"Invalid pattern '{text}' at offset {at}. {reason}",
        "System.Text.RegularExpressions.RegexParseException",
        "NotSpecified",
        None,
        exception="System.Text.RegularExpressions.RegexParseException",
    )
    error = PSError(record)
    cmdlet.throw(error)
