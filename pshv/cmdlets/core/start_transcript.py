"""Start-Transcript."""

from __future__ import annotations

from typing import Any

from pshv.drives.paths import parent

from .itembase import ItemCmdlet
from .transcription import Transcript, header


class StartTranscript(ItemCmdlet):
    """Creates a record of all or part of a session to a text file."""

    name = "Start-Transcript"

    def process(self) -> None:
        bound = self.bound
        given: Any = bound.get("Path") or bound.get("LiteralPath")
        folder: Any = bound.get("OutputDirectory") or "C:\\Users\\Administrator\\Documents"
        if given is None:
            from pshv.runtime import dates

            stamp = dates.now().format_text("yyyyMMddHHmmss", True)
            computer = self.drives.environment.get("COMPUTERNAME") or "HOST"
            given = f"{folder}\\PowerShell_transcript.{computer}.mock.{stamp}.txt"
        at = self.drives.resolve(str(given))
        if not self.should_process(at.path, "Start-Transcript"):
            return
        exists = self.files.exists(at.path)
        if exists and bound.get("NoClobber") and not bound.get("Append"):
            self.throw(
                self.error(
                    f"The file '{at.path}' already exists and -NoClobber was specified.",
                    "NoClobber",
                    "ResourceExists",
                    at.path,
                    exception="System.IO.IOException",
                )
            )
        try:
            if parent(at.path) and not self.files.exists(parent(at.path)):
                self.files.make_folder(parent(at.path))
            Transcript.begin(
                self.session,
                self.files,
                at.path,
                append=bool(bound.get("Append")),
                text=header(self.session, minimal=bool(bound.get("UseMinimalHeader"))),
            )
        except OSError as error:
            self.write_failure(error, at.path, "CannotStartTranscription", denied="", other="")
            return
        self.write(f"Transcript started, output file is {given}")
