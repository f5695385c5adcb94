"""Tab at the prompt, as on Windows: each press puts the next match in place, Shift+Tab the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

    from pshv.runtime.session import Session


class Cycle:
    """The matches of the text at which Tab was first pressed, and which of them stands there now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._matches: list[str] = []
        self._index = 0
        self._before = self._behind = ""
        self._shown = Document()

    def step(self, buffer: Buffer, by: int) -> None:
        """Show the next match (`by` 1) or the one before (-1) of what is typed."""
        if buffer.document != self._shown or not self._matches:
            self._begin(buffer.document)
            self._index = 0 if by > 0 else len(self._matches) - 1
        else:
            self._index = (self._index + by) % len(self._matches)
        if self._matches:
            text = self._before + self._matches[self._index]
            self._shown = Document(text + self._behind, len(text))
            buffer.document = self._shown

    def _begin(self, document: Document) -> None:
        from pshv.console.completion import complete

        found = complete(self._session, document.text, document.cursor_position)
        self._matches = [match.text_ for match in found.matches]
        self._before = document.text[: found.index]
        self._behind = document.text[max(document.cursor_position, found.index + found.length) :]


def bindings(session: Session) -> KeyBindings:
    """The keys of completion: Tab and Shift+Tab cycle, Ctrl+Space shows all matches."""
    cycle, keys = Cycle(session), KeyBindings()

    @keys.add("tab")
    def _(event: KeyPressEvent) -> None:
        cycle.step(event.current_buffer, 1)

    @keys.add("s-tab")
    def _(event: KeyPressEvent) -> None:
        cycle.step(event.current_buffer, -1)

    @keys.add("c-space")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.start_completion(select_first=False)

    return keys
