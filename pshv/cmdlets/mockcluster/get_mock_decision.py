"""Get-MockDecision: why something was done or refused: every rule with its number, limit and remedy."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.values import PSObject
from pshv.types.world.base import local_time


class GetMockDecision(Cmdlet):
    """Gets the decisions the cluster took, the newest first: verdict, chosen node, every rule asked, remedy."""

    name = "Get-MockDecision"
    parameters = (
        Param("Target", "string", aliases=("Name", "VMName"), position=0, by_value=True, by_property=True),
        Param("Verdict", "string[]", values=("Allowed", "Refused", "Queued", "Placed", "NotPlaced")),
        Param("First", "int", minimum=1),
    )
    Target: str | None
    Verdict: list[str] | None
    First: int | None

    def process(self) -> None:
        cluster: Any = self.session.cluster
        target = None if self.Target is None else str(self.Target)
        wanted = None if self.Verdict is None else {one.lower() for one in self.Verdict}
        written = 0
        for time, decision in reversed(cluster.decisions(target)):
            if wanted is not None and decision.verdict.lower() not in wanted:
                continue
            self.write(shown(time, decision))
            written += 1
            if self.First is not None and written >= int(self.First):
                return


def shown(time: int, decision: Any) -> PSObject:
    """A decision as an object."""
    reasons = [reason(one) for one in decision.reasons]
    failed = [one for one in decision.reasons if not one.verdict]
    fields = {
        "Time": local_time(time),
        "Operation": decision.operation,
        "Target": decision.target,
        "Verdict": decision.verdict,
        "Chosen": decision.chosen or None,
        "Rule": failed[-1].rule if failed else None,
        "Actual": failed[-1].actual if failed else None,
        "Limit": failed[-1].limit if failed else None,
        "Remedy": decision.remedy or None,
        "Reasons": reasons,
    }
    return PSObject(dict(fields), ["MockCluster.Decision", "System.Object"])


def reason(one: Any) -> PSObject:
    """One rule that was asked of one candidate."""
    fields = {
        "Candidate": one.candidate,
        "Rule": one.rule,
        "Verdict": one.verdict,
        "Actual": one.actual or None,
        "Limit": one.limit or None,
    }
    return PSObject(dict(fields), ["MockCluster.Reason", "System.Object"])
