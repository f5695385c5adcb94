"""JSON -> objects, as forgiving as Newtonsoft's reader and with its messages. Source: powershell-traps.md 52."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pshv.runtime.values import BigInteger, Hashtable, Int64, PSObject

if TYPE_CHECKING:
    from collections.abc import Callable

LONG_MAX: Final = 9223372036854775807
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?$")
_OLD_DATE = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/$")
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_SPACE = re.compile(r"(?:[ \t\r\n\u00a0]|//[^\r\n]*|/\*.*?\*/)*", re.DOTALL)
_PLAIN = re.compile(r'[^"\\]*')
_PLAIN_SINGLE = re.compile(r"[^'\\]*")
_NAME = re.compile(r"[A-Za-z0-9_$]+")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\", "/": "/"}
_WORDS: Final[dict[str, Any]] = {
    "true": True,
    "false": False,
    "null": None,
    "undefined": None,
    "NaN": float("nan"),
    "Infinity": float("inf"),
}


class OrderedHashtable(Hashtable):
    """What -AsHashtable makes: a hashtable whose keys keep their order and their case."""

    __slots__ = ()
    type_names = (
        "System.Management.Automation.OrderedHashtable",
        "System.Collections.Hashtable",
        "System.Object",
    )


class JsonError(Exception):
    """Text that is no JSON; the message is Newtonsoft's."""


class EmptyKey(Exception):
    """A property without a name, which a custom object cannot have."""


