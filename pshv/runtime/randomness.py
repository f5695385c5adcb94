"""The session's random source: seeded by the cluster, so that the same commands give the same numbers."""

from __future__ import annotations

from random import Random

source = Random(0)


def use(random: Random) -> None:
    """Draw from `random` from now on."""
    global source
    source = random
