"""How the benchmarks measure: medians of several runs, always beside something measured in the same run."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable


def median_seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The median time of `work` over `rounds` runs."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def interleaved(commands: dict[str, list[str]], rounds: int, env: dict[str, str]) -> dict[str, float]:
    """The median time of each command line, run in turn so that the machine's moods hit all alike."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, words in commands.items():
            start = time.perf_counter()
            subprocess.run(words, check=True, capture_output=True, env=env)
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def say(what: str, figure: str, against: str = "") -> None:
    """Print one line of the report."""
    print(f"{what:44} {figure:>22}  {against}", flush=True)
