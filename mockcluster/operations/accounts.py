"""Computer accounts of hosts: delegation, names of services, who may manage Hyper-V."""

from __future__ import annotations

from mockcluster.journal import facts as f
from mockcluster.operations import subjects
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply

OF_HOST = {
    "delegation": "msDS-AllowedToDelegateTo",
    "service_principal_names": "servicePrincipalName",
}
OF_ACCOUNT = {
    "description": "Description",
    "enabled": "Enabled",
    "trusted_for_delegation": "TrustedForDelegation",
    "trusted_to_authenticate": "TrustedToAuthForDelegation",
    "administrators": "Hyper-V Administrators",
}


class SetAccount(Operation):
    """Set attributes of a host's computer account: pairs of field (``OF_HOST``, ``OF_ACCOUNT``) and value.

    Refusal HostNotFound. Raises ``LookupError`` for a field that an account does not have.
    """

    host: str
    settings: tuple[tuple[str, Any], ...]

    def apply(self, change: Change) -> Reply:
        """Set what differs and record it in one fact."""
        host = subjects.host(change.world, self.host)
        if isinstance(host, Refusal):
            return host
        account = change.world.accounts[host.name]
        rows = []
        for field, value in self.settings:
            name = OF_HOST.get(field) or OF_ACCOUNT.get(field)
            if name is None:
                raise LookupError(f"a computer account has no attribute {field!r}")
            owner: Any = host if field in OF_HOST else account
            before = getattr(owner, field)
            if before != value:
                change.set(owner, **{field: value})
                rows.append((name, _text(before), _text(value)))
        if rows:
            change.record(f.HostSettingsChanged, host.name, changes=tuple(rows))
        return Done(account)


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
