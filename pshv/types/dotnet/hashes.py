"""System.Security.Cryptography: hashes of bytes."""

from __future__ import annotations

import hashlib
from typing import Any

from pshv.types.dotnet.encodings import byte_array, to_bytes
from pshv.types.implementation import Implementation

_SPACE = "System.Security.Cryptography."


class HashAlgorithm:
    """One algorithm."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def type_names(self) -> tuple[str, ...]:
        return (f"{_SPACE}{self.name}", f"{_SPACE}HashAlgorithm", "System.Object")

    @property
    def net_type(self) -> Any:
        from pshv.types.nettype import known_type

        return known_type(f"{_SPACE}{self.name}")

    def text(self) -> str:
        return f"{_SPACE}{self.name}+Implementation"


def digest(name: str, data: bytes) -> bytes:
    return hashlib.new(name.lower(), data, usedforsecurity=False).digest()


def _compute(algorithm: HashAlgorithm, data: Any, *rest: Any) -> Any:
    raw = data.rest() if hasattr(data, "rest") else data.encode() if isinstance(data, str) else to_bytes(data)
    if len(rest) == 2:
        raw = raw[rest[0] : rest[0] + rest[1]]
    return byte_array(digest(algorithm.name, raw))


def _algorithm(name: str) -> Implementation:
    return Implementation(
        f"{_SPACE}{name}",
        construct=lambda kind: HashAlgorithm(name),
        statics={
            "Create": lambda *r: HashAlgorithm(name),
            "HashData": lambda data: byte_array(digest(name, to_bytes(data))),
        },
        methods={"ComputeHash": _compute, "Dispose": lambda a: None, "Clear": lambda a: None},
        properties={"HashSize": lambda a: len(digest(a.name, b"")) * 8},
        raw=("Create", "ComputeHash", "HashData"),
        signatures={"new": ""},
    )


def _create(name: str = "SHA256") -> HashAlgorithm:
    return HashAlgorithm(name.upper().replace("-", ""))


def _provider(name: str, algorithm: str) -> Implementation:
    """An older class name of an algorithm (`SHA1Managed`, `MD5CryptoServiceProvider`)."""
    return Implementation(
        f"{_SPACE}{name}", construct=lambda kind: HashAlgorithm(algorithm), signatures={"new": f"{_SPACE}{name} new()"}
    )


PROVIDERS = {
    f"{algorithm}{ending}": algorithm
    for algorithm in ("SHA256", "SHA1", "MD5", "SHA384", "SHA512")
    for ending in ("Managed", "CryptoServiceProvider")
    if algorithm + ending != "MD5Managed"
}

IMPLEMENTATIONS = (
    *(_provider(name, algorithm) for name, algorithm in PROVIDERS.items()),
    *(_algorithm(name) for name in ("SHA256", "SHA1", "MD5", "SHA384", "SHA512")),
    Implementation(f"{_SPACE}HashAlgorithm", statics={"Create": _create}, raw=("Create",)),
)
