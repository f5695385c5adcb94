"""Submit-LabDiagnosis."""

from __future__ import annotations

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet
from pshv.runtime.declaration import Param


class SubmitLabDiagnosis(LabCmdlet):
    """States the cause of the incident, with log lines or event records as evidence; scored apart from the mend."""

    name = "Submit-LabDiagnosis"
    parameters = (
        Param("Cause", "string", mandatory=True, position=0),
        Param("Evidence", "object[]", position=1, by_value=True),
    )
    Cause: str
    Evidence: list[object] | None

    def begin(self) -> None:
        self._pieces: list[str] = []

    def process(self) -> None:
        from pshv.labs.objects import evidence_text

        self._pieces += [evidence_text(piece) for piece in self.Evidence or ()]

    def end(self) -> None:
        from pshv.labs import report

        self.say(report.finding(self.in_open_lab(lambda desk: desk.diagnose(self.Cause, self._pieces))))
