"""Rates of live migrations (live-migration-model.md section 3): goodput, sharing, compression, SMB."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Flow(Value):
    """A migration that uses the links named ``ends`` (one at the source, one at the destination)."""

    id: int
    ends: tuple[str, ...]


def goodput(line_rate: int, *, rdma: bool = False) -> float:
    """Return the usable bytes per second of a link with ``line_rate`` bits per second."""
    return line_rate / 8 * (c.GOODPUT_RDMA if rdma else c.GOODPUT)


def shares(flows: Sequence[Flow], capacity: Mapping[str, float]) -> dict[int, float]:
    """Share the links among the flows max-min fairly; returns bytes per second by flow.

    The link that allows the least per flow is settled first, then the rest of the capacity goes on to the others.
    """
    left = dict(capacity)
    waiting = list(flows)
    result: dict[int, float] = {}
    while waiting:
        users: dict[str, int] = {}
        for flow in waiting:
            for end in flow.ends:
                users[end] = users.get(end, 0) + 1
        bottleneck = min(users, key=lambda end: (left[end] / users[end], end))
        share = max(0.0, left[bottleneck] / users[bottleneck])
        settled = [flow for flow in waiting if bottleneck in flow.ends]
        for flow in settled:
            result[flow.id] = share
            for end in flow.ends:
                left[end] -= share
        waiting = [flow for flow in waiting if bottleneck not in flow.ends]
    return result


def compressed(share: float, ratio: float, idle_cores: float) -> float:
    """Return the rate at which guest memory goes over a share of a link when it is compressed.

    Only idle CPU is used (D): without any, compression degrades to plain TCP/IP; the sender manages 400 MB/s per idle
    core (C).
    """
    if share <= 0:
        return 0.0
    needed = share * ratio / c.BYTES_PER_CORE
    factor = 1 / ratio + (1 - 1 / ratio) * min(1.0, idle_cores / needed)
    return max(share, min(share * ratio * factor, idle_cores * c.BYTES_PER_CORE))


def smb_limit(total_line_rate: int, factor: int) -> float:
    """Return the cap in bytes per second that SetSMBBandwidthLimit puts on live migration of a node (default 25 %)."""
    return total_line_rate / 8 * factor / c.SMB_LIMIT_SCALE
