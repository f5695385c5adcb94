"""Migrations under way and done."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class Migration(Entity):
    """One migration of one machine (live-migration-model.md section 1). Times in microseconds, rates bytes/s.

    ``state`` is Queued, Running, Completed, Failed or Cancelled; ``stage`` 0 to 6; ``pass_sent`` of ``pass_pages`` were
    sent at ``rate`` until ``priced_at``; ``driver`` is the process that runs it (0: whoever catches up).
    """

    __table__: ClassVar[str] = "migrations"
    __key__: ClassVar[str] = "id"

    id: int
    vm_id: str
    kind: str
    source: str
    target: str
    move_type: str = "Manual"
    targeted: bool = True
    state: str = "Running"
    stage: int = 0
    progress: int = 0
    priority: int = 2000
    queued_at: int = 0
    started_at: int = 0
    stage_at: int = 0
    due_at: int = 0
    finished_at: int = 0
    network_id: str = ""
    option: str = "Compression"
    pages: int = 0
    zero_pages: int = 0
    reserved: int = 0
    pass_number: int = 0
    pass_pages: int = 0
    pass_sent: float = 0.0
    pass_started_at: int = 0
    rate: float = 0.0
    priced_at: int = 0
    dirty_pages: int = 0
    pages_sent: int = 0
    bytes_sent: int = 0
    brownout_started_at: int = 0
    paused_at: int = 0
    resumed_at: int = 0
    stop_rule: str = ""
    refusal: str = ""
    error_code: int = 0
    error_text: str = ""
    driver: int = 0
    cancel_requested: bool = False
