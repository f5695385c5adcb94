"""Setting a lab up: its cluster is built, broken, and told its story; what results is an image to begin from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.labs.innersession import InnerSession
from pshv.labs.judge import baseline, entities, field_of
from pshv.labs.mistakes import LabError, LabFileError
from pshv.labs.world import plan_of

if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.clock import Clock
    from mockcluster.cluster import MockCluster
    from pshv.labs.model import Beginning, Lab, SetStep, Step
    from pshv.labs.reading import DrawnLab


class Staged:
    """A lab ready to begin: the cluster's image, the answers that are expected, the values that are to be kept."""

    __slots__ = ("expected", "image", "kept")

    def __init__(self, image: bytes, expected: dict[str, str], kept: list[dict[str, Any]]) -> None:
        self.image = image
        self.expected = expected
        self.kept = kept


def stage(drawn: DrawnLab, clock: Clock | None = None, edition: str = "desktop") -> Staged:
    """Build and break the cluster of a lab in memory.

    Raises LabFileError: a step, a condition or a question of the file cannot be carried out.
    """
    from mockcluster.cluster import MockCluster

    with MockCluster.create(None, plan_of(drawn), seed=drawn.seed, clock=clock) as cluster:
        inner = InnerSession(cluster, None, edition)
        for number, step in enumerate(drawn.lab.broken):
            try:
                _take(step, cluster, inner)
            except LabError as problem:
                raise LabFileError([drawn.sheet.mistake(("break", number), str(problem))]) from None
        expected = _answers(drawn, inner)
        try:
            kept = baseline(cluster, drawn.lab)
        except LabError as problem:
            raise LabFileError([drawn.sheet.mistake(("check",), str(problem))]) from None
        return Staged(cluster.image(), expected, kept)


def _take(step: Step, cluster: MockCluster, inner: InnerSession) -> None:
    if step.fault is not None:
        _fault(step.fault, cluster)
    elif step.set is not None:
        wanted = step.set
        cluster.change(lambda change: _set(wanted, cluster, change))
    elif step.run is not None:
        inner.run(step.run)
    elif step.begin is not None:
        _begin(step.begin, cluster)
    elif step.advance is not None:
        cluster.advance(seconds=step.advance)


def _begin(wanted: Beginning, cluster: MockCluster) -> None:
    """Begin a migration and leave it to the timeline."""
    from mockcluster.operations.livemigrate import LiveMigrate

    first = next(cluster.steps(LiveMigrate(wanted.machine, wanted.to)))
    if first.outcome is not None and first.outcome.refusal is not None:
        raise LabError(f"the migration of {wanted.machine} to {wanted.to} does not begin: {first.outcome.refusal.text}")


def _fault(fault: dict[str, Any], cluster: MockCluster) -> None:
    options = dict(fault)
    kind = options.pop("kind", None)
    if kind is None:
        raise LabError("a fault needs the key kind")
    try:
        cluster.faults.add(kind, **options)
    except (ValueError, TypeError) as problem:
        raise LabError(str(problem)) from None


def _set(step: SetStep, cluster: MockCluster, change: Change) -> None:
    found = entities(cluster, step.collection, step.where)
    if not found:
        raise LabError(f"no object of {step.collection} is as in where: {step.where}")
    for entity in found:
        fields = {}
        for name, value in step.to.items():
            before = field_of(entity, name, step.collection)
            fields[name] = tuple(value) if isinstance(before, tuple) and isinstance(value, list) else value
        change.set(entity, **fields)


def _answers(drawn: DrawnLab, inner: InnerSession) -> dict[str, str]:
    from pshv.runtime.errors import PSError
    from pshv.runtime.text import to_text

    lab: Lab = drawn.lab
    answers = {}
    for number, question in enumerate(lab.questions):
        place = ("questions", number, "answer")
        try:
            values = inner.evaluate(question.answer)
        except PSError as problem:
            raise LabFileError([drawn.sheet.mistake(place, f"the answer cannot be worked out: {problem}")]) from None
        text = to_text(values[-1]).strip() if values else ""
        if not text:
            raise LabFileError([drawn.sheet.mistake(place, "the answer gives nothing")])
        answers[question.id] = text
    return answers
