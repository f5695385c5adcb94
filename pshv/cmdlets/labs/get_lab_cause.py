"""Get-LabCause."""

from __future__ import annotations

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet


class GetLabCause(LabCmdlet):
    """Gets the causes that Submit-LabDiagnosis takes."""

    name = "Get-LabCause"
    parameters = ()

    def process(self) -> None:
        from pshv.labs.causes import causes
        from pshv.labs.objects import LabCause

        for cause in causes().values():
            self.write(LabCause(cause.name, cause.text))
