"""Page arithmetic of a live migration (live-migration-model.md section 2): pure functions, no world, no clock."""

from __future__ import annotations

from math import exp

from mockcluster import constants as c
from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Workload(Value):
    """What a guest does to its memory: ``pages`` in all, of which ``zero`` were never used and ``hot`` are written
    often.

    ``hot_rate`` and ``cold_rate`` are page writes per second in the hot set and in the rest.
    """

    pages: int
    zero: int
    hot: int
    hot_rate: float
    cold_rate: float

    @property
    def cold(self) -> int:
        """Pages that are used but not hot."""
        return max(0, self.pages - self.zero - self.hot)

    @property
    def used(self) -> int:
        """Pages that must be sent at least once."""
        return self.pages - self.zero


class Limits(Value):
    """When to stop copying: section 2, rules 1 to 5. ``max_factor`` 0 switches the last one off."""

    min_pages: int = c.MIN_PAGES
    blackout_target: float = c.BLACKOUT_TARGET
    max_passes: int = c.MAX_PASSES
    max_factor: float = 0.0


class Pass(Value):
    """One pass: ``pages`` were sent in ``seconds`` while ``dirty_left`` were dirtied.

    ``stop`` is the rule that ended it.
    """

    number: int
    pages: int
    seconds: float
    dirty_left: int
    stop: str


def dirtied(workload: Workload, seconds: float, cap: float = 0.0) -> int:
    """Return U(t): the distinct pages written in ``seconds``, with a share ``cap`` of the guest's CPU taken away.

    Uniform random writes saturate in each set; rate times time would overstate them.
    """
    return round(
        _touched(workload.hot, workload.hot_rate * (1 - cap), seconds)
        + _touched(workload.cold, workload.cold_rate * (1 - cap), seconds)
    )


def _touched(pages: int, rate: float, seconds: float) -> float:
    return pages * (1 - exp(-rate * seconds / pages)) if pages else 0.0


def cpu_cap(mode: str, number: int) -> float:
    """Return the share of CPU taken from the guest in pass ``number`` (option CpuCapping: Normal, Low or High)."""
    base = c.CPU_CAPPING[mode]
    if base == 0.0 or number < 2:
        return 0.0
    return min(c.CPU_CAPPING_MOST, base + c.CPU_CAPPING_STEP * (number - 2))


def first_pass_seconds(workload: Workload, rate: float) -> float:
    """Return how long the first pass takes at ``rate`` bytes per second (markers of zero pages are noise)."""
    return workload.used * c.PAGE / rate


def stop_rule(
    number: int, sent: int, dirty: int, *, rate: float, at_maximum: bool, total: int, pages: int, limits: Limits
) -> str:
    """Return the rule that ends the passes after pass ``number``, or '' to go on.

    ``sent`` pages went in this pass, ``total`` in all passes; ``dirty`` are left; ``at_maximum`` tells that the rate
    cannot grow any more.
    """
    if dirty <= limits.min_pages:
        return "min_pages"
    if rate > 0 and dirty * c.PAGE / rate <= limits.blackout_target:
        return "target"
    if number >= limits.max_passes:
        return "max_passes"
    if dirty >= sent and at_maximum:
        return "not_converging"
    if limits.max_factor and total > limits.max_factor * pages:
        return "max_factor"
    return ""


def passes(workload: Workload, rate: float, limits: Limits | None = None, *, capping: str = "Normal") -> Iterator[Pass]:
    """Yield the passes of a migration at a constant rate; the last one carries its stop rule."""
    limits = limits or Limits()
    sending, total, number = workload.used, 0, 0
    while True:
        number += 1
        seconds = sending * c.PAGE / rate
        total += sending
        left = dirtied(workload, seconds, cpu_cap(capping, number))
        stop = stop_rule(
            number, sending, left, rate=rate, at_maximum=True, total=total, pages=workload.pages, limits=limits
        )
        yield Pass(number, sending, seconds, left, stop)
        if stop:
            return
        sending = left


def final_copy_seconds(dirty: int, rate: float) -> float:
    """Return how long the last dirty pages take while the machine stands still."""
    return dirty * c.PAGE / rate


def state_bytes(processors: int) -> int:
    """Return the size of the CPU and device state of a machine."""
    return c.STATE_BYTES + c.STATE_BYTES_PER_CPU * processors


def blackout_seconds(dirty: int, processors: int, rate: float, storage: float = c.STORAGE_TIME_CSV) -> float:
    """Return T_black: pause, last pages, state, storage handle and resume."""
    copied = (dirty * c.PAGE + state_bytes(processors)) / rate
    return c.PAUSE_TIME + copied + storage + c.RESUME_TIME


def setup_seconds(devices: int) -> float:
    """Return t_setup for a machine with ``devices`` disks and network adapters."""
    return c.SETUP_TIME + c.SETUP_TIME_PER_DEVICE * devices
