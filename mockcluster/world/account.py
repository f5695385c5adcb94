"""Computer accounts of the hosts in the directory, and who may manage the host."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class ComputerAccount(Entity):
    """What the directory holds of a host besides its delegation entries and names (those are fields of ``Host``).

    ``trusted_for_delegation`` allows delegation to any service; ``trusted_to_authenticate`` is protocol transition
    (``TrustedToAuthForDelegation``); ``administrators`` are the accounts that may manage Hyper-V on the host.
    """

    __table__: ClassVar[str] = "computer_accounts"
    __key__: ClassVar[str] = "name"

    name: str
    description: str = ""
    enabled: bool = True
    trusted_for_delegation: bool = False
    trusted_to_authenticate: bool = False
    administrators: tuple[str, ...] = ()
    created_at: int = 0


class PlannedConnection(Entity):
    """How a network adapter will be connected at the destination of a migration: ``switch`` '' = not at all."""

    __table__: ClassVar[str] = "planned_connections"
    __key__: ClassVar[str] = "adapter_id"

    adapter_id: str
    migration: int
    switch: str = ""
