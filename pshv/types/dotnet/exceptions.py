"""System.Exception and everything derived from it."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.errors import ErrorRecord, ExceptionObject, make_record
from pshv.runtime.text import exception_text
from pshv.types.implementation import Implementation
from pshv.types.nettype import NetType

_DEFAULTS = {
    "System.ArgumentException": "Value does not fall within the expected range.",
    "System.ArgumentNullException": "Value cannot be null.",
    "System.ArgumentOutOfRangeException": "Specified argument was out of the range of valid values.",
    "System.InvalidOperationException": "Operation is not valid due to the current state of the object.",
    "System.NotSupportedException": "Specified method is not supported.",
    "System.NotImplementedException": "The method or operation is not implemented.",
    "System.FormatException": "One of the identified items was in an invalid format.",
    "System.OverflowException": "Arithmetic operation resulted in an overflow.",
    "System.ArithmeticException": "Overflow or underflow in the arithmetic operation.",
    "System.DivideByZeroException": "Attempted to divide by zero.",
    "System.InvalidCastException": "Specified cast is not valid.",
    "System.IndexOutOfRangeException": "Index was outside the bounds of the array.",
    "System.NullReferenceException": "Object reference not set to an instance of an object.",
    "System.UnauthorizedAccessException": "Attempted to perform an unauthorized operation.",
    "System.TimeoutException": "The operation has timed out.",
    "System.OperationCanceledException": "The operation was canceled.",
    "System.OutOfMemoryException": "Insufficient memory to continue the execution of the program.",
    "System.IO.IOException": "I/O error occurred.",
    "System.IO.FileNotFoundException": "Unable to find the specified file.",
    "System.IO.DirectoryNotFoundException": "Attempted to access a path that is not on the disk.",
    "System.ApplicationException": "Error in the application.",
    "System.SystemException": "System error.",
    "System.Security.SecurityException": "Security error.",
    "System.UriFormatException": "Invalid URI: The format of the URI could not be determined.",
    "System.Collections.Generic.KeyNotFoundException": "The given key was not present in the dictionary.",
    "System.AggregateException": "One or more errors occurred.",
}
_ARGUMENT = ("System.ArgumentException", "System.ArgumentNullException", "System.ArgumentOutOfRangeException")


def default_message(name: str) -> str:
    """The message of an exception made without one."""
    return _DEFAULTS.get(name, f"Exception of type '{name}' was thrown.")


def new_exception(kind: NetType, *parts: Any) -> ExceptionObject:
    """A new exception of type `kind` from converted constructor arguments."""
    name = kind.definition
    texts = [p for p in parts if isinstance(p, str)]
    inner = next((p for p in parts if isinstance(p, ExceptionObject)), None)
    record = next((p for p in parts if isinstance(p, ErrorRecord)), None)
    properties: dict[str, object] = {}
    message = texts[0] if texts else default_message(name)
    if name in _ARGUMENT:
        message = _argument(name, parts, texts, properties, inner)
    elif name == "System.IO.FileNotFoundException" and len(texts) > 1:
        properties["FileName"] = texts[1]
    made = ExceptionObject(name, message, inner, properties or None)
    if record is not None:
        made.record = record
    return made


def _argument(name: str, parts: tuple[Any, ...], texts: list[str], properties: dict[str, object], inner: Any) -> str:
    """The message of an argument exception names its parameter."""
    first_is_parameter = name != "System.ArgumentException"
    parameter: str | None = None
    message = default_message(name)
    if first_is_parameter and texts:
        if inner is not None:
            message = texts[0]
        else:
            parameter = texts[0]
            message = texts[-1] if len(texts) > 1 else message
    elif texts:
        message = texts[0]
        parameter = texts[1] if len(texts) > 1 else None
    properties["ParamName"] = parameter
    text = f"{message} (Parameter '{parameter}')" if parameter else message
    if name == "System.ArgumentOutOfRangeException" and len(parts) == 3 and parts[1] is not None:
        properties["ActualValue"] = parts[1]
        from pshv.runtime.text import to_text

        text += f"\nActual value was {to_text(parts[1])}."
    return text


def record_of(exception: ExceptionObject) -> ErrorRecord:
    """`$exception.ErrorRecord`."""
    if exception.record is None:
        exception.record = make_record(exception.message, "RuntimeException", "NotSpecified")
        exception.record.exception = exception
    return exception.record


def _base(exception: ExceptionObject) -> ExceptionObject:
    while exception.inner is not None:
        exception = exception.inner
    return exception


def _property(name: str) -> Any:
    def get(exception: ExceptionObject) -> Any:
        return (exception.properties or {}).get(name)

    def put(exception: ExceptionObject, value: Any) -> None:
        if exception.properties is None:
            exception.properties = {}
        exception.properties[name] = value

    return (get, put)


def _data(exception: ExceptionObject) -> Any:
    if exception.properties is None:
        exception.properties = {}
    return exception.properties.setdefault("Data", values.Hashtable())


def _hresult(exception: ExceptionObject) -> int:
    found = (exception.properties or {}).get("HResult")
    if isinstance(found, int):
        return found
    return {
        "System.ArgumentException": -2147024809,
        "System.ArgumentNullException": -2147467261,
        "System.ArgumentOutOfRangeException": -2146233086,
        "System.FormatException": -2146233033,
        "System.OverflowException": -2146233066,
        "System.InvalidOperationException": -2146233079,
        "System.NotSupportedException": -2146233067,
        "System.NotImplementedException": -2147467263,
        "System.IO.IOException": -2146232800,
        "System.IO.FileNotFoundException": -2147024894,
        "System.IO.DirectoryNotFoundException": -2147024893,
        "System.UnauthorizedAccessException": -2147024891,
        "System.DivideByZeroException": -2147352558,
        "System.Exception": -2146233088,
        "System.ApplicationException": -2146232832,
    }.get(exception.type_name, -2146233087)


_EXTRA = (
    "ParamName ActualValue FileName ErrorId ItemName CommandName ParameterName Line Offset WasThrownFromThrowStatement "
    "ParameterType SessionStateCategory NativeErrorCode StatusCode Response Errors LineNumber LinePosition BytePositionInLine"
).split()

IMPLEMENTATIONS = (
    Implementation(
        "System.Exception",
        construct=new_exception,
        properties={
            "TargetSite": lambda e: None,
            "Message": lambda e: e.message,
            "Data": _data,
            "InnerException": lambda e: e.inner,
            "HelpLink": _property("HelpLink"),
            "Source": _property("Source"),
            "HResult": (_hresult, _property("HResult")[1]),
            "StackTrace": lambda e: e.stack_trace,
            "ErrorRecord": record_of,
            **{name: _property(name) for name in _EXTRA},
        },
        methods={
            "GetBaseException": _base,
            "ToString": exception_text,
            "Equals": lambda a, b: a is b,
        },
    ),
)
