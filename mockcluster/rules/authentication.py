"""Connecting to the destination and authenticating there: check 5 of live-migration-model.md section 4."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.rules.attempt import Attempt
    from mockcluster.world.node import Host

MIGRATION_SERVICE = "Microsoft Virtual System Migration Service"
FILE_SERVICE = "cifs"
_NO_ANSWER = (
    "A connection attempt failed because the connected party did not properly respond after a period of time, or "
    "established connection failed because connected host has failed to respond."
)


def principal(service: str, host: str) -> str:
    """Return the service principal name of a service on a host."""
    return f"{service}/{host}"


def _refusal(attempt: Attempt, name: str, reason: str, code: int, remedy: str) -> Refusal:
    text = (
        "The Virtual Machine Management Service failed to establish a connection for a Virtual Machine migration with "
        f"host '{attempt.target.name}': {reason} (0x{code:08X})."
    )
    return Refusal(
        name, "NotSpecified", (text,), code, 5, attempt.vm.name,
        side="source", host=attempt.source.name, remedy=remedy, details=(("reason", reason),),
    )  # fmt: skip


def connection(attempt: Attempt) -> Refusal | None:
    """The destination is up, listens on TCP 6600, and its firewall lets the connection in."""
    target = attempt.target
    if attempt.node is not None and attempt.node.state == "Down":
        return _refusal(attempt, "Unreachable", _NO_ANSWER, c.E_NO_CONNECTION, f"Start host {target.name}")
    if not target.migration_enabled:
        reason = "No connection could be made because the target machine actively refused it."
        remedy = f"Enable-VMMigration -ComputerName {target.name}"
        return _refusal(attempt, "ConnectionRefused", reason, c.E_CONNECTION_REFUSED, remedy)
    if not target.firewall_migration_open:
        reason = "An attempt was made to access a socket in a way forbidden by its access permissions."
        remedy = f"Enable-NetFirewallRule -DisplayGroup 'Hyper-V' -CimSession {target.name}"
        return _refusal(attempt, "NotPermitted", reason, c.E_NOT_PERMITTED, remedy)
    return None


def _no_credentials(attempt: Attempt, remedy: str) -> Refusal:
    reason = "No credentials are available in the security package"
    refusal = _refusal(attempt, "NoCredentials", reason, c.E_NO_CREDENTIALS, remedy)
    second = "Failed to authenticate the connection at the source host: no suitable credentials available."
    return refusal.replace(message=(*refusal.message, second))


def authentication(attempt: Attempt) -> Refusal | None:
    """Both hosts use one protocol; CredSSP has a logon at the source, Kerberos the delegation it needs."""
    if attempt.clustered:  # the cluster service authenticates its nodes to each other
        return None
    source, target = attempt.source, attempt.target
    protocol = source.migration_authentication_type
    if protocol != target.migration_authentication_type:
        remedy = f"Set-VMHost -ComputerName {target.name} -VirtualMachineMigrationAuthenticationType {protocol}"
        return _no_credentials(attempt, remedy)
    return _credssp(attempt, source) if protocol == "CredSSP" else _kerberos(attempt, source, target)


def _credssp(attempt: Attempt, source: Host) -> Refusal | None:
    if source.credential_guard:
        return _no_credentials(attempt, "Use Kerberos: Credential Guard keeps CredSSP from delegating credentials")
    if not source.interactive_logon:
        return _no_credentials(attempt, f"Log on to {source.name} and start the migration there, or use Kerberos")
    return None


def _kerberos(attempt: Attempt, source: Host, target: Host) -> Refusal | None:
    names = {name.lower() for name in target.service_principal_names}
    wanted = (principal(MIGRATION_SERVICE, target.name), principal(MIGRATION_SERVICE, target.fqdn))
    if not names & {name.lower() for name in wanted}:
        return _refusal(
            attempt, "WrongPrincipal", "The target principal name is incorrect", c.E_WRONG_PRINCIPAL,
            f"Set-ADComputer {target.name} -ServicePrincipalNames @{{Add='{wanted[0]}'}}",
        )  # fmt: skip
    account = attempt.world.accounts.get(source.name)
    if account is not None and not account.enabled:
        reason = "The credentials supplied to the package were not recognized"
        remedy = f"Set-ADComputer {source.name} -Enabled $true"
        return _refusal(attempt, "UnknownCredentials", reason, c.E_UNKNOWN_CREDENTIALS, remedy)
    if account is not None and account.trusted_for_delegation:
        return None
    missing = missing_delegation(attempt)
    if not missing:
        return None
    text = ", ".join(f"'{name}'" for name in missing)
    refusal = _no_credentials(attempt, f"Set-ADComputer {source.name} -Add @{{'msDS-AllowedToDelegateTo' = {text}}}")
    return refusal.replace(actual=", ".join(source.delegation) or "none", limit=", ".join(missing))


def missing_delegation(attempt: Attempt) -> list[str]:
    """Return the delegation entries that the source's account lacks; the short or the full name will do."""
    source, target = attempt.source, attempt.target
    granted = {entry.lower() for entry in source.delegation}
    needed = (MIGRATION_SERVICE, FILE_SERVICE) if attempt.storage else (MIGRATION_SERVICE,)
    return [
        principal(service, target.name)
        for service in needed
        if not granted & {principal(service, name).lower() for name in (target.name, target.fqdn)}
    ]


def slot_refusal(attempt: Attempt, host: Host) -> Refusal | None:
    """Return the refusal of a host that takes part in as many live migrations as it may; a cluster queues instead."""
    active, limit = attempt.active(host), attempt.limit(host)
    if attempt.clustered or active < limit:
        return None
    text = (
        f"Failed to perform migration on virtual machine '{attempt.vm.name}' because virtual machine migration limit "
        f"'{limit}' was reached, please wait for completion of an ongoing migration operation."
    )
    return Refusal(
        "MigrationLimit", "NotSpecified", (text,), 0, 3 if host is attempt.source else 5, attempt.vm.name,
        host=host.name, limit=str(limit), actual=str(active),
        remedy=f"Set-VMHost -ComputerName {host.name} -MaximumVirtualMachineMigrations {active + 1}",
    )  # fmt: skip


def source_slot(attempt: Attempt) -> Refusal | None:
    """Check 3: the source has a free slot."""
    return slot_refusal(attempt, attempt.source)


def target_slot(attempt: Attempt) -> Refusal | None:
    """The destination's slot, which it gives out once the connection is authenticated."""
    return slot_refusal(attempt, attempt.target)
