"""Whether a session is in an exam, where faults are hidden. Cheap for every session that is in no lab."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.runtime.session import Session

HIDDEN = "This is an exam: faults are neither shown nor withdrawn."


def in_exam(session: Session) -> bool:
    """Whether the session's cluster is that of a lab under exam."""
    if Path(session.cluster.path).parent.name != "labs":
        return False
    from pshv.labs.place import desk_of, in_lab

    return in_lab(session) and desk_of(session).run["exam"]
