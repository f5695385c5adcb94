"""The benchmarks: `python -m tests.benchmarks [start|world|migrations|log ...]`. Ratios, never limits."""

from __future__ import annotations

import sys

from tests.benchmarks import clusterlog, fixture, language, migrations, start, world

PARTS = {
    "start": start.run,
    "world": world.run,
    "migrations": migrations.run,
    "log": clusterlog.run,
    "fixture": fixture.run,
    "language": language.run,
}


def main() -> None:
    """Run the parts that are named, or all."""
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main()
