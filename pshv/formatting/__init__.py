"""The formatting engine: objects -> format records -> lines. Source: powershell-formatting.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pshv.runtime.session import Session


def render(session: Session, objects: Iterable[object], width: int | None = None) -> list[str]:
    """The lines that Out-String would make of `objects`."""
    from .out_default import render as run

    return run(session, objects, width)
