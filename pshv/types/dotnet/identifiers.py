"""System.Guid and System.Version."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.identifiers import Guid, Version, new_guid, new_version, parse_guid, parse_version
from pshv.runtime.netexception import NetException, argument_null
from pshv.types.implementation import Implementation
from pshv.types.nettype import BYTE

_EMPTY = Guid("0" * 32)


def _new_guid(kind: Any, *parts: Any) -> Guid:
    if not parts:
        return _EMPTY
    if isinstance(parts[0], str):
        return parse_guid(parts[0])
    if isinstance(parts[0], list):
        return _from_bytes([int(b) for b in parts[0]])
    first, second, third = (int(p) for p in parts[:3])
    rest = parts[3] if isinstance(parts[3], list) else parts[3:]
    tail = "".join(f"{int(b):02x}" for b in rest)
    return Guid(f"{first & 0xFFFFFFFF:08x}{second & 0xFFFF:04x}{third & 0xFFFF:04x}{tail}")


def _from_bytes(data: list[int]) -> Guid:
    order = (3, 2, 1, 0, 5, 4, 7, 6, *range(8, 16))
    return Guid("".join(f"{data[i]:02x}" for i in order))


def _to_bytes(guid: Guid, *_: Any) -> values.TypedArray:
    data = [int(guid.digits[i : i + 2], 16) for i in range(0, 32, 2)]
    order = (3, 2, 1, 0, 5, 4, 7, 6, *range(8, 16))
    return values.TypedArray([values.Byte(data[i]) for i in order], BYTE)


def _try(parser: Any, zero: Any) -> Any:
    def attempt(text: Any, *rest: Any) -> bool:
        out = rest[-1]
        try:
            out.value = parser(text)
        except (NetException, AttributeError):
            out.value = zero
            return False
        return True

    return attempt


def _text(guid: Guid, form: Any = None, *_: Any) -> str:
    return guid.format_text(form, True)


def _new_version(kind: Any, *parts: Any) -> Version:
    if parts and isinstance(parts[0], str):
        return parse_version(parts[0])
    return new_version(*parts) if parts else Version()


def _parse(text: Any, *_: Any) -> Version:
    if text is None:
        raise argument_null("input")
    return parse_version(text)


def _part(index: int) -> Any:
    return lambda v: v.parts[index]


def _compare(a: Any, b: Any) -> int:
    return 1 if b is None else a.compare_to(b)


IMPLEMENTATIONS = (
    Implementation(
        "System.Guid",
        construct=_new_guid,
        properties={
            "Guid": str,
            "Variant": lambda g: int(g.digits[16], 16),
            "Version": lambda g: int(g.digits[12], 16),
        },
        methods={
            "CompareTo": _compare,
            "Equals": lambda a, b: a == b,
            "ToByteArray": _to_bytes,
            "ToString": _text,
        },
        statics={
            "NewGuid": new_guid,
            "CreateVersion7": lambda *r: new_guid(),
            "Parse": lambda text, *r: parse_guid(text),
            "ParseExact": lambda text, form: parse_guid(text),
            "TryParse": _try(parse_guid, _EMPTY),
        },
        static_properties={"Empty": lambda: _EMPTY},
    ),
    Implementation(
        "System.Version",
        construct=_new_version,
        properties={
            "Major": _part(0),
            "Minor": _part(1),
            "Build": _part(2),
            "Revision": _part(3),
            "MajorRevision": lambda v: values.Int16(v.parts[3] >> 16),
            "MinorRevision": lambda v: values.Int16(v.parts[3] & 0xFFFF if v.parts[3] >= 0 else -1),
        },
        methods={
            "Clone": lambda v: v,
            "CompareTo": _compare,
            "Equals": lambda a, b: a == b,
            "ToString": lambda v, count=None: v.text() if count is None else v.fields(count),
        },
        statics={"Parse": _parse, "TryParse": _try(parse_version, None)},
    ),
)
