"""The errors of conversions, with their ids. Source: powershell-language.md section 5."""

from __future__ import annotations

from typing import Any

from pshv.runtime.errors import ExceptionObject, PSError, runtime_error
from pshv.runtime.frameworktexts import edition_text
from pshv.types.nettype import NetType, type_of

INVALID_CAST = "System.Management.Automation.PSInvalidCastException"


def text_of(value: Any) -> str:
    """A value as conversion errors show it."""
    from pshv.runtime import values
    from pshv.runtime.text import to_string, to_text

    if isinstance(value, values.PSObject) and value.base is values.NOTHING:
        return to_text(value)
    if type(value) is float or isinstance(value, float):
        if value in (float("inf"), float("-inf")):
            return "∞" if value > 0 else "-∞"
    return to_string(value)


def _error(message: str, error_id: str, inner: ExceptionObject | None = None) -> PSError:
    own = ExceptionObject(INVALID_CAST, message, inner, {"ErrorId": error_id})
    return runtime_error(message, error_id, "InvalidArgument", inner=own)


def with_reason(
    value: Any,
    target: NetType,
    reason: str,
    error_id: str,
    inner: ExceptionObject | None = None,
) -> PSError:
    """`Cannot convert value "x" to type "T". Error: "reason"`."""
    reason = edition_text(reason)
    message = f'Cannot convert value "{text_of(value)}" to type "{target.clr_name}". Error: "{reason}"'
    return _error(message, error_id, inner or ExceptionObject("System.FormatException", reason))


def no_conversion(value: Any, target: NetType, error_id: str = "ConvertToFinalInvalidCastException") -> PSError:
    """`Cannot convert the "x" value of type "S" to type "T".`"""
    kind = type_of(value).clr_name
    return _error(
        f'Cannot convert the "{text_of(value)}" value of type "{kind}" to type "{target.clr_name}".', error_id
    )


def from_null(target: NetType) -> PSError:
    """`$null` to a value type that has no natural zero."""
    if target.is_enum:
        names = ",".join(target.enum.sorted_names)
        return _error(
            f'Cannot convert null to type "{target.clr_name}" due to enumeration values that are not valid. '
            "Specify one of the following enumeration values and try again. "
            f'The possible enumeration values are "{names}".',
            "nullToEnumInvalidCast",
        )
    return _error(f'Cannot convert null to type "{target.clr_name}".', "nullToObjectInvalidCast")


def creation(target: NetType, reason: str, inner: ExceptionObject | None = None) -> PSError:
    """`Cannot create object of type "T". reason`: a hashtable whose keys are not settable properties."""
    message = f'Cannot create object of type "{target.clr_name}". {reason}'
    return _error(message, "ObjectCreationError", inner)


def convertible(value: Any, target: NetType, reason: str) -> PSError:
    """A number, date or bool that IConvertible cannot turn into the type."""
    return with_reason(
        value, target, reason, "InvalidCastIConvertible", ExceptionObject("System.InvalidCastException", reason)
    )
