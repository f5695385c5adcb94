"""New-Guid."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError

from .get_random import session_random


class NewGuid(Cmdlet):
    """Creates a GUID."""

    name = "New-Guid"

    def process(self) -> None:
        given: Any = self.bound.get("InputObject")
        if given is not None:
            from pshv.runtime.convert import convert
            from pshv.types.nettype import known_type

            try:
                self.write(convert(given, known_type("System.Guid")))
            except PSError as error:
                self.write_error(
                    self.error(
                        error.record.message,
                        "StringNotRecognizedAsGuid",
                        "InvalidArgument",
                        None,
                        exception="System.FormatException",
                    )
                )
            return
        self.write(empty() if self.bound.get("Empty") else random_guid(self.session))


def empty() -> Any:
    return make_guid(0)


def make_guid(number: int) -> Any:
    """A Guid of its 128 bits."""
    from pshv.runtime.convert import convert
    from pshv.types.nettype import known_type

    digits = f"{number:032x}"
    text = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    return convert(text, known_type("System.Guid"))


def random_guid(session: Any) -> Any:
    """A version 4 guid of the session's generator."""
    number = session_random(session).getrandbits(128)
    number = number & ~(0xF000 << 64) | 0x4000 << 64
    return make_guid(number & ~(0xC000 << 48) | 0x8000 << 48)
