"""Workload profiles: what kinds of guests do to their memory and processors (live-migration-model.md section 2).

Shares are fractions of the assigned memory; rates are page writes per second for each GiB of assigned memory, so that a
larger guest of the same kind writes more (C).
"""

from __future__ import annotations

from mockcluster.values import Value

PAGES_PER_GIB = 262_144


class Profile(Value):
    """A kind of guest. ``cpu`` is the usual load in percent, ``demand`` the share of memory in demand."""

    zero: float
    hot: float
    hot_rate: float
    cold_rate: float
    compression: float
    cpu: int
    demand: float
    boot_seconds: float


PROFILES: dict[str, Profile] = {
    "idle": Profile(0.55, 0.002, 400.0, 20.0, 2.4, 0, 0.30, 16.0),
    "web": Profile(0.30, 0.010, 3_000.0, 120.0, 2.0, 4, 0.55, 18.0),
    "application": Profile(0.22, 0.020, 5_000.0, 150.0, 1.9, 7, 0.65, 24.0),
    "database": Profile(0.08, 0.100, 12_000.0, 300.0, 1.5, 14, 0.90, 41.0),
    "cache": Profile(0.05, 0.250, 20_000.0, 600.0, 1.4, 9, 0.92, 15.0),
    "domain-controller": Profile(0.40, 0.004, 900.0, 40.0, 2.2, 1, 0.45, 35.0),
    "file": Profile(0.35, 0.008, 1_500.0, 250.0, 1.7, 3, 0.50, 22.0),
    "build": Profile(0.12, 0.150, 25_000.0, 900.0, 1.8, 38, 0.85, 20.0),
    "desktop": Profile(0.28, 0.015, 2_200.0, 90.0, 2.1, 5, 0.60, 26.0),
}


def pages_of(profile: Profile, memory: int) -> tuple[int, int, float, float]:
    """Return zero pages, hot pages, hot rate and cold rate of a guest with ``memory`` bytes."""
    pages = memory // 4096
    size = pages / PAGES_PER_GIB
    return round(pages * profile.zero), round(pages * profile.hot), profile.hot_rate * size, profile.cold_rate * size
