"""What the lab cmdlets have in common: the desk of the session, and lab errors as error records."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pshv.runtime.cmdlet import Cmdlet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.labs.desk import Desk

T = TypeVar("T")


class LabCmdlet(Cmdlet):
    """A cmdlet of the labs."""

    module = "Labs"

    def desk(self) -> Desk:
        """The desk of the session."""
        from pshv.labs.mistakes import LabError
        from pshv.labs.place import desk_of

        try:
            return desk_of(self.session)
        except LabError as problem:
            self.throw(self.error(str(problem), "LabError", "ReadError"))

    def at(self, work: Callable[[Desk], T]) -> T:
        """Do something at the desk; an error of a lab ends the cmdlet."""
        from pshv.labs.mistakes import LabError

        try:
            return work(self.desk())
        except LabError as problem:
            self.throw(self.error(str(problem), "LabError", "InvalidOperation"))

    def in_open_lab(self, work: Callable[[Desk], T]) -> T:
        """The same where the session's cluster must be the open lab's."""
        from pshv.labs.mistakes import LabError
        from pshv.labs.place import in_lab

        def checked(desk: Desk) -> T:
            if not in_lab(self.session):
                name = desk.open
                raise LabError(
                    f"This session is not in the lab '{name}'. Start-Lab {name} begins it anew, 'pshv lab' enters it."
                )
            return work(desk)

        return self.at(checked)

    def say(self, lines: list[str]) -> None:
        """Write lines."""
        self.write_all(lines)
