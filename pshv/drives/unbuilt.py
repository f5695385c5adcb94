"""Drives that are known by name and empty: the registry and the certificate store are not built."""

from __future__ import annotations

from typing import Any, NoReturn

from pshv.runtime.errors import runtime_error

from .provider import SHOULD_PROCESS, ItemPath, Provider


class UnbuiltProvider(Provider):
    """A provider of which only the roots exist."""

    __slots__ = ()
    has_content = False

    def exists(self, path: str) -> bool:
        return path in ("", "\\", "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER")

    def is_container(self, path: str) -> bool:
        return True

    def item(self, at: ItemPath) -> Any:
        self._refuse(at)

    def children(self, at: ItemPath) -> list[tuple[ItemPath, Any]]:
        self._refuse(at)

    def _refuse(self, at: ItemPath) -> NoReturn:
        raise runtime_error(
            f"The {self.name} provider is not built into this mock, so '{at.text}' cannot be read or changed.",
            "NotImplemented",
            "NotImplemented",
            at.text,
            exception="System.NotImplementedException",
        )


class RegistryProvider(UnbuiltProvider):
    """`HKLM:` and `HKCU:`."""

    __slots__ = ()
    name = "Registry"
    capabilities = SHOULD_PROCESS


class CertificateProvider(UnbuiltProvider):
    """`Cert:`."""

    __slots__ = ()
    name = "Certificate"
    module = "Microsoft.PowerShell.Security"
    capabilities = SHOULD_PROCESS
