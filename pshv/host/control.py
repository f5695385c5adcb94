"""`mockcluster WORD ...`, an executable beside the stand-ins of a host: what Python tests have, for other languages.

Every answer is JSON on standard output; exit code 0 is good, 1 is a refusal or a failed check, 64 a wrong word.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from mockcluster.store.checkpoints import Checkpoint
    from pshv.host.console import Host
    from pshv.testing.cluster import MockCluster

NAME = "mockcluster"
WRONG_WORD = 64
_NUMBERS = frozenset({"id"})


class ControlError(Exception):
    """A word that does not fit; the text says what does."""


class Control:
    """Answers `mockcluster` for one cluster. Checkpoint 0 is the cluster as it was when the host started."""

    def __init__(self, cluster: MockCluster) -> None:
        self._cluster = cluster
        self._checkpoints: list[Checkpoint] = [cluster.checkpoint()]
        self._words: dict[str, Callable[[list[str], dict[str, Any]], Any]] = {
            "now": lambda words, named: self._cluster.now.isoformat(),
            "advance": self._advance,
            "checkpoint": lambda words, named: self._keep(),
            "restore": self._restore,
            "calls": lambda words, named: [_call(call) for call in self._cluster.calls(*words[:1], **named)],
            "log": lambda words, named: [_plain(line._asdict()) for line in self._cluster.log(*words[:1], **named)],
            "events": lambda words, named: [_plain(event._asdict()) for event in self._cluster.events(**named)],
            "fault": self._fault,
            "verify": lambda words, named: self._verify(),
        }

    def run(self, words: list[str], host: Host) -> int:
        """Do what the words say and write the answer."""
        try:
            answer = self._answer(words)
        except ControlError as problem:
            host.write_error(f"{NAME}: {problem}")
            return WRONG_WORD
        except (LookupError, ValueError, TypeError, AssertionError) as problem:
            host.write_error(f"{NAME}: {problem}")
            return 1
        host.write_line(json.dumps(answer))
        return 0

    def _answer(self, words: list[str]) -> Any:
        known = ", ".join(self._words)
        if not words or words[0] not in self._words:
            raise ControlError(f"the first word is one of {known}; name=value pairs may follow.")
        named: dict[str, Any] = {}
        plain = []
        for word in words[1:]:
            name, equals, value = word.partition("=")
            if equals:
                named[name] = int(value) if name in _NUMBERS and value.isdecimal() else value
            else:
                plain.append(word)
        return self._words[words[0]](plain, named)

    def _advance(self, words: list[str], named: dict[str, Any]) -> Any:
        try:
            facts = self._cluster.advance(timedelta(**{name: float(value) for name, value in named.items()}))
        except (TypeError, ValueError) as problem:
            raise ControlError(f"advance takes spans such as hours=6 or seconds=1.5 ({problem}).") from None
        return {"now": self._cluster.now.isoformat(), "facts": [type(fact).__name__ for fact in facts]}

    def _keep(self) -> int:
        self._checkpoints.append(self._cluster.checkpoint())
        return len(self._checkpoints) - 1

    def _restore(self, words: list[str], named: dict[str, Any]) -> Any:
        number = words[0] if words else "0"
        if not number.isdecimal() or int(number) >= len(self._checkpoints):
            raise ControlError(f"restore takes the number of a checkpoint, 0 to {len(self._checkpoints) - 1}.")
        self._cluster.restore(self._checkpoints[int(number)])
        return int(number)

    def _fault(self, words: list[str], named: dict[str, Any]) -> Any:
        if not words:
            return [{"id": one.id, "kind": one.kind, "accounting": one.accounting} for one in self._cluster.faults]
        added = self._cluster.faults.add(words[0], **named)
        return {"id": added.id, "kind": added.kind}

    def _verify(self) -> Any:
        self._cluster.verify()
        return "ok"


def _call(call: Any) -> dict[str, Any]:
    return {"name": call.name, "parameters": _plain(call.parameters), "line": call.line, "errors": call.errors}


def _plain(value: Any) -> Any:
    """Values as JSON has them; moments as ISO texts, objects as their texts."""
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
