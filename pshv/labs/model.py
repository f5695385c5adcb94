"""The model of a lab file: which keys exist, which values are possible (style-models.md section 8)."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

_SPAN = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(s|min|h|d)\s*$")
_SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0}


def _span(value: object) -> object:
    if isinstance(value, str):
        found = _SPAN.match(value)
        if found is None:
            raise ValueError("a span is a number with a unit, e.g. 30 s, 25 min, 6 h or 2 d")
        return float(found[1]) * _SECONDS[found[2]]
    return value


def _pattern(value: object) -> object:
    if isinstance(value, str):
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"this is no regular expression: {error}") from None
    return value


Span = Annotated[float, BeforeValidator(_span), Field(ge=0)]
Pattern = Annotated[str, BeforeValidator(_pattern), Field(min_length=1)]
Text = Annotated[str, Field(min_length=1)]
Collection = Literal[
    "cluster", "nodes", "hosts", "groups", "resources", "networks", "interfaces", "switches", "volumes", "vms",
    "adapters", "drives", "accounts", "migrations",
]  # fmt: skip


class Strict(BaseModel):
    """Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid")


class WorldPart(Strict):
    """The cluster: a template of `pshv/labs/worlds` and what differs in this lab."""

    template: Text
    cluster: dict[str, Any] = Field(default_factory=dict)
    hosts: dict[str, dict[str, Any]] = Field(default_factory=dict)
    machines: list[dict[str, Any]] = Field(default_factory=list)
    without: list[str] = Field(default_factory=list)


class SetStep(Strict):
    """Alters objects of the world: those of `collection` whose fields are as in `where` get the fields of `to`."""

    collection: Collection
    where: dict[str, Any] = Field(default_factory=dict)
    to: dict[str, Any] = Field(min_length=1)


class Beginning(Strict):
    """A live migration that has begun when the learner arrives."""

    machine: Text
    to: Text


class Step(Strict):
    """One step that breaks the cluster or tells its story: exactly one of the keys."""

    fault: dict[str, Any] | None = None
    set: SetStep | None = None
    run: str | None = None
    begin: Beginning | None = None
    advance: Span | None = None

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if sum(value is not None for value in (self.fault, self.set, self.run, self.begin, self.advance)) != 1:
            raise ValueError("a step has exactly one of the keys fault, set, run, begin, advance")
        return self


class Condition(Strict):
    """What must be so at the end: fields of an object, fields that must not have changed, or a PowerShell expression.

    `say` is what the check says while it is not so.
    """

    of: Collection | None = None
    where: dict[str, Any] = Field(default_factory=dict)
    must: dict[str, Any] = Field(default_factory=dict)
    keep: list[str] = Field(default_factory=list)
    expression: str | None = None
    say: str = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.of is None) == (self.expression is None):
            raise ValueError("a condition has either the key of (with must or keep) or the key expression")
        if self.of is not None and not (self.must or self.keep):
            raise ValueError("a condition on an object needs must or keep")
        if self.expression is not None and not self.say:
            raise ValueError("a condition with an expression needs say: what is wrong while it is not true")
        return self


class Question(Strict):
    """A question; `answer` is a PowerShell expression that the lab evaluates at its start (never shown to the learner).

    `within` is the relative error that is forgiven (0.02: two percent).
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    text: Text
    answer: Text
    within: float = Field(default=0.0, ge=0, lt=1)
    because: Text


class Diagnosis(Strict):
    """The causes that count as found (names of `causes.yaml`) and the patterns that a piece of evidence must match."""

    causes: list[Text] = Field(min_length=1)
    evidence: list[Pattern] = Field(min_length=1)


class WrongFix(Strict):
    """A plausible mend that does not mend."""

    name: Text
    run: Text
    because: Text


class Lab(Strict):
    """A lab: what is broken, how it looks, when it is mended."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    title: Text
    teaches: Text
    step: int | None = Field(default=None, ge=1, le=7)
    minutes: int = Field(default=15, ge=1, le=240)
    parameters: dict[str, Any] = Field(default_factory=dict)
    world: WorldPart
    broken: list[Step] = Field(default_factory=list, alias="break")
    card: Text
    hints: list[Text] = Field(min_length=3, max_length=3)
    questions: list[Question] = Field(default_factory=list)
    check: list[Condition] = Field(default_factory=list)
    diagnosis: Diagnosis | None = None
    solution: Text
    wrong: list[WrongFix] = Field(min_length=2, max_length=3)
    explanation: Text

    @model_validator(mode="after")
    def _judged(self) -> Self:
        if not self.check and not self.questions:
            raise ValueError("a lab needs a check or questions")
        return self


class Template(Strict):
    """A template of a cluster: parameters to draw and a description as of `mockcluster.description.Blueprint`."""

    parameters: dict[str, Any] = Field(default_factory=dict)
    world: dict[str, Any]


class Cause(Strict):
    """A cause that can be named in a diagnosis."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    text: Text
    words: list[Pattern] = Field(default_factory=list)
