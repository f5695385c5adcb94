"""Credentials made while binding: of a user name, and of what a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.types.securestring import PSCredential, SecureString

    from .session import Session

DESKTOP_TITLE = "Windows PowerShell credential request"


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
    from pshv.host.fields import ask_credential

    title = "PowerShell credential request" if session is None or session.edition == "core" else DESKTOP_TITLE
    return ask_credential(host, title, "Enter your credentials.", user)  # type: ignore[no-any-return]
