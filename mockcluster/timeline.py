"""The timeline: what is due, in order, and who handles it."""

from __future__ import annotations

from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change


class Due(Value):
    """An entry of the timeline: ``kind`` chooses the handler, ``subject`` is what it is about."""

    id: int
    due: int
    kind: str
    subject: str
    body: str


def handle(change: Change, due: Due) -> None:
    """Do what is due, within one transaction. An unknown kind is an error of the program."""
    if due.kind == "migration":
        from mockcluster.migration.stages import proceed

        proceed(change, int(due.subject))
    elif due.kind == "fault":
        from mockcluster.faults.timeline import proceed as continue_fault

        continue_fault(change, due.subject)
    else:
        raise LookupError(f"nothing handles {due.kind!r} on the timeline")
