"""Faults: causes that somebody put into the world, with what they altered."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class Fault(Entity):
    """A cause made on purpose. ``selector`` and ``options`` are ``name=value`` texts, times microseconds.

    ``state`` is Waiting (for its delay), Active, Spent (it fired ``count`` times) or Withdrawn; ``count`` 0 has no end;
    ``draws`` counts how often its probability was asked; ``altered`` keeps as JSON what to put back.
    """

    __table__: ClassVar[str] = "faults"
    __key__: ClassVar[str] = "id"

    id: int
    kind: str
    selector: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    delay: float = 0.0
    count: int = 0
    probability: float = 1.0
    seed: int = 0
    optional: bool = False
    state: str = "Active"
    fired: int = 0
    draws: int = 0
    added_at: int = 0
    removed_at: int = 0
    altered: str = ""

    def selected(self, name: str) -> str:
        """Return what the selector ``name`` means: a name, wildcards, or '' for any."""
        return dict(entry.split("=", 1) for entry in self.selector).get(name, "")

    def option(self, name: str) -> str:
        """Return the value of an option as text, '' when it was not given."""
        return dict(entry.split("=", 1) for entry in self.options).get(name, "")

    @property
    def active(self) -> bool:
        """True while it waits or may still fire."""
        return self.state in ("Waiting", "Active")

    @property
    def accounting(self) -> str:
        """How often it fired: ``never fired``, ``fired 2``, ``fired 2 of 3``."""
        if not self.fired and not self.count:
            return "never fired"
        return f"fired {self.fired} of {self.count}" if self.count else f"fired {self.fired}"
