"""Errors of member access and method calls. Source: powershell-language.md section 5 (Runtime errors), traps 24, 39, 40."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import ExceptionObject, PSError, runtime_error
from pshv.runtime.text import to_display
from pshv.types.nettype import type_of

if TYPE_CHECKING:
    from pshv.runtime.netexception import NetException
    from pshv.types.nettype import NetType

_SMA = "System.Management.Automation."


def call_on_null() -> PSError:
    return runtime_error("You cannot call a method on a null-valued expression.", "InvokeMethodOnNull")


def method_not_found(type_name: str, name: str) -> PSError:
    return runtime_error(
        f"Method invocation failed because [{type_name}] does not contain a method named '{name}'.", "MethodNotFound"
    )


def no_overload(name: str, count: int) -> PSError:
    return runtime_error(
        f'Cannot find an overload for "{name}" and the argument count: "{count}".',
        "MethodCountCouldNotFindBest",
        "NotSpecified",
        exception=_SMA + "MethodException",
    )


def ambiguous(name: str, count: int) -> PSError:
    return runtime_error(
        f'Multiple ambiguous overloads found for "{name}" and the argument count: "{count}".',
        "MethodCountCouldNotFindBest",
        "NotSpecified",
        exception=_SMA + "MethodException",
    )


def argument_error(name: str, parameter: str, value: Any, target: NetType, error: PSError) -> PSError:
    """`Cannot convert argument ...` around the conversion's own error."""
    shown = type_of(value).clr_name if isinstance(value, list) else to_display(value)
    message = (
        f'Cannot convert argument "{parameter}", with value: "{shown}", for "{name}" to type '
        f'"{target.clr_name}": "{error.record.message}"'
    )
    return runtime_error(
        message,
        "MethodArgumentConversionInvalidCastArgument",
        "NotSpecified",
        exception=_SMA + "MethodException",
        inner=error.record.exception.inner or error.record.exception,
    )


def call_failed(name: str, count: int, error: NetException) -> PSError:
    """`Exception calling "X" with "n" argument(s): "..."`; the id is the exception's short name."""
    return runtime_error(
        f'Exception calling "{name}" with "{count}" argument(s): "{error.message}"',
        error.type_name.rsplit(".", 1)[-1],
        "NotSpecified",
        exception=_SMA + "MethodInvocationException",
        inner=error.as_object(),
    )


def script_call_failed(name: str, count: int, error: PSError) -> PSError:
    """A script error that left a .NET method, wrapped the same way."""
    record = error.record
    return runtime_error(
        f'Exception calling "{name}" with "{count}" argument(s): "{record.exception.message}"',
        record.exception.type_name.rsplit(".", 1)[-1],
        "NotSpecified",
        exception=_SMA + "MethodInvocationException",
        inner=record.exception,
    )


def property_missing(name: str) -> PSError:
    """Reading a missing property under strict mode."""
    return runtime_error(
        f"The property '{name}' cannot be found on this object. Verify that the property exists.",
        "PropertyNotFoundStrict",
        "NotSpecified",
        exception=_SMA + "PropertyNotFoundException",
    )


def cannot_set(name: str, owner: Any) -> PSError:
    """Writing a property an object does not have; custom objects say it in their own way."""
    from pshv.runtime import values

    message = f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set."
    if owner is None or owner is values.NOTHING:
        return runtime_error(message, "PropertyNotFound")
    if type(owner) is values.PSObject and owner.base is values.NOTHING:
        inner = ExceptionObject(_SMA + "SetValueException", message)
        return runtime_error(
            f'Exception setting "{name}": "{message}"',
            "ExceptionWhenSetting",
            "NotSpecified",
            exception=_SMA + "SetValueInvocationException",
            inner=inner,
        )
    return runtime_error(message, "PropertyAssignmentException")


def read_only(name: str, owner: Any) -> PSError:
    """Writing a property without a setter."""
    return runtime_error(f"'{name}' is a ReadOnly property.", "PropertyAssignmentException")


def no_setter(name: str) -> PSError:
    """Writing a script property without a setter."""
    return runtime_error(
        f'Set accessor for property "{name}" is unavailable.',
        "SetWithoutSetterFromScriptProperty",
        "NotSpecified",
        exception=_SMA + "SetValueException",
    )


def setting_failed(name: str, message: str, inner: ExceptionObject | None = None) -> PSError:
    """`Exception setting "X": "..."` around what a setter threw."""
    return runtime_error(
        f'Exception setting "{name}": "{message}"',
        "ExceptionWhenSetting",
        "NotSpecified",
        exception=_SMA + "SetValueInvocationException",
        inner=inner,
    )


def getting_failed(name: str, error: NetException) -> PSError:
    """`Exception getting "X": "..."` around what a getter threw."""
    return runtime_error(
        f'Exception getting "{name}": "{error.message}"',
        "ExceptionWhenGetting",
        "NotSpecified",
        exception=_SMA + "GetValueInvocationException",
        inner=error.as_object(),
    )


def null_array() -> PSError:
    return runtime_error("Cannot index into a null array.", "NullArray")


def cannot_index(type_name: str) -> PSError:
    return runtime_error(f'Unable to index into an object of type "{type_name}".', "CannotIndex")
