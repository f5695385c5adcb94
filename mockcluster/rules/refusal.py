"""Refusals and decisions as values: which rule, which number against which limit, and what would mend it."""

from __future__ import annotations

from mockcluster.values import Value


class Refusal(Value):
    """Why something was not done.

    ``id`` names the rule; ``category`` is the PowerShell error category that fits; ``code`` the unsigned HRESULT or 0;
    ``message`` the paragraphs in English as Windows words them; ``check`` the number in live-migration-model.md
    section 4 (0 elsewhere); ``side`` 'source' or 'destination' with ``host`` when Windows names the failing side.
    ``details`` are the pieces of the text as (name, value).
    """

    id: str
    category: str
    message: tuple[str, ...]
    code: int = 0
    check: int = 0
    target: str = ""
    side: str = ""
    host: str = ""
    limit: str = ""
    actual: str = ""
    remedy: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The message as one string."""
        return "\n".join(self.message)


class Reason(Value):
    """One step of a decision: a candidate met or failed a rule."""

    candidate: str
    rule: str
    verdict: bool
    actual: str = ""
    limit: str = ""


class Decision(Value):
    """A decision with its reasons. ``verdict`` is Allowed, Refused, Queued, Placed or NotPlaced.

    ``chosen`` the winner.
    """

    operation: str
    target: str
    verdict: str
    chosen: str = ""
    reasons: tuple[Reason, ...] = ()
    remedy: str = ""


def migration_heading(vm: str, vm_id: str, side: str, host: str) -> str:
    """Return the paragraph that begins a migration error (event-ids.md section 8)."""
    return (
        f"Virtual machine migration operation for '{vm}' failed at migration {side} '{host}'. "
        f"(Virtual machine ID {vm_id.upper()})"
    )
