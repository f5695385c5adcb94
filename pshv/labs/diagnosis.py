"""Judging a diagnosis: is the cause right, and is the evidence a line or event that is there and shows it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pshv.labs.causes import named
from pshv.labs.mistakes import LabError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mockcluster.cluster import MockCluster
    from pshv.labs.model import Lab

CAUSE_POINTS = 50
EVIDENCE_POINTS = 50
HINT_COST = 5
LEAST_EVIDENCE = 12
"""Characters a piece of evidence must have: a word or an error number alone proves nothing."""


class Finding:
    """What a diagnosis is worth: `score` of 100, and a sentence on the cause and on the evidence."""

    __slots__ = ("cause", "cause_right", "evidence_right", "lines", "score")

    def __init__(self, cause: str, *, cause_right: bool, evidence_right: bool, lines: list[str], hints: int) -> None:
        self.cause = cause
        self.cause_right = cause_right
        self.evidence_right = evidence_right
        self.lines = lines
        points = CAUSE_POINTS * cause_right + EVIDENCE_POINTS * (evidence_right and cause_right)
        self.score = max(0, points - HINT_COST * hints) if points else 0


def diagnose(cluster: MockCluster, lab: Lab, cause: str, evidence: Sequence[str], hints: int) -> Finding:
    """Judge a cause and its evidence; each hint that was taken costs five points.

    Raises LabError for a lab without a diagnosis and for a cause that nobody knows.
    """
    if lab.diagnosis is None:
        raise LabError(f"The lab '{lab.name}' asks questions instead of a diagnosis: use Submit-LabAnswer.")
    names = named(cause)
    cause_right = any(name in lab.diagnosis.causes for name in names)
    lines = [f"The cause '{cause}' is {'right' if cause_right else 'not what stops this cluster'}."]
    shows = False
    for piece in evidence:
        verdict, good = _weigh(cluster, lab, piece)
        shows |= good
        lines.append(verdict)
    if not evidence:
        lines.append("No evidence was given: a line of the cluster log, an event record or its message.")
    return Finding(names[0], cause_right=cause_right, evidence_right=shows, lines=lines, hints=hints)


def _weigh(cluster: MockCluster, lab: Lab, piece: str) -> tuple[str, bool]:
    assert lab.diagnosis is not None
    text = _flat(_body(piece))
    shown = text if len(text) <= 60 else text[:57] + "..."
    if len(text) < LEAST_EVIDENCE:
        return f"'{shown}' is too short to be evidence.", False
    if not any(text in there for there in recorded(cluster)):
        return f"'{shown}' is neither a line of an operation in a cluster log nor an event of this cluster.", False
    if not any(re.search(pattern, text, re.IGNORECASE) for pattern in lab.diagnosis.evidence):
        return f"'{shown}' is there, but does not show the cause.", False
    return f"'{shown}' shows it.", True


def recorded(cluster: MockCluster) -> Iterator[str]:
    """Every stored line of every node's cluster log, then the message of every event, blanks made one."""
    from mockcluster.debuglog.line import LogLine
    from mockcluster.eventlog.query import message

    for node in cluster.world.nodes:
        lines: list[LogLine] = list(cluster.log_rows(node.id))
        yield from (_flat(line.text) for line in lines)
        for record in cluster.event_records(node.id):
            yield _flat(f"{record.id} {message(record)}")


def _body(piece: str) -> str:
    """The body of a log line: what stands behind ids, stamp and level."""
    from mockcluster.debuglog.grammar import LINE

    found = LINE.match(piece.strip().split("\n")[0].rstrip("\r"))
    return found[found.re.groups] if found is not None else piece


def _flat(text: str) -> str:
    return " ".join(text.split())
