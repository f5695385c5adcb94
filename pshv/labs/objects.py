"""The objects that the lab cmdlets write, and what counts as the text of a piece of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.netobject import NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.labs.record import Run


def _plain(name: str, field: str, kind: str = "string") -> Property:
    return Property(name, lambda self: getattr(self, field), None, kind)


class LabInfo(NetObject):
    """A lab in the list of Get-Lab."""

    __slots__ = ("minutes", "name", "state", "step", "title")
    type_names = ("MockCluster.Lab", "System.Object")
    display_set = ("Name", "State", "Step", "Title")
    members = member_table(
        _plain("Name", "name"), _plain("State", "state"), _plain("Step", "step", "System.Nullable[int]"),
        _plain("Title", "title"), _plain("Minutes", "minutes", "int"),
    )  # fmt: skip

    def __init__(self, name: str, title: str, step: int | None, minutes: int, state: str) -> None:
        self.name, self.title, self.step, self.minutes, self.state = name, title, step, minutes, state


class LabProgress(NetObject):
    """The newest run of a lab, and how many there were."""

    __slots__ = ("name", "run", "runs", "state")
    type_names = ("MockCluster.LabProgress", "System.Object")
    display_set = ("Name", "State", "Tries", "Diagnosis")
    members = member_table(
        _plain("Name", "name"),
        _plain("State", "state"),
        Property("Tries", lambda self: len(self.runs), None, "int"),
        Property("Diagnosis", lambda self: max(run["score"] for run in self.runs), None, "int"),
        Property("Seed", lambda self: self.run["seed"], None, "int"),
        Property("Hints", lambda self: self.run["hints"], None, "int"),
        Property("Checks", lambda self: self.run["checks"], None, "int"),
        Property("Started", lambda self: self.run["started"], None, "string"),
        Property("Solved", lambda self: self.run["solved"], None, "string"),
    )

    def __init__(self, name: str, runs: list[Run], state: str) -> None:
        self.name, self.runs, self.run, self.state = name, runs, runs[-1], state


class LabCause(NetObject):
    """A cause that a diagnosis can name."""

    __slots__ = ("description", "name")
    type_names = ("MockCluster.LabCause", "System.Object")
    display_set = ("Name", "Description")
    members = member_table(_plain("Name", "name"), _plain("Description", "description"))

    def __init__(self, name: str, description: str) -> None:
        self.name, self.description = name, description


def evidence_text(piece: Any) -> str:
    """The text of a piece of evidence: an event record's message, a found line, an error's message, any text."""
    from pshv.runtime.text import to_text
    from pshv.types import members

    for name in ("Message", "Line"):
        if members.has(piece, name):
            return to_text(members.get(piece, name))
    return to_text(piece)
