"""Set-StrictMode."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text


class SetStrictMode(Cmdlet):
    """Establishes and enforces coding rules in expressions, scripts, and script blocks."""

    name = "Set-StrictMode"

    def end(self) -> None:
        bound = self.bound
        scope = self.run.scope
        if bound.get("Off"):
            scope.strict = 0.0
            return
        scope.strict = version_number(bound.get("Version"))
        self.session.strict_seen = True


def version_number(value: Any) -> float:
    """`Latest` and versions from 3 on are 3."""
    text = to_text(value).lower()
    if text == "latest":
        return 3.0
    major = text.partition(".")[0]
    return min(3.0, float(major)) if major.isdigit() else 3.0
