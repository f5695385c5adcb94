"""What the cmdlets that write a text file share: Out-File, Export-Csv, Export-Clixml, Tee-Object."""

from __future__ import annotations

from typing import ClassVar

from pshv.cmdlets.core.itembase import ItemCmdlet
from pshv.drives.encodings import codec, default_codec
from pshv.drives.paths import has_wildcards
from pshv.drives.provider import ItemPath
from pshv.runtime.errors import PSError


class TextOutput(ItemCmdlet):
    """Base: `open` the file of a path, `put` text, `close`.

    `operation` is the action ShouldProcess names, `redirect` whether 5.1 writes UTF-16 as Out-File does.
    """

    operation: ClassVar[str] = ""
    redirect: ClassVar[bool] = False

    Append: bool
    NoClobber: bool
    Encoding: object

    at: ItemPath | None = None
    _parts: list[str]
    _codec: str = "utf-8"
    _mark: bytes = b""

    def open(self, path: str | None) -> bool:
        """Decide where to write; False when an error was written or the user said no. The file is emptied at once."""
        self._parts = []
        literal = self.LiteralPath  # a string here
        text = literal if isinstance(literal, str) else path
        if isinstance(literal, list):
            text = literal[0]
        at = self._target(text or "", literal is not None)
        if at is None:
            return False
        if self.operation and not self.should_process(at.text, self.operation):
            return False
        core = self.session.edition == "core"
        given = getattr(self, "Encoding", None)
        chosen = codec(given, core=core) if given is not None else None
        self._codec, self._mark = chosen or default_codec(core=core, redirect=self.redirect)
        append = bool(getattr(self, "Append", False))
        exists = self.files.exists(at.path)
        if exists and getattr(self, "NoClobber", False) and not append:
            self._exists(at)
        try:
            if exists and getattr(self, "Force", False):
                self.files.set_read_only(at.path, False)
            self.files.write(at.path, b"" if exists and append else self._mark, append=append)
        except OSError as error:
            self._refused(error, at)
        self.at = at
        return True

    def _target(self, text: str, literal: bool) -> ItemPath | None:
        if not literal and has_wildcards(text):
            found = self.drives.glob(text)
            if len(found) == 1:
                return found[0]
            if len(found) > 1:
                self.throw(
                    self.error(
                        f"Cannot perform operation because the wildcard path {text} did not resolve to a file.",
                        "ReadWriteMultipleFilesNotSupported",
                        "InvalidArgument",
                        text,
                    )
                )
        try:
            at = self.drives.resolve(text)
        except PSError as error:
            self.throw(self.own(error))
        if at.provider.name != "FileSystem":
            self.throw(
                self.error(
                    f"Cannot open file because the current provider ({at.provider.name}) cannot open a file.",
                    "ReadWriteFileNotFileSystemProvider",
                    "InvalidArgument",
                    text,
                )
            )
        return at

    def _exists(self, at: ItemPath) -> None:
        self.throw(
            self.error(
                f"The file '{at.text}' already exists.",
                "NoClobber",
                "ResourceExists",
                at.text,
                exception="System.IO.IOException",
            )
        )

    def _refused(self, error: OSError, at: ItemPath) -> None:
        from pshv.drives.failures import describe

        failure = describe(error, at.text)
        self.throw(self.error(failure.message, "FileOpenFailure", "OpenError", None, exception=failure.exception))

    def put(self, text: str) -> None:
        """Write text; it reaches the file at `close`, or when much has come together."""
        self._parts.append(text)
        if len(self._parts) >= 2000:
            self.flush()

    def flush(self) -> None:
        """Bring what was put into the file."""
        if self.at is not None and self._parts:
            data = "".join(self._parts).encode(self._codec, "replace")
            self._parts = []
            self.files.write(self.at.path, data, append=True)

    def close(self) -> None:
        """Write the rest."""
        if self.at is not None:
            self.flush()

    def stop(self) -> None:
        self.close()
