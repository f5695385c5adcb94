"""The Python exception by which an implementation of a .NET member throws a .NET exception.

The caller decides how a script sees it: wrapped by a method call (`Exception calling ...`), or bare by an operator.
"""

from __future__ import annotations

from pshv.runtime.errors import ExceptionObject, PSError, runtime_error
from pshv.runtime.frameworktexts import edition_text, edition_type


class NetException(Exception):
    """A .NET exception of type `type_name`, not yet an error record."""

    def __init__(
        self,
        type_name: str,
        message: str,
        *,
        inner: ExceptionObject | None = None,
        properties: dict[str, object] | None = None,
    ) -> None:
        message = edition_text(message)
        super().__init__(message)
        self.type_name = edition_type(type_name)
        self.message = message
        self.inner = inner
        self.properties = properties

    def as_object(self) -> ExceptionObject:
        """The exception as a value."""
        return ExceptionObject(self.type_name, self.message, self.inner, self.properties)

    def as_error(self) -> PSError:
        """The error as an operator or an enumeration lets it out: its id is the type's full name."""
        return runtime_error(
            self.message,
            self.type_name,
            "OperationStopped",
            exception=self.type_name,
            inner=self.inner,
            properties=self.properties,
        )


def argument_error(message: str, parameter: str = "") -> NetException:
    """System.ArgumentException, with the parameter's name behind the message as .NET puts it."""
    text = f"{message} (Parameter '{parameter}')" if parameter else message
    return NetException("System.ArgumentException", text, properties={"ParamName": parameter or None})


def argument_null(parameter: str) -> NetException:
    """System.ArgumentNullException for `parameter`."""
    return NetException(
        "System.ArgumentNullException",
        f"Value cannot be null. (Parameter '{parameter}')",
        properties={"ParamName": parameter},
    )


def out_of_range(message: str, parameter: str = "", actual: object = None) -> NetException:
    """System.ArgumentOutOfRangeException; `actual` adds its line."""
    text = f"{message} (Parameter '{parameter}')" if parameter else message
    if actual is not None:
        text += f"\nActual value was {actual}."
    properties: dict[str, object] = {"ParamName": parameter or None, "ActualValue": actual}
    return NetException("System.ArgumentOutOfRangeException", text, properties=properties)


def format_error(message: str) -> NetException:
    """System.FormatException."""
    return NetException("System.FormatException", message)


def overflow(message: str) -> NetException:
    """System.OverflowException."""
    return NetException("System.OverflowException", message)


def invalid_operation(message: str) -> NetException:
    """System.InvalidOperationException."""
    return NetException("System.InvalidOperationException", message)


def not_supported(message: str) -> NetException:
    """System.NotSupportedException."""
    return NetException("System.NotSupportedException", message)
