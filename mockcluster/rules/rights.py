"""Who asks, and whether a host lets them manage its machines (check 1 of live-migration-model.md section 4)."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.world.world import World

GROUP = "Hyper-V Administrators"


def caller(world: World) -> str:
    """Return the account all sessions run as: the administrator of the domain, ``CONTOSO\\Administrator``."""
    return f"{world.cluster.domain.partition('.')[0].upper()}\\Administrator"


def may_manage(world: World, host: str) -> bool:
    """Tell whether the caller may manage the machines of a host."""
    account = world.accounts.get(host)
    return account is None or caller(world).lower() in {name.lower() for name in account.administrators}


def access_refusal(world: World, host: str, target: str) -> Refusal | None:
    """Return the refusal of a host that does not know the caller as an administrator of Hyper-V, or None."""
    if may_manage(world, host):
        return None
    text = (
        "You do not have the required permission to complete this task. Contact the administrator of the authorization "
        f"policy for the computer '{host}'."
    )
    return Refusal(
        "AccessDenied", "PermissionDenied", (text,), c.E_ACCESS_DENIED, 1, target, actual=caller(world), limit=GROUP,
        remedy=f"Add-LocalGroupMember -ComputerName {host} -Group '{GROUP}' -Member '{caller(world)}'",
        details=(("host", host),),
    )  # fmt: skip
