"""System.Convert and System.BitConverter."""

from __future__ import annotations

import base64
import re
import struct
from typing import Any

from pshv.runtime import values
from pshv.runtime.convert import convert
from pshv.runtime.errors import PSError
from pshv.runtime.netexception import NetException, argument_error, argument_null, format_error, out_of_range, overflow
from pshv.types import nettype
from pshv.types.dotnet.encodings import byte_array, to_bytes
from pshv.types.implementation import Implementation
from pshv.types.nettype import NetType, type_of

_TARGETS = {
    "ToByte": nettype.BYTE,
    "ToSByte": nettype.SBYTE,
    "ToInt16": nettype.INT16,
    "ToInt32": nettype.INT32,
    "ToInt64": nettype.INT64,
    "ToUInt16": nettype.UINT16,
    "ToUInt32": nettype.UINT32,
    "ToUInt64": nettype.UINT64,
}


def _integer(target: NetType) -> Any:
    def run(value: Any, *rest: Any) -> Any:
        if rest and type(rest[0]) is int:
            return _from_base(value, rest[0], target)
        return change(value, target)

    return run


def _from_base(text: Any, base: int, target: NetType) -> Any:
    if base not in (2, 8, 10, 16):
        raise argument_error("Invalid Base.")
    if not text:
        if text == "":
            raise out_of_range(
                "Index was out of range. Must be non-negative and less than the size of the collection.", "startIndex"
            )
        return values.Integer(0) if False else convert(0, target)
    body = text[2:] if base == 16 and text[:2].lower() == "0x" else text
    allowed = {2: "01", 8: "0-7", 10: "0-9", 16: "0-9a-fA-F"}[base]
    if not re.fullmatch(rf"-?[{allowed}]+", body):
        if not re.match(rf"[{allowed}]", body):
            raise format_error("Could not find any recognizable digits.")
        raise format_error("Additional non-parsable characters are at the end of the string.")
    number = int(body, base)
    from pshv.runtime.numberconvert import BOUNDS, INTEGER_CLASSES, too_large

    low, high = BOUNDS[target]
    bits = (high - low).bit_length()
    if base != 10 and low < 0 and number > high and number < 1 << bits:
        number -= 1 << bits
    if not low <= number <= high:
        raise overflow(too_large(target))
    return INTEGER_CLASSES[target](number)


def change(value: Any, target: NetType) -> Any:
    """IConvertible: stricter than a cast for text. Raises FormatException, InvalidCastException, OverflowException."""
    value = values.unwrap(value)
    if value is None:
        return None if not target.is_value_type else convert(None, target)
    if type(value) is str:
        return _parse(value, target)
    if isinstance(value, values.Char) and target in (nettype.DOUBLE, nettype.SINGLE, nettype.DECIMAL, nettype.BOOLEAN):
        raise _bad_cast(value, target)
    if isinstance(value, (list, values.HashMap, values.PSObject)):
        raise NetException("System.InvalidCastException", "Object must implement IConvertible.")
    try:
        return convert(value, target)
    except PSError as error:
        inner = error.record.exception.inner
        reason = inner.inner if inner is not None and inner.inner is not None else inner
        message = reason.message if reason is not None else error.record.message
        raise NetException(
            "System.OverflowException" if "too" in message else "System.InvalidCastException", message
        ) from None


def _bad_cast(value: Any, target: NetType) -> NetException:
    return NetException("System.InvalidCastException", f"Invalid cast from '{type_of(value).name}' to '{target.name}'.")


def _parse(text: str, target: NetType) -> Any:
    from pshv.runtime import numberconvert
    from pshv.types.dotnet import datetimes, numbers

    if target is nettype.STRING:
        return text
    if target in numberconvert.INTEGER_CLASSES:
        return numbers.parse_integer(target, text)
    if target in (nettype.DOUBLE, nettype.SINGLE):
        return numbers.parse_real(target, text)
    if target is nettype.DECIMAL:
        return numbers.parse_decimal(target, text)
    if target is nettype.BOOLEAN:
        return numbers._parse_bool(text)
    if target is nettype.CHAR:
        if len(text) != 1:
            raise format_error("String must be exactly one character long.")
        return values.Char(text)
    if target is nettype.DATETIME:
        return datetimes.parse(text)
    raise NetException("System.InvalidCastException", f"Invalid cast from 'System.String' to '{target.clr_name}'.")


def _to(target: NetType) -> Any:
    def run(value: Any, *rest: Any) -> Any:
        return change(value, target)

    return run


def _to_string(value: Any, *rest: Any) -> str:
    from pshv.runtime.text import to_string
    from pshv.types.dotnet.globalization import culture_of

    if rest and type(rest[0]) is int:
        return _in_base(value, rest[0])
    if rest and rest[0] is not None:
        from pshv.runtime.composite import format_value

        return format_value(value, "", culture_of(rest[0]))
    return "" if value is None else to_string(values.unwrap(value))


def _in_base(value: int, base: int) -> str:
    if base not in (2, 8, 10, 16):
        raise argument_error("Invalid Base.")
    number = int(value)
    if base == 10:
        return str(number)
    if number < 0:
        bits = 64 if isinstance(value, values.Int64) else 16 if isinstance(value, values.Int16) else 32
        number &= (1 << bits) - 1
    return format(number, {2: "b", 8: "o", 16: "x"}[base])