class KeyCasing(Exception):
    """Two keys of one object that differ in case only."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first, second)
        self.first = first
        self.second = second


class JsonReader:
    """Reads one JSON text. `hashtables` makes ordered dictionaries in place of custom objects."""

    def __init__(self, text: str, *, depth: int = 1024, hashtables: bool = False, dates: str = "Default") -> None:
        self.text = text
        self.at = 0
        self.depth = depth
        self.hashtables = hashtables
        self.path: list[str | int] = []
        self.dates = dates
        self.date: Callable[[str], Any] | None = None if dates == "String" else self._date

    def read(self) -> Any:
        """The value of the whole text. Raises JsonError, EmptyKey, KeyCasing."""
        self._skip()
        if self.at >= len(self.text):
            return None
        value = self._value(1)
        self._skip()
        if self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            raise self._error(f"Additional text encountered after finished reading JSON content: {char}.")
        return value

    # -- pieces ---------------------------------------------------------------------------------------------------
    def _skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        if found is not None:
            self.at = found.end()

    def _error(self, message: str, at: int | None = None) -> JsonError:
        place = self.at if at is None else at
        if place == 0:
            line, column = 0, 0
        else:
            line = self.text.count("\n", 0, place) + 1
            column = place - (self.text.rfind("\n", 0, place) + 1)
        return JsonError(f"{message} Path '{self._path()}', line {line}, position {column}.")

    def _path(self) -> str:
        out = ""
        for part in self.path:
            if isinstance(part, int):
                out += f"[{part}]"
            elif re.fullmatch(r"[^.\s'\"\[\]()]+", part):
                out += f".{part}" if out else part
            else:
                escaped = part.replace("\\", "\\\\").replace("'", "\\'")
                out += f"['{escaped}']"
        return out

    def _value(self, level: int) -> Any:
        text = self.text
        if self.at >= len(text):
            raise self._error("Unexpected end when reading JSON.")
        char = text[self.at]
        if char in "\"'":
            return self._string_value(char)
        if char == "{":
            self._enter(level)
            return self._object(level)
        if char == "[":
            self._enter(level)
            return self._array(level)
        number = _NUMBER.match(text, self.at)
        if number is not None:
            return self._number(number[0])
        for word, value in _WORDS.items():
            if text.startswith(word, self.at) and not text[self.at + len(word) : self.at + len(word) + 1].isalnum():
                self.at += len(word)
                return value
        if text.startswith("-Infinity", self.at):
            self.at += 9
            return float("-inf")
        where = self.at
        if char in "tfn" and text[self.at : self.at + 2] in ("tr", "fa", "nu"):
            while where < len(text) and text[where].isalpha():
                where += 1
            raise self._error(f"Error parsing {_word_of(char)} value.", where)
        raise self._error(f"Unexpected character encountered while parsing value: {char}.", where)

    def _enter(self, level: int) -> None:
        self.at += 1
        if self.depth and level > self.depth:
            raise self._error(f"The reader's MaxDepth of {self.depth} has been exceeded.")

    def _number(self, found: str) -> Any:
        self.at += len(found)
        if found[:2].lower() == "0x":
            return Int64(int(found, 16))
        if any(char in found for char in ".eE"):
            return float(found)
        whole = int(found)
        return Int64(whole) if -LONG_MAX - 1 <= whole <= LONG_MAX else BigInteger(whole)

    def _string(self, mark: str) -> str:
        text = self.text
        plain = _PLAIN if mark == '"' else _PLAIN_SINGLE
        self.at += 1
        parts: list[str] = []
        while True:
            piece = plain.match(text, self.at)
            if piece is not None:
                parts.append(piece[0])
                self.at = piece.end()
            if self.at >= len(text):
                raise self._error(f"Unterminated string. Expected delimiter: {mark}.")
            if text[self.at] == mark:
                self.at += 1
                return "".join(parts)
            parts.append(self._escape())

    def _escape(self) -> str:
        text = self.text
        char = text[self.at + 1 : self.at + 2]
        if char == "u":
            digits = text[self.at + 2 : self.at + 6]
            if len(digits) < 4 or any(c not in "0123456789abcdefABCDEF" for c in digits):
                raise self._error(f"Invalid Unicode escape sequence: \\u{digits}.", self.at + 2)
            self.at += 6
            return chr(int(digits, 16))
        if char not in _ESCAPES or not char:
            raise self._error(f"Bad JSON escape sequence: \\{char}.", self.at + 2)
        self.at += 2
        return _ESCAPES[char]

    def _string_value(self, mark: str) -> Any:
        found = self._string(mark)
        if self.date is not None and len(found) > 8 and (found[4] == "-" or found[0] == "/"):
            return self.date(found)
        return found

    def _date(self, found: str) -> Any:
        old = _OLD_DATE.match(found)
        if old is None and not _DATE.match(found):
            return found
        from pshv.serialization.jsondates import parse

        return parse(found, int(old[1]) if old is not None else None, self.dates)

    def _key(self) -> str:
        text = self.text
        char = text[self.at]
        if char in "\"'":
            return self._string(char)
        name = _NAME.match(text, self.at)
        if name is None:
            raise self._error(f"Invalid property identifier character: {char}.")
        self.at = name.end()
        if self.at >= len(text):
            raise self._error("Unexpected end while parsing unquoted property name.")
        return name[0]

    def _object(self, level: int) -> Any:
        text = self.text
        found: dict[str, Any] = {}
        folded: dict[str, str] = {}
        while True:
            self._skip()
            if self.at >= len(text):
                raise self._error(
                    "Unexpected end when deserializing object." if found else "Unexpected end when reading JSON."
                )
            if text[self.at] == "}":
                self.at += 1
                break
            key = self._key()
            if not self.hashtables:
                if not key:
                    raise EmptyKey
                first = folded.setdefault(key.lower(), key)
                if first != key:
                    raise KeyCasing(first, key)
            self._skip()
            if self.at >= len(text) or text[self.at] != ":":
                got = text[self.at] if self.at < len(text) else ""
                raise self._error(f"Invalid character after parsing property name. Expected ':' but got: {got}.")
            self.at += 1
            self._skip()
            self.path.append(key)
            found[key] = self._value(level + 1)
            self._skip()
            if not self._more("}", "After parsing a value an unexpected character was encountered: "):
                self.path.pop()
                break
            self.path.pop()
        if self.hashtables:
            return OrderedHashtable(found.items(), ignore_case=False)
        return PSObject(found)

    def _more(self, close: str, message: str) -> bool:
        """After a value: True behind a comma, False behind the closing bracket."""
        if self.at >= len(self.text):
            kind = "object" if close == "}" else "array"
            raise self._error(f"Unexpected end when deserializing {kind}.")
        char = self.text[self.at]
        if char == ",":
            self.at += 1
            return True
        if char == close:
            self.at += 1
            return False
        raise self._error(f"{message}{char}.")

    def _array(self, level: int) -> list[Any]:
        found: list[Any] = []
        while True:
            self._skip()
            if self.at >= len(self.text):
                raise self._error("Unexpected end when deserializing array.")
            if self.text[self.at] == "]":
                self.at += 1
                return found
            self.path.append(len(found))
            found.append(self._value(level + 1))
            self._skip()
            more = self._more("]", "After parsing a value an unexpected character was encountered: ")
            self.path.pop()
            if not more:
                return found


def _word_of(char: str) -> str:
    return "null" if char == "n" else "boolean"
