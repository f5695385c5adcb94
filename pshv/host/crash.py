"""What a person sees of a mistake in pshv itself: one line, never a traceback (unless asked for)."""

from __future__ import annotations

import os
import sys
import traceback

HOST_FAILURE = 70


def summary(problem: BaseException) -> str:
    """One line that says what failed where."""
    frames = traceback.extract_tb(problem.__traceback__)
    place = f" ({os.path.basename(frames[-1].filename)}:{frames[-1].lineno})" if frames else ""
    return (
        f"pshv: internal error: {type(problem).__name__}: {problem}{place}. This is a mistake in pshv, not yours; "
        "PSHV_TRACEBACK=1 shows where it happened."
    )


def describe(problem: BaseException) -> str:
    """`summary`, or the whole traceback with `PSHV_TRACEBACK` set."""
    if os.environ.get("PSHV_TRACEBACK"):
        return "".join(traceback.format_exception(problem)).rstrip()
    return summary(problem)


def report(problem: BaseException) -> int:
    """Say it on standard error; gives the exit code."""
    sys.stdout.flush()
    sys.stderr.write(describe(problem) + "\n")
    return HOST_FAILURE
