"""IPAddress, IPEndPoint, IPNetwork, PhysicalAddress: values only, no network."""

from __future__ import annotations

import ipaddress
import re
from typing import Any

from pshv.runtime import values
from pshv.runtime.netexception import NetException, format_error, out_of_range
from pshv.types.implementation import Implementation
from pshv.types.nettype import BYTE, known_type

_BAD = "An invalid IP address was specified."


class IPAddress:
    """An IPv4 or IPv6 address."""

    __slots__ = ("address",)
    type_names = ("System.Net.IPAddress", "System.Object")

    def __init__(self, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
        self.address = address

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IPAddress) and other.address == self.address

    def __hash__(self) -> int:
        return hash(self.address)

    def text(self) -> str:
        if self.address.version == 6 and self.address.ipv4_mapped is not None:
            return f"::ffff:{self.address.ipv4_mapped}"
        return str(self.address)


def parse_address(text: str) -> IPAddress:
    """Raises FormatException."""
    try:
        if ":" in text:
            return IPAddress(ipaddress.IPv6Address(text.strip("[]")))
        return IPAddress(_parse_v4(text))
    except ValueError:
        raise format_error(_BAD) from None


def _parse_v4(text: str) -> ipaddress.IPv4Address:
    """One to four parts, decimal, octal or hex; the last fills what is left."""
    parts = text.split(".")
    if not 1 <= len(parts) <= 4 or not all(re.fullmatch(r"0[xX][0-9a-fA-F]+|\d+", p) for p in parts):
        raise ValueError
    numbers = [
        int(p, 16) if p[:2].lower() == "0x" else int(p, 8) if len(p) > 1 and p[0] == "0" else int(p) for p in parts
    ]
    if any(n > 255 for n in numbers[:-1]) or numbers[-1] >= 256 ** (5 - len(parts)):
        raise ValueError
    total = numbers[-1]
    for place, number in enumerate(numbers[:-1]):
        total |= number << 8 * (3 - place)
    return ipaddress.IPv4Address(total)


def _new(kind: Any, *parts: Any) -> IPAddress:
    first = parts[0]
    if isinstance(first, list):
        data = bytes(int(b) for b in first)
        if len(data) not in (4, 16):
            raise NetException("System.ArgumentException", f"{_BAD} (Parameter 'address')")
        return IPAddress(ipaddress.ip_address(data))
    if not 0 <= int(first) < 2**32:
        raise out_of_range("Specified argument was out of the range of valid values.", "newAddress")
    return IPAddress(ipaddress.IPv4Address(int(first).to_bytes(4, "little")))


def _bytes(address: IPAddress) -> values.TypedArray:
    return values.TypedArray([values.Byte(b) for b in address.address.packed], BYTE)


def _try(text: Any, out: Any) -> bool:
    try:
        out.value = parse_address(text or "")
    except NetException:
        out.value = None
        return False
    return True


def _family(address: IPAddress) -> Any:
    name = "InterNetwork" if address.address.version == 4 else "InterNetworkV6"
    return known_type("System.Net.Sockets.AddressFamily").enum_member(name)


def _v6(test: Any) -> Any:
    return lambda a: a.address.version == 6 and bool(test(a.address))


def _well_known(text: str) -> Any:
    return lambda: parse_address(text)


class PhysicalAddress:
    """A MAC address."""

    __slots__ = ("data",)
    type_names = ("System.Net.NetworkInformation.PhysicalAddress", "System.Object")

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PhysicalAddress) and other.data == self.data

    def __hash__(self) -> int:
        return hash(self.data)

    def text(self) -> str:
        return self.data.hex().upper()


def parse_physical(text: str) -> PhysicalAddress:
    """Raises FormatException."""
    digits = re.sub(r"[-:.]", "", text)
    if not re.fullmatch(r"(?:[0-9A-Fa-f]{2})+", digits):
        raise format_error(f"An invalid physical address was specified: '{text}'.")
    return PhysicalAddress(bytes.fromhex(digits))


class IPEndPoint:
    """Address and port."""

    __slots__ = ("address", "port")
    type_names = ("System.Net.IPEndPoint", "System.Net.EndPoint", "System.Object")

    def __init__(self, address: IPAddress, port: int) -> None:
        self.address = address
        self.port = port

    def text(self) -> str:
        if self.address.address.version == 6:
            return f"[{self.address.text()}]:{self.port}"
        return f"{self.address.text()}:{self.port}"


