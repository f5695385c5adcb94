"""The check engine: which conditions of a lab do not hold yet, said in a sentence each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pshv.labs.mistakes import LabError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mockcluster.cluster import MockCluster
    from mockcluster.world.entity import Entity
    from pshv.labs.model import Condition, Lab, Question

    Evaluate = Callable[[str], list[object]]

TABLES = {"adapters": "vm_adapters", "drives": "vm_drives", "accounts": "computer_accounts"}
_NOUNS = {
    "cluster": "The cluster", "nodes": "Node", "hosts": "Host", "groups": "Role", "resources": "Resource",
    "networks": "Network", "interfaces": "Network interface", "switches": "Switch", "volumes": "Volume",
    "vms": "Virtual machine", "accounts": "Computer account", "adapters": "Network adapter", "drives": "Drive",
}  # fmt: skip
_NUMBER = re.compile(r"[-+]?\d[\d,' ]*(?:\.\d+)?(?:[eE][-+]?\d+)?")


def entities(cluster: MockCluster, kind: str, where: dict[str, Any]) -> list[Entity]:
    """The objects of a kind whose fields are as in `where` (text in any case).

    Raises LabError for a field the kind does not have.
    """
    if kind == "cluster":
        return [cluster.world.cluster]
    found = []
    for entity in cluster.world.collection(TABLES.get(kind, kind)):
        if all(_equal(field_of(entity, field, kind), wanted) for field, wanted in where.items()):
            found.append(entity)
    return found


def field_of(entity: Entity, field: str, kind: str) -> Any:
    """A field of an object; raises LabError with the nearest name for one it does not have."""
    columns = type(entity).__columns__
    if field not in columns:
        raise LabError(f"{kind} have no field '{field}'. {nearest(field, columns)}")
    return getattr(entity, field)


def _equal(actual: Any, wanted: Any) -> bool:
    if isinstance(actual, str) and isinstance(wanted, str):
        return actual.lower() == wanted.lower()
    if isinstance(actual, tuple) and isinstance(wanted, list):
        return list(actual) == wanted
    return bool(actual == wanted)


def _meets(actual: Any, wanted: Any) -> bool:
    match wanted:
        case {"at_most": limit, **rest} if not rest:
            return bool(actual <= limit)
        case {"at_least": limit, **rest} if not rest:
            return bool(actual >= limit)
        case {"between": [low, high], **rest} if not rest:
            return bool(low <= actual <= high)
        case {"not": other, **rest} if not rest:
            return not _equal(actual, other)
        case {"any_of": list(some), **rest} if not rest:
            return any(_equal(actual, one) for one in some)
        case {"includes": one, **rest} if not rest:
            return any(_equal(item, one) for item in actual)
        case {"excludes": one, **rest} if not rest:
            return not any(_equal(item, one) for item in actual)
        case dict():
            raise LabError(
                "a condition's value is a value, at_most, at_least, between, not, any_of, includes or excludes"
            )
    return _equal(actual, wanted)


def baseline(cluster: MockCluster, lab: Lab) -> list[dict[str, Any]]:
    """The values that conditions with `keep` compare with, taken when the lab starts."""
    kept: list[dict[str, Any]] = []
    for condition in lab.check:
        values: dict[str, Any] = {}
        if condition.of is not None and condition.keep:
            for entity in entities(cluster, condition.of, condition.where):
                values[str(entity.key)] = [_plain(field_of(entity, name, condition.of)) for name in condition.keep]
        kept.append(values)
    return kept


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


class Judge:
    """Judges one attempt at a lab: `kept` as `baseline` gave it, `expected` the questions' answers."""

    def __init__(
        self, cluster: MockCluster, lab: Lab, kept: list[dict[str, Any]], expected: dict[str, str], evaluate: Evaluate
    ) -> None:
        self._cluster = cluster
        self._lab = lab
        self._kept = kept
        self._expected = expected
        self._evaluate = evaluate

    def wrong(self, answers: dict[str, str]) -> list[str]:
        """What is still wrong, the questions first; empty when the lab is green."""
        found = [text for question in self._lab.questions if (text := self._question(question, answers))]
        for number, condition in enumerate(self._lab.check):
            found += self._condition(condition, self._kept[number] if number < len(self._kept) else {})
        return found

    def _question(self, question: Question, answers: dict[str, str]) -> str:
        given = answers.get(question.id)
        if given is None:
            return f"Question '{question.id}' has no answer yet: {question.text}"
        if agrees(given, self._expected[question.id], question.within):
            return ""
        return f"Question '{question.id}': '{given}' is not the answer. {question.text}"

    def _condition(self, condition: Condition, kept: dict[str, Any]) -> list[str]:
        if condition.of is None:
            return [] if self._true(condition.expression or "") else [condition.say]
        found = entities(self._cluster, condition.of, condition.where)
        if not found:
            named = ", ".join(f"{key} {value}" for key, value in condition.where.items())
            return [condition.say or f"{_NOUNS[condition.of]} with {named} is not there."]
        wrong: list[str] = []
        for entity in found:
            wrong += self._fields(condition, entity, kept.get(str(entity.key)))
        return [condition.say] if wrong and condition.say else wrong

    def _fields(self, condition: Condition, entity: Entity, before: Sequence[Any] | None) -> list[str]:
        kind = condition.of or ""
        noun = f"{_NOUNS[kind]} '{entity.name}'" if kind != "cluster" else _NOUNS[kind]  # type: ignore[attr-defined]
        wrong = []
        for field, wanted in condition.must.items():
            actual = field_of(entity, field, kind)
            if not _meets(actual, wanted):
                wrong.append(f"{noun}: {_words(field)} is {_show(actual)}, not {_show(wanted)}.")
        for field, was in zip(condition.keep, before or ()):
            actual = _plain(field_of(entity, field, kind))
            if actual != was:
                wrong.append(f"{noun}: {_words(field)} was to stay as it was, but it has changed.")
        return wrong

    def _true(self, expression: str) -> bool:
        from pshv.runtime.convert import to_bool
        from pshv.runtime.errors import PSError

        try:
            values = self._evaluate(expression)
        except PSError:
            return False
        return len(values) > 0 and to_bool(values if len(values) > 1 else values[0])


def agrees(given: str, expected: str, within: float) -> bool:
    """Whether an answer is the expected one: numbers within the relative error, else words without blanks and case."""
    first, second = _number(given), _number(expected)
    if first is not None and second is not None:
        return abs(first - second) <= max(abs(second) * within, 1e-9)
    return _squeezed(given) == _squeezed(expected)


def _number(text: str) -> float | None:
    found = _NUMBER.fullmatch(text.strip())
    return float(re.sub(r"[,' ]", "", found[0])) if found else None


def _squeezed(text: str) -> str:
    return re.sub(r"[\s'\"`.]+", "", text).lower()


def _words(field: str) -> str:
    return field.replace("_", " ")


def _show(value: Any) -> str:
    match value:
        case {"at_most": limit}:
            return f"at most {limit}"
        case {"at_least": limit}:
            return f"at least {limit}"
        case {"between": [low, high]}:
            return f"between {low} and {high}"
        case {"not": other}:
            return f"anything but {_show(other)}"
        case {"any_of": some}:
            return " or ".join(_show(one) for one in some)
        case {"includes": one}:
            return f"a list with {_show(one)}"
        case {"excludes": one}:
            return f"a list without {_show(one)}"
        case list() | tuple():
            return ", ".join(map(str, value)) or "empty"
        case "":
            return "empty"
    return str(value)
