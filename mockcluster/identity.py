"""Ids, MAC addresses and serial numbers: all derive from the seed and a name, so that a world is the same each time."""

from __future__ import annotations

from hashlib import blake2b


def _digest(seed: int, names: tuple[object, ...]) -> bytes:
    return blake2b("/".join(map(str, (seed, *names))).encode(), digest_size=16).digest()


def guid(seed: int, *names: object) -> str:
    """Return a version 4 GUID in lower case for a name within a seeded world."""
    raw = bytearray(_digest(seed, names))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def number(seed: int, *names: object, below: int) -> int:
    """Return a number from 0 to ``below`` - 1 for a name within a seeded world."""
    return int.from_bytes(_digest(seed, names)[:8], "big") % below


def serial(seed: int, *names: object) -> str:
    """Return a hardware serial number: three letters for the maker's plant and seven characters."""
    alphabet = "BCDFGHJKLMNPQRSTVWXYZ0123456789"
    return "CZJ" + "".join(alphabet[byte % len(alphabet)] for byte in _digest(seed, names)[:7])


def mac_range(seed: int, host: str) -> tuple[str, str]:
    """Return the pool of MAC addresses of a Hyper-V host: 00-15-5D and two octets of its own."""
    octets = _digest(seed, ("mac", host))[:2].hex().upper()
    return f"00155D{octets}00", f"00155D{octets}FF"


def mac_address(pool_start: str, index: int) -> str:
    """Return the ``index``-th address of a host's pool; pools that overflow carry into the next octet."""
    return f"{int(pool_start, 16) + index:012X}"
