"""ConvertTo-SecureString."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

from .securestring import SecureString

MARK = "mock:"


class ConvertToSecureString(Cmdlet):
    """Converts plain text or encrypted standard strings to secure strings."""

    name = "ConvertTo-SecureString"
    String: str | None

    def process(self) -> None:
        bound = self.bound
        text: Any = self.String or ""
        if bound.get("AsPlainText"):
            if not bound.get("Force") and self.session.edition != "core":
                self.throw(
                    self.error(
                        "The system cannot protect plain text input. To suppress this warning and convert the "
                        "plain text "
                        "to a SecureString, reissue the command specifying the Force parameter. For more information ,"
                        "type: get-help ConvertTo-SecureString.",
                        "ImportSecureString_ForceRequired",
                        "InvalidArgument",
                        exception="System.ArgumentException",
                    )
                )
            self.write(SecureString(text))
            return
        plain = reveal(text)
        if plain is None:
            self.write_error(
                self.error(
                    "The input string '" + text + "' was not in a correct format."
                    if self.session.edition == "core"
                    else "Input string was not in a correct format.",
                    "ImportSecureString_InvalidArgument",
                    "InvalidArgument",
                    None,
                    exception="System.FormatException",
                )
            )
            return
        self.write(SecureString(plain))


def conceal(plain: str) -> str:
    """The standard text of a secure string: digits that `reveal` reads back (no secrecy is meant)."""
    return (MARK + plain).encode("utf-16-le").hex()


def reveal(text: str) -> str | None:
    """The text behind `conceal`'s digits; None when they are not that."""
    try:
        plain = bytes.fromhex(text).decode("utf-16-le")
    except ValueError:
        return None
    return plain[len(MARK) :] if plain.startswith(MARK) else None
