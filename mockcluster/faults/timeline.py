"""What the timeline holds of faults: conditions that begin, strikes after their delay, interruptions that end."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change


def proceed(change: Change, subject: str) -> None:
    """Do what is due for a fault: ``begin:1``, ``strike:1:migration:stage`` or ``end:1``."""
    what, *numbers = subject.split(":")
    if what == "begin":
        from mockcluster.faults.board import begin

        begin(change, int(numbers[0]))
    else:
        from mockcluster.faults.moments import due

        due(change, what, [int(number) for number in numbers])