def parse_endpoint(text: str, *_: Any) -> IPEndPoint:
    host, colon, port = text.rpartition(":")
    if not colon or ":" in host and not host.startswith("["):
        host, port = text, "0"
    if not port.isdigit() or int(port) > 65535:
        raise format_error("An invalid IPEndPoint was specified.")
    return IPEndPoint(parse_address(host), int(port))


class IPNetwork:
    """A network prefix."""

    __slots__ = ("network",)
    type_names = ("System.Net.IPNetwork", "System.ValueType", "System.Object")

    def __init__(self, network: Any) -> None:
        self.network = network

    def text(self) -> str:
        return str(self.network)


def _parse_network(text: str, *_: Any) -> IPNetwork:
    try:
        return IPNetwork(ipaddress.ip_network(text))
    except ValueError:
        raise format_error("An invalid IP network was specified.") from None


IMPLEMENTATIONS = (
    Implementation(
        "System.Net.IPAddress",
        construct=_new,
        properties={
            "AddressFamily": _family,
            "ScopeId": lambda a: values.Int64(0) if a.address.version == 6 else None,
            "IsIPv6Multicast": _v6(lambda a: a.is_multicast),
            "IsIPv6LinkLocal": _v6(lambda a: a.is_link_local),
            "IsIPv6SiteLocal": _v6(lambda a: a.is_site_local),
            "IsIPv6Teredo": _v6(lambda a: a.teredo is not None),
            "IsIPv6UniqueLocal": _v6(lambda a: a.packed[0] & 0xFE == 0xFC),
            "IsIPv4MappedToIPv6": _v6(lambda a: a.ipv4_mapped is not None),
            "Address": lambda a: (
                values.Int64(int.from_bytes(a.address.packed, "little")) if a.address.version == 4 else None
            ),
            "IPAddressToString": lambda a: a.text(),
        },
        methods={
            "Equals": lambda a, b: a == b,
            "GetAddressBytes": _bytes,
            "MapToIPv4": lambda a: (
                IPAddress(a.address.ipv4_mapped) if a.address.version == 6 and a.address.ipv4_mapped else a
            ),
            "MapToIPv6": lambda a: (
                a if a.address.version == 6 else IPAddress(ipaddress.IPv6Address(f"::ffff:{a.address}"))
            ),
            "ToString": lambda a: a.text(),
        },
        statics={
            "IsLoopback": lambda a: a.address.is_loopback,
            "Parse": parse_address,
            "TryParse": _try,
        },
        static_properties={
            "Any": _well_known("0.0.0.0"),
            "Loopback": _well_known("127.0.0.1"),
            "Broadcast": _well_known("255.255.255.255"),
            "None": _well_known("255.255.255.255"),
            "IPv6Any": _well_known("::"),
            "IPv6Loopback": _well_known("::1"),
            "IPv6None": _well_known("::"),
        },
    ),
    Implementation(
        "System.Net.IPEndPoint",
        construct=lambda kind, address, port: IPEndPoint(
            address
            if isinstance(address, IPAddress)
            else IPAddress(ipaddress.IPv4Address(int(address).to_bytes(4, "little"))),
            port,
        ),
        properties={
            "AddressFamily": lambda e: _family(e.address),
            "Address": (lambda e: e.address, lambda e, v: setattr(e, "address", v)),
            "Port": (lambda e: e.port, lambda e, v: setattr(e, "port", v)),
        },
        methods={"ToString": lambda e: e.text(), "Equals": lambda a, b: a.text() == b.text()},
        statics={"Parse": parse_endpoint},
        static_properties={"MaxPort": lambda: 65535, "MinPort": lambda: 0},
    ),
    Implementation(
        "System.Net.IPNetwork",
        construct=lambda kind, address, length: _parse_network(f"{address.text()}/{length}"),
        properties={
            "BaseAddress": lambda n: IPAddress(n.network.network_address),
            "PrefixLength": lambda n: n.network.prefixlen,
        },
        methods={"Contains": lambda n, a: a.address in n.network, "ToString": lambda n: n.text()},
        statics={"Parse": _parse_network},
    ),
    Implementation(
        "System.Net.NetworkInformation.PhysicalAddress",
        construct=lambda kind, data: PhysicalAddress(bytes(int(b) for b in data)),
        methods={
            "GetAddressBytes": lambda a: values.TypedArray([values.Byte(b) for b in a.data], BYTE),
            "ToString": lambda a: a.text(),
            "Equals": lambda a, b: a == b,
        },
        statics={"Parse": lambda text: parse_physical(text)},
        static_properties={"None": lambda: PhysicalAddress(b"")},
    ),
)
