"""System.Net's settings of a process (ServicePointManager, CredentialCache): kept, though nothing is ever sent."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current
from pshv.types.implementation import Implementation
from pshv.types.nettype import known_type
from pshv.types.securestring import NetworkCredential

_PROTOCOL = "System.Net.SecurityProtocolType"
_TLS12 = 3072


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = current.session.extras.setdefault("net settings", {})
    return found


def _kept(name: str, default: Any) -> tuple[Any, Any]:
    return lambda: _settings().get(name, default), lambda value: _settings().__setitem__(name, value)


def _protocol() -> Any:
    kind = known_type(_PROTOCOL)
    default = _TLS12 if current.session.edition != "core" else 0
    return _settings().get("SecurityProtocol", kind.enum_value(default))


def _set_protocol(value: Any) -> None:
    from pshv.runtime.convert import convert

    _settings()["SecurityProtocol"] = convert(value, known_type(_PROTOCOL))


IMPLEMENTATIONS = (
    Implementation(
        "System.Net.ServicePointManager",
        static_properties={
            "SecurityProtocol": (_protocol, _set_protocol),
            "ServerCertificateValidationCallback": _kept("callback", None),
            "CertificatePolicy": _kept("policy", None),
            "Expect100Continue": _kept("continue", True),
            "DefaultConnectionLimit": _kept("limit", 2),
            "MaxServicePointIdleTime": _kept("idle", 100000),
            "CheckCertificateRevocationList": _kept("revocation", False),
            "UseNagleAlgorithm": _kept("nagle", True),
        },
    ),
    Implementation(
        "System.Net.CredentialCache",
        static_properties={
            "DefaultCredentials": lambda: NetworkCredential("", "", ""),
            "DefaultNetworkCredentials": lambda: NetworkCredential("", "", ""),
        },
    ),
)
