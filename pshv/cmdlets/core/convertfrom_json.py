"""ConvertFrom-Json."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import ExceptionObject
from pshv.runtime.text import to_text
from pshv.serialization.jsonreader import EmptyKey, JsonError, JsonReader, KeyCasing

DEFAULT_DEPTH = 1024


class ConvertFromJson(Cmdlet):
    """Converts a JSON-formatted string to a custom object or a hash table."""

    name = "ConvertFrom-Json"

    InputObject: str | None
    AsHashtable: bool
    Depth: int | None
    NoEnumerate: bool
    DateKind: object

    def begin(self) -> None:
        self.texts: list[str] = []

    def process(self) -> None:
        if self.InputObject is not None:
            self.texts.append(self.InputObject)

    def end(self) -> None:
        texts = self.texts
        if not texts:
            return
        if len(texts) > 1 and self._stands_alone(texts[0]):
            for text in texts:
                self._convert(text)
            return
        self._convert("\r\n".join(texts))

    def _stands_alone(self, text: str) -> bool:
        """Whether the first string is JSON by itself: then each of the strings is taken so."""
        try:
            self._read(text)
        except (JsonError, EmptyKey, KeyCasing):
            return False
        return True

    def _read(self, text: str) -> object:
        kind = getattr(self, "DateKind", None)
        depth = getattr(self, "Depth", None)
        return JsonReader(
            text,
            depth=DEFAULT_DEPTH if depth is None else int(depth),
            hashtables=bool(getattr(self, "AsHashtable", False)),
            dates=to_text(kind) if kind is not None else "Default",
        ).read()

    def _convert(self, text: str) -> None:
        try:
            value = self._read(text)
        except JsonError as error:
            self._fail(str(error))
        except EmptyKey:
            self._refuse(
                "The provided JSON includes a property whose name is an empty string, this is only supported using the "
                "-AsHashTable switch.",
                "EmptyKeyInJsonString",
            )
        except KeyCasing as clash:
            self._refuse(
                "Cannot convert the JSON string because it contains keys with different casing. Please use the "
                f"-AsHashTable switch instead. The key that was attempted to be added to the existing key "
                f"'{clash.first}' was '{clash.second}'.",
                "KeysWithDifferentCasingInJsonString",
            )
        else:
            if isinstance(value, list) and not getattr(self, "NoEnumerate", False):
                if self.session.edition == "core":
                    self.write_all(value)
                    return
            self.write(value)

    def _fail(self, reason: str) -> None:
        record = self.error(
            f"Conversion from JSON failed with error: {reason}",
            "System.ArgumentException",
            "NotSpecified",
            None,
            exception="System.ArgumentException",
        )
        kind = "JsonSerializationException" if reason.startswith("Unexpected end when") else "JsonReaderException"
        record.exception.inner = ExceptionObject(f"Newtonsoft.Json.{kind}", reason)
        self.throw(record)

    def _refuse(self, message: str, error_id: str) -> None:
        self.throw(self.error(message, error_id, "InvalidOperation", None))