def _to_base64(data: Any, *rest: Any) -> str:
    if data is None:
        raise argument_null("inArray")
    raw = to_bytes(data)
    numbers = [r for r in rest if type(r) is int]
    if len(numbers) == 2:
        raw = raw[numbers[0] : numbers[0] + numbers[1]]
    text = base64.b64encode(raw).decode()
    if any(type(r) is values.EnumValue and r.value for r in rest):
        return "\r\n".join(text[i : i + 76] for i in range(0, len(text), 76))
    return text


def _from_base64(text: Any) -> values.TypedArray:
    if text is None:
        raise argument_null("s")
    body = re.sub(r"[ \t\r\n]", "", text)
    if len(body) % 4 or not re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", body):
        raise format_error(
            "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding "
            "characters, or an illegal character among the padding characters."
        )
    return byte_array(base64.b64decode(body))


def _from_hex(text: str) -> values.TypedArray:
    if len(text) % 2:
        raise format_error("The input is not a valid hex string as its length is not a multiple of 2.")
    if not re.fullmatch(r"[0-9a-fA-F]*", text):
        raise format_error("The input is not a valid hex string as it contains a non-hex character.")
    return byte_array(bytes.fromhex(text))


def _change_type(value: Any, kind: Any, *_: Any) -> Any:
    if type(kind) is values.EnumValue:
        kind = nettype.known_type(f"System.{kind.name}")
    return change(value, kind)


def _hex(data: Any, *rest: Any) -> str:
    return to_bytes(data).hex().upper()


# -- BitConverter
_FORMS = {
    nettype.INT16: "<h",
    nettype.UINT16: "<H",
    nettype.INT32: "<i",
    nettype.UINT32: "<I",
    nettype.INT64: "<q",
    nettype.UINT64: "<Q",
    nettype.SINGLE: "<f",
    nettype.DOUBLE: "<d",
}


def _get_bytes(value: Any) -> values.TypedArray:
    if type(value) is bool:
        return byte_array(bytes([value]))
    if type(value) is values.Char:
        return byte_array(struct.pack("<H", ord(value)))
    kind = type_of(value)
    return byte_array(struct.pack(_FORMS[kind], float(value) if isinstance(value, float) else int(value)))


def _read(target: NetType) -> Any:
    def run(data: Any, start: int = 0) -> Any:
        raw = to_bytes(data)
        size = struct.calcsize(_FORMS[target])
        if start < 0 or start >= len(raw):
            raise out_of_range(
                "Index was out of range. Must be non-negative and less than the size of the collection.", "startIndex"
            )
        if start + size > len(raw):
            raise argument_error(
                "Destination array is not long enough to copy all the items in the collection. Check array index and length."
            )
        return convert(struct.unpack_from(_FORMS[target], raw, start)[0], target)

    return run


def _dashes(data: Any, start: int = 0, length: int | None = None) -> str:
    raw = to_bytes(data)[start : None if length is None else start + length]
    return "-".join(f"{b:02X}" for b in raw)


IMPLEMENTATIONS = (
    Implementation(
        "System.Convert",
        statics={
            **{name: _integer(target) for name, target in _TARGETS.items()},
            "ToBoolean": _to(nettype.BOOLEAN),
            "ToChar": _to(nettype.CHAR),
            "ToDateTime": _to(nettype.DATETIME),
            "ToDecimal": _to(nettype.DECIMAL),
            "ToDouble": _to(nettype.DOUBLE),
            "ToSingle": _to(nettype.SINGLE),
            "ToString": _to_string,
            "ToBase64String": _to_base64,
            "FromBase64String": _from_base64,
            "ToHexString": _hex,
            "ToHexStringLower": lambda data, *r: _hex(data).lower(),
            "FromHexString": _from_hex,
            "ChangeType": _change_type,
            "IsDBNull": lambda value: False,
            "GetTypeCode": lambda value: nettype.known_type("System.TypeCode").enum_member(
                "Empty" if value is None else type_of(value).name
            ),
        },
    ),
    Implementation(
        "System.BitConverter",
        statics={
            "GetBytes": _get_bytes,
            "ToBoolean": lambda data, start=0: bool(data[start]),
            "ToString": _dashes,
            **{f"To{target.name}": _read(target) for target in _FORMS},
            "ToChar": lambda data, start=0: values.Char(chr(_read(nettype.UINT16)(data, start))),
            "DoubleToInt64Bits": lambda v: values.Int64(struct.unpack("<q", struct.pack("<d", v))[0]),
            "Int64BitsToDouble": lambda v: struct.unpack("<d", struct.pack("<q", v))[0],
        },
        static_properties={"IsLittleEndian": lambda: True},
    ),
)


def conversion(name: str) -> Any:
    """What a value's own `ToInt32(provider)` and its like do: the same as [Convert]'s method of that name."""
    table = next(i for i in IMPLEMENTATIONS if i.name == "System.Convert")
    return table.statics[name.lower()]
