"""ConvertTo-Json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text
from pshv.serialization.jsonwriter import JsonWriter

if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT_DEPTH = 2


class ConvertToJson(Cmdlet):
    """Converts an object to a JSON-formatted string."""

    name = "ConvertTo-Json"

    InputObject: object
    Depth: int | None
    Compress: bool
    EnumsAsStrings: bool
    AsArray: bool
    EscapeHandling: object

    kept: list[object] | None = None

    def receiver(self) -> Callable[[object], object]:
        """What is called with each object of the pipeline."""
        if self.kept is None:
            self.kept = []
        return self.kept.append

    def process(self) -> None:
        self.receiver()(self.InputObject)

    def end(self) -> None:
        kept = self.kept
        if not kept:
            return
        depth = DEFAULT_DEPTH if self.Depth is None else int(self.Depth)
        handling = getattr(self, "EscapeHandling", None)
        writer = JsonWriter(
            core=self.session.edition == "core",
            compress=self.Compress,
            depth=depth,
            enums_as_strings=bool(getattr(self, "EnumsAsStrings", False)),
            escape=to_text(handling) if handling is not None else "Default",
        )
        as_array = bool(getattr(self, "AsArray", False))
        text = writer.array(kept) if len(kept) > 1 or as_array else writer.write(kept[0])
        if writer.truncated and writer.core:
            self.write_warning(f"Resulting JSON is truncated as serialization has exceeded the set depth of {depth}.")
        self.write(text)
