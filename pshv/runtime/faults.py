"""Python exceptions that reach a statement's boundary: mistakes of pshv's own, and a cluster's file that fails.

A session survives both: they become error records. What belongs to somebody else goes on: Python's limits (the engine
knows them), failed assertions of a test, a reader that has gone, a file that cannot be opened at all.
"""

from __future__ import annotations

import os
import sys

from .errors import PSError, make_record

_STORE = {  # kind of a StoreError's problem -> category
    "Locked": "ResourceBusy",
    "ReadOnly": "WriteError",
    "Full": "WriteError",
    "Unwritable": "WriteError",
    "Damaged": "ReadError",
}


def as_ps_error(problem: Exception) -> PSError:
    """The PowerShell error that `problem` is for a script; raises it again if it is none."""
    if isinstance(problem, PSError):
        return problem
    if isinstance(problem, (RecursionError, MemoryError, AssertionError, BrokenPipeError)):
        raise problem
    if getattr(problem, "ends_session", False):
        raise problem
    store = getattr(problem, "problem", None)
    if type(problem).__module__ == "mockcluster.store.problem" and store is not None:
        return _store_error(str(problem), store.kind)
    return _internal(problem)


def _store_error(text: str, kind: str) -> PSError:
    return PSError(
        make_record(
            text, f"ClusterFile{kind}", _STORE.get(kind, "ResourceUnavailable"), exception="System.IO.IOException"
        )
    )


def _internal(problem: Exception) -> PSError:
    """A mistake of pshv, said in a line; `PSHV_TRACEBACK` in the host's environment shows where it happened."""
    from pshv.host.crash import describe, summary

    if os.environ.get("PSHV_TRACEBACK"):
        sys.stderr.write(describe(problem) + "\n")
    made = make_record(summary(problem), "InternalError", "NotSpecified", exception="System.InvalidOperationException")
    return PSError(made)
