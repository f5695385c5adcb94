"""Verbosity of the cluster log: what `Set-ClusterLog -Level` means (cluster-log-format.md 2, cmdlet-semantics.md 3).

A line has two marks. Its *tag* is printed (`INFO`, `WARN`, `ERR `, `DBG `); its *verbosity* is the lowest level that
writes it at all. They differ: verbose lines are tagged INFO, and some DBG lines appear at the default level.
"""

from __future__ import annotations

OFF = 0
ERROR = 1
WARNING = 2
INFORMATION = 3
VERBOSE = 4
DEBUG = 5

HIGHEST = DEBUG
DEFAULT = INFORMATION

TAGS: dict[int, str] = {ERROR: "ERR ", WARNING: "WARN", INFORMATION: "INFO", VERBOSE: "INFO", DEBUG: "DBG "}
"""The four printed columns of each tag; no VERB tag exists."""

TAG_LEVELS: dict[str, int] = {"ERR ": ERROR, "WARN": WARNING, "INFO": INFORMATION, "DBG ": DEBUG}
