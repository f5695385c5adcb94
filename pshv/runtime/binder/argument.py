"""One argument of a command line, as the compiled command hands it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.language.extent import Extent


class _NoValue:
    """Marks a `-Name` without an argument of its own."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NO_VALUE"


NO_VALUE = _NoValue()


class Argument:
    """A `-Name` token, a value, or both.

    `name`: the parameter token without dash and colon, None for a value; `value`: NO_VALUE for a bare token
    (`-Name value` arrives as two arguments: the binder pairs them); a value with a name stands for `-Name:value` or an
    entry of a splatted hashtable. `text`: the source text of a number (bound to a string it gives the text back).
    `extent`: of the value (of the token for a bare one); `name_extent`: of the token. `token_text` is the token as
    written (`-Foo`, `–Foo:`), for what ends in $args.
    """

    __slots__ = ("extent", "name", "name_extent", "splatted", "text", "token_text", "value")

    def __init__(
        self,
        name: str | None = None,
        value: object = NO_VALUE,
        extent: Extent | None = None,
        name_extent: Extent | None = None,
        text: str | None = None,
        *,
        splatted: bool = False,
        token_text: str = "",
    ) -> None:
        self.name = name
        self.value = value
        self.extent = extent
        self.name_extent = name_extent
        self.text = text
        self.splatted = splatted
        self.token_text = token_text or (f"-{name}" if name is not None else "")
