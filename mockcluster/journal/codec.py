"""Facts as rows: the kind by name and the fields as JSON."""

from __future__ import annotations

import json

from mockcluster.journal.facts import Fact, kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BASE = ("time", "node", "node_id")
_KINDS = kinds()


def encode(fact: Fact) -> str:
    """Return the fields of a fact, besides its time and node number, as JSON."""
    return json.dumps(
        {name: getattr(fact, name) for name in type(fact).__match_args__ if name not in ("time", "node_id")},
        separators=(",", ":"),
    )


def decode(kind: str, time: int, node_id: int, body: str) -> Fact:
    """Return a fact from its row. Raises ``KeyError`` for a kind that this version does not know."""
    fields = {name: _frozen(value) for name, value in json.loads(body).items()}
    return _KINDS[kind](time=time, node_id=node_id, **fields)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
