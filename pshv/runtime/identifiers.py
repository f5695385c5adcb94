"""System.Guid and System.Version."""

from __future__ import annotations

import re
from typing import Final

from pshv.runtime.netexception import NetException, argument_error, format_error, out_of_range

_HEX: Final = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)


class Guid:
    """A GUID as its 32 lower-case hex digits."""

    __slots__ = ("digits",)
    type_names = ("System.Guid", "System.ValueType", "System.Object")

    def __init__(self, digits: str) -> None:
        self.digits = digits

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Guid) and other.digits == self.digits

    def __hash__(self) -> int:
        return hash(self.digits)

    def __str__(self) -> str:
        d = self.digits
        return f"{d[:8]}-{d[8:12]}-{d[12:16]}-{d[16:20]}-{d[20:]}"

    def compare_to(self, other: Guid) -> int:
        return (self.digits > other.digits) - (self.digits < other.digits)

    def format_text(self, format: str | None, invariant: bool) -> str:
        form = (format or "D").upper()
        if form == "D":
            return str(self)
        if form == "N":
            return self.digits
        if form == "B":
            return f"{{{self}}}"
        if form == "P":
            return f"({self})"
        if form == "X":
            d = self.digits
            tail = ",".join(f"0x{d[i : i + 2]}" for i in range(16, 32, 2))
            return f"{{0x{d[:8]},0x{d[8:12]},0x{d[12:16]},{{{tail}}}}}"
        raise format_error('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".')


def parse_guid(text: str) -> Guid:
    """A GUID from text: D, N, B or P form. Raises FormatException."""
    body = text.strip()
    if (body[:1] == "{" and body[-1:] == "}") or (body[:1] == "(" and body[-1:] == ")"):
        body = body[1:-1]
    if _HEX.fullmatch(body) is None or len(body) not in (32, 36):
        raise format_error(_guid_message(body))
    return Guid(body.replace("-", "").lower())


def _guid_message(body: str) -> str:
    if len(body) == 36 and "-" in body:
        if [i for i, c in enumerate(body) if c == "-"] != [8, 13, 18, 23]:
            return "Dashes are in the wrong position for GUID parsing."
        return "Guid string should only contain hexadecimal characters."
    if len(body) == 32 and re.fullmatch(r"[^-]*", body):
        return "Guid string should only contain hexadecimal characters."
    if re.fullmatch(r"[0-9a-fA-F-]+", body) and "-" in body and len(body) > 8:
        return "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
    return "Unrecognized Guid format."


def new_guid() -> Guid:
    """A random GUID, from the session's random source."""
    from pshv.runtime.randomness import source

    bits = source.getrandbits(128)
    bits = bits & ~(0xF << 76) | 0x4 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return Guid(f"{bits:032x}")


class Version:
    """major.minor[.build[.revision]]; parts left out are -1."""

    __slots__ = ("parts",)
    type_names = ("System.Version", "System.Object")

    def __init__(self, major: int = 0, minor: int = 0, build: int = -1, revision: int = -1) -> None:
        self.parts = (major, minor, build, revision)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and other.parts == self.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def compare_to(self, other: Version) -> int:
        return (self.parts > other.parts) - (self.parts < other.parts)

    def text(self) -> str:
        return ".".join(str(p) for p in self.parts if p >= 0)

    def fields(self, count: int) -> str:
        """`ToString(count)`."""
        have = sum(p >= 0 for p in self.parts)
        if not 0 <= count <= have:
            raise argument_error(f"Argument must be between 0 and {have}.", "fieldCount")
        return ".".join(str(p) for p in self.parts[:count])


def parse_version(text: str) -> Version:
    """A version from text. Raises ArgumentException, FormatException, OverflowException."""
    parts = text.split(".")
    if not 2 <= len(parts) <= 4:
        raise argument_error("Version string portion was too short or too long.", "input")
    numbers: list[int] = []
    for name, part in zip(("major", "minor", "build", "revision"), parts, strict=False):
        stripped = part.strip()
        if not re.fullmatch(r"[+-]?\d+", stripped, re.ASCII):
            raise format_error(f"The input string '{part}' was not in a correct format.")
        number = int(stripped)
        if number > 2147483647:
            raise NetException("System.OverflowException", "Value was either too large or too small for an Int32.")
        if number < 0:
            raise out_of_range(
                f"Version's parameters must be greater than or equal to zero. (Parameter '{name}')"
                if False
                else "Version's parameters must be greater than or equal to zero.",
                "input",
            )
        numbers.append(number)
    return Version(*numbers)


def new_version(*parts: int) -> Version:
    """`[version]::new(...)` from numbers."""
    for name, part in zip(("major", "minor", "build", "revision"), parts, strict=False):
        if part < 0:
            raise out_of_range("Version's parameters must be greater than or equal to zero.", name)
    return Version(*parts)
