"""Submit-LabAnswer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.labs.lab_cmdlet import LabCmdlet
from pshv.runtime.declaration import Param

if TYPE_CHECKING:
    from pshv.labs.desk import Desk


class SubmitLabAnswer(LabCmdlet):
    """Answers a question of the open lab and says whether the answer is right."""

    name = "Submit-LabAnswer"
    parameters = (
        Param("Question", "string", mandatory=True, position=0),
        Param("Answer", "object", mandatory=True, position=1, by_value=True),
    )
    Question: str
    Answer: object

    def process(self) -> None:
        self.in_open_lab(self._answer)

    def _answer(self, desk: Desk) -> None:
        from pshv.labs import report
        from pshv.runtime.text import to_text

        asked, right = desk.answer(self.Question, to_text(self.Answer))
        self.say(
            [f"{asked.id}: {'right' if right else 'not right'}.", *(report.wrapped(asked.because) if right else [])]
        )
