"""`-Credential` and `-DestinationCredential`: whether an account may manage Hyper-V on a host.

The world keeps no passwords: a name counts as that of who calls. It must belong to the domain or to the host, and be
one of the host's Hyper-V administrators (`Add-LocalGroupMember 'Hyper-V Administrators'`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mockcluster.world.world import World

UNKNOWN = "The user name or password is incorrect. (0x8007052E)"
DENIED = (
    "You do not have the required permission to complete this task. Contact the administrator of the authorization "
    "policy for the computer '{host}'."
)


def refusal_of(world: World, credential: Any, host: str) -> tuple[str, str, str] | None:
    """Why `host` does not let the account work: message, error id and category; None when it may."""
    if not credential.user:
        return None
    account = qualified(world, str(credential.user), host)
    if account is None:
        return UNKNOWN, "UnknownCredentials", "AuthenticationError"
    kept = world.accounts.get(host)
    allowed = {name.lower() for name in kept.administrators} if kept is not None else set()
    if account.lower() in allowed or account.lower() == f"{host}\\administrator".lower():
        return None
    return DENIED.format(host=host), "AccessDenied", "PermissionDenied"


def qualified(world: World, name: str, host: str) -> str | None:
    """The account as `DOMAIN\\user`, or None when its domain is neither the cluster's nor the host itself."""
    domain = world.cluster.domain
    short = domain.partition(".")[0].upper()
    given, mark, user = name.partition("\\")
    if not mark:
        user, mark, given = name.partition("@")
    if not user:
        return None
    if not mark or given.lower() in (short.lower(), domain.lower()):
        return f"{short}\\{user}"
    return f"{host}\\{user}" if given.lower() in (".", host.lower()) else None
