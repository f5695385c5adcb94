"""Every event the cluster can write, found by channel and id (event-ids.md, all rows; the data is `catalogue.tsv`).

Section 9 of that page lists ids that circulate with wrong meanings; the table follows the page, not the circulation.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from mockcluster.eventlog import channels, record
from mockcluster.eventlog.message import compose

_KEYS: dict[str, tuple[str, str]] = {
    "FC": (channels.SYSTEM, channels.FAILOVER_CLUSTERING),
    "FCop": (channels.CLUSTER_OPERATIONAL, channels.FAILOVER_CLUSTERING),
    "FCdiag": (channels.CLUSTER_DIAGNOSTIC, channels.FAILOVER_CLUSTERING),
    "HA": (channels.HA_ADMIN, channels.HIGH_AVAILABILITY),
    "HAan": (channels.HA_ANALYTIC, channels.HIGH_AVAILABILITY),
    "VMMS": (channels.VMMS_ADMIN, channels.VMMS),
    "VMMSop": (channels.VMMS_OPERATIONAL, channels.VMMS),
    "VMMSan": (channels.VMMS_ANALYTIC, channels.VMMS),
    "WRK": (channels.WORKER_ADMIN, channels.WORKER),
    "WRKan": (channels.WORKER_ANALYTIC, channels.WORKER),
    "RES": (channels.SYSTEM, channels.RESOURCE_EXHAUSTION),
    "HV": (channels.SYSTEM, channels.HYPERVISOR),
}
_LEVELS = {
    "C": record.CRITICAL,
    "E": record.ERROR,
    "W": record.WARNING,
    "I": record.INFORMATION,
    "V": record.VERBOSE,
}


class Definition(NamedTuple):
    """One message of one event. Ids with several messages tell them apart by `variant` (empty for the usual one)."""

    channel: str
    provider: str
    id: int
    level: int
    variant: str
    task: str
    message: str


def _read() -> dict[tuple[str, int, str], Definition]:
    found: dict[tuple[str, int, str], Definition] = {}
    with open(os.path.join(os.path.dirname(__file__), "catalogue.tsv"), encoding="utf-8") as rows:
        for row in rows:
            if row.startswith("#"):
                continue
            key, event, level, variant, task_name, text = row.rstrip("\n").split("\t")
            channel, provider = _KEYS[key]
            template = text.replace("\\n", "\n")
            made = Definition(channel, provider, int(event), _LEVELS[level], variant, task_name, template)
            found[(channel, made.id, variant)] = made
    return found


CATALOGUE: dict[tuple[str, int, str], Definition] = _read()
"""All definitions by channel, id and variant."""


def definition(channel: str, event: int, variant: str = "") -> Definition:
    """The definition of an event.

    Raises:
        KeyError: the channel has no such event.
    """
    return CATALOGUE[(channel, event, variant)]


def providers() -> list[str]:
    """The names of all providers, in alphabetical order."""
    return sorted({entry.provider for entry in CATALOGUE.values()})


def message(channel: str, event: int, strings: tuple[str, ...], variant: str = "") -> str:
    """The text of an event with its insertion strings; empty when the catalogue does not know it."""
    entry = CATALOGUE.get((channel, event, variant))
    return compose(entry.message, strings) if entry is not None else ""


def task(channel: str, event: int, variant: str = "") -> str:
    """The task category's name, empty when the event has none."""
    entry = CATALOGUE.get((channel, event, variant))
    return entry.task if entry is not None else ""
