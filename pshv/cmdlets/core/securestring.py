"""SecureString and PSCredential as values (they live with the types)."""

from __future__ import annotations

from pshv.types.securestring import NetworkCredential, PSCredential, SecureString

__all__ = ["NetworkCredential", "PSCredential", "SecureString"]
