"""Decisions read back from where they are kept."""

from __future__ import annotations

import json

from mockcluster.rules.refusal import Decision, Reason


def stored(body: str) -> Decision:
    """Return a decision from its JSON."""
    fields = json.loads(body)
    fields["reasons"] = tuple(Reason(**reason) for reason in fields["reasons"])
    return Decision(**fields)
