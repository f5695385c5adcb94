"""Running one stage that is not part of a longer pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import StopUpstream
from .reporting import StageFailure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .session import Session
    from .stage import Stage


def run_single(
    stage: Stage, session: Session, out: Callable[[object], object], items: Iterable[object] | None = None
) -> None:
    """Links, begins, runs and ends one stage; `items` is its pipeline input."""
    entry = stage.link(out)
    done = False
    try:
        stage.begin()
        try:
            if items is None:
                stage.run_once()
            else:
                for item in items:
                    entry(item)
            stage.end()
        except StopUpstream as stop:
            if not stage.owns(stop.stage):
                raise
            stage.end()
        done = True
    except StageFailure as failure:
        raise failure.error from None
    finally:
        stage.clean(done)
    session.ok = not stage.failed
