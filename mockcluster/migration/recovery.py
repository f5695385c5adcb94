"""What a killed process leaves behind, and how it is finished or undone (live-migration-model.md section 5)."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.migration.ending import complete, fail
from mockcluster.migration.stages import ONLINE
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.world.migration import Migration


def recover(change: Change, driver: int) -> None:
    """Settle the migrations of a dead driver: committed ones are cleaned up, others fail and stay at the source."""
    for migration in list(change.world.migrations.where("driver", driver)):
        if migration.state == "Queued":
            change.set(migration, driver=0)
        elif migration.state == "Running":
            settle(change, migration)


def settle(change: Change, migration: Migration) -> None:
    """Apply the row 'management process killed / database reopened' to one migration."""
    if migration.stage >= ONLINE:
        complete(change, migration)
        return
    text = (
        "The Virtual Machine Management Service was interrupted during the migration: An existing connection was "
        f"forcibly closed by the remote host. (0x{c.E_CONNECTION_RESET:08X})"
    )
    refusal = Refusal(
        "Interrupted", "ConnectionError", (text,), c.E_CONNECTION_RESET, 0, migration.vm_id, "source", migration.source,
        remedy="Start the migration again",
    )  # fmt: skip
    fail(change, migration, refusal)
