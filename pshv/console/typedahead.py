"""Keys that were typed or pasted ahead: the line editor and Read-Host take them from one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.input.vt100_parser import Vt100Parser

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding.key_processor import KeyPress

    from pshv.host.keyboard import Keyboard


def take(source: Input, keyboard: Keyboard) -> None:
    """Move what the line editor has read and not used to the keyboard."""
    keyboard.ahead += "".join(press.data for press in get_typeahead(source))


def give_back(source: Input, keyboard: Keyboard) -> None:
    """Move what lies ahead at the keyboard to the line editor."""
    presses: list[KeyPress] = []
    parser = Vt100Parser(presses.append)
    parser.feed(keyboard.ahead)
    parser.flush()
    keyboard.ahead = ""
    store_typeahead(source, presses)
