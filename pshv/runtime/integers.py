"""The integers that are no Int32, and the single float."""

from __future__ import annotations

from typing import Final

INT_MIN: Final = -2147483648
INT_MAX: Final = 2147483647
LONG_MIN: Final = -9223372036854775808
LONG_MAX: Final = 9223372036854775807


class Integer(int):
    """An integer that is not an Int32."""

    __slots__ = ()
    MIN: int
    MAX: int
    NET: str


class Int64(Integer):
    __slots__ = ()
    MIN, MAX, NET = LONG_MIN, LONG_MAX, "System.Int64"


class Int16(Integer):
    __slots__ = ()
    MIN, MAX, NET = -32768, 32767, "System.Int16"


class Byte(Integer):
    __slots__ = ()
    MIN, MAX, NET = 0, 255, "System.Byte"


class SByte(Integer):
    __slots__ = ()
    MIN, MAX, NET = -128, 127, "System.SByte"


class UInt16(Integer):
    __slots__ = ()
    MIN, MAX, NET = 0, 65535, "System.UInt16"


class UInt32(Integer):
    __slots__ = ()
    MIN, MAX, NET = 0, 4294967295, "System.UInt32"


class UInt64(Integer):
    __slots__ = ()
    MIN, MAX, NET = 0, 18446744073709551615, "System.UInt64"


class BigInteger(Integer):
    __slots__ = ()
    NET = "System.Numerics.BigInteger"


class Single(float):
    """A 32-bit float; make it with `single()` so that it is rounded."""

    __slots__ = ()


def single(value: float) -> Single:
    """`value` rounded to the nearest 32-bit float."""
    import struct

    try:
        return Single(struct.unpack("<f", struct.pack("<f", value))[0])
    except OverflowError:
        return Single("inf" if value > 0 else "-inf")
