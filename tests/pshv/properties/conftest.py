"""How long the property tests look: `PSHV_EXAMPLES=20 pytest tests/pshv/properties` looks twenty times as long."""

from __future__ import annotations

import os
import sys

from hypothesis import HealthCheck, settings

from pshv.runtime.execution import RECURSION_LIMIT

sys.setrecursionlimit(RECURSION_LIMIT)  # as the first script does; hypothesis wants it to stay

TIMES = max(1, int(os.environ.get("PSHV_EXAMPLES", "1")))


def looked(examples: int) -> settings:
    """Settings for a test of `examples` examples in the short mode."""
    return settings(
        max_examples=examples * TIMES,
        deadline=None,
        derandomize=TIMES == 1,  # the same examples in every run of CI
        database=None,
        suppress_health_check=list(HealthCheck),
    )
