"""Stop-Transcript."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet

from .transcription import Transcript


class StopTranscript(Cmdlet):
    """Stops a transcript."""

    name = "Stop-Transcript"

    def process(self) -> None:
        path = Transcript.finish(self.session)
        if path is None:
            self.throw(
                self.error(
                    "An error occurred stopping transcription: The host is not currently transcribing.",
                    "InvalidOperation",
                    "InvalidOperation",
                    exception="System.Management.Automation.PSInvalidOperationException",
                )
            )
        self.write(f"Transcript stopped, output file is {path}")
