"""Credentials made while binding: of a user name, and of what a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.types.securestring import PSCredential, SecureString

    from .session import Session


def secure_string(text: str) -> SecureString:
    """A text as a SecureString."""
    from pshv.types.securestring import SecureString

    return SecureString(text)


def credential(user: str, password: str) -> PSCredential:
    """A PSCredential."""
    from pshv.types.securestring import PSCredential

    return PSCredential(user, secure_string(password))


def credential_for(user: str, session: Session | None) -> PSCredential:
    """The credential of a user name: the password is asked for at a terminal, empty without one."""
    host: Any = getattr(session, "host", None)
    if host is None or not host.interactive:
        return credential(user, "")
    host.write_line("")
    host.write_line("PowerShell credential request")
    host.write_line("Enter your credentials.")
    return credential(user, host.read_secret(f"Password for user {user}: ") or "")
