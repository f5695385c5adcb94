"""The errors of binding, word for word. Source: powershell-language.md section 3, table of FQIDs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.errors import ErrorRecord, ExceptionObject, PSError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pshv.language.extent import Extent
    from pshv.runtime.declaration import Command

NAMESPACE = "System.Management.Automation."
BINDING = NAMESPACE + "ParameterBindingException"
VALIDATION = NAMESPACE + "ParameterBindingValidationException"
TRANSFORMATION = NAMESPACE + "ParameterBindingArgumentTransformationException"


def binding_error(
    command: Command | None,
    message: str,
    error_id: str,
    extent: Extent | None,
    *,
    parameter: str | None = None,
    category: str = "InvalidArgument",
    exception: str = BINDING,
    inner: ExceptionObject | None = None,
) -> PSError:
    """A binding error of `command`, pointing at `extent`."""
    properties: dict[str, object] = {
        "ErrorId": error_id,
        "ParameterName": parameter,
        "CommandInvocation": None,
        "Line": extent.start_line_number if extent is not None else 0,
        "Offset": extent.start_column_number if extent is not None else 0,
    }
    full_id = f"{error_id},{command.error_class}" if command is not None and command.error_class else error_id
    record = ErrorRecord(ExceptionObject(exception, message, inner, properties), full_id, category)
    record.activity = command.name if command is not None else ""
    record.extent = extent
    return PSError(record)


def not_found(command: Command, name: str, extent: Extent | None) -> PSError:
    text = f"A parameter cannot be found that matches parameter name '{name}'."
    return binding_error(command, text, "NamedParameterNotFound", extent, parameter=name)


def positional_not_found(command: Command, argument: str, extent: Extent | None) -> PSError:
    text = f"A positional parameter cannot be found that accepts argument '{argument}'."
    return binding_error(command, text, "PositionalParameterNotFound", extent, parameter=argument)


def missing_argument(command: Command, name: str, type_name: str, extent: Extent | None) -> PSError:
    text = f"Missing an argument for parameter '{name}'. Specify a parameter of type '{type_name}' and try again."
    return binding_error(command, text, "MissingArgument", extent, parameter=name)


def ambiguous_name(command: Command, typed: str, matches: Iterable[str], extent: Extent | None) -> PSError:
    listed = " ".join(f"-{name}" for name in matches)
    text = (
        f"Parameter cannot be processed because the parameter name '{typed}' is ambiguous. "
        f"Possible matches include: {listed}."
    )
    return binding_error(command, text, "AmbiguousParameter", extent, parameter=typed)


def already_bound(command: Command, name: str, extent: Extent | None) -> PSError:
    text = (
        f"Cannot bind parameter because parameter '{name}' is specified more than once. To provide multiple values to "
        'parameters that can accept multiple values, use the array syntax. For example, "-parameter '
        'value1,value2,value3".'
    )
    return binding_error(command, text, "ParameterAlreadyBound", extent, parameter=name)


def ambiguous_set(command: Command, extent: Extent | None, core: bool) -> PSError:
    text = "Parameter set cannot be resolved using the specified named parameters."
    if core:
        text += (
            " One or more parameters issued cannot be used together or an insufficient number of parameters were "
            "provided."
        )
    return binding_error(command, text, "AmbiguousParameterSet", extent)


def ambiguous_position(command: Command, extent: Extent | None) -> PSError:
    text = "Cannot bind positional parameters because no names were given."
    return binding_error(command, text, "AmbiguousPositionalParameterNoName", extent)


def missing_mandatory(command: Command, names: Iterable[str], extent: Extent | None) -> PSError:
    listed = "".join(f" {name}" for name in names)
    text = f"Cannot process command because of one or more missing mandatory parameters:{listed}."
    return binding_error(command, text, "MissingMandatoryParameter", extent)


def input_not_bound(command: Command, target: object, extent: Extent | None) -> PSError:
    text = (
        "The input object cannot be bound to any parameters for the command either because the command does not take "
        "pipeline input or the input and its properties do not match any of the parameters that take pipeline input."
    )
    error = binding_error(command, text, "InputObjectNotBound", extent)
    error.record.target = target
    return error


def input_missing_mandatory(command: Command, names: Iterable[str], target: object, extent: Extent | None) -> PSError:
    listed = "".join(f" {name}" for name in names)
    text = (
        "The input object cannot be bound because it did not contain the information required to bind all mandatory "
        f"parameters: {listed}"
    )
    error = binding_error(command, text, "InputObjectMissingMandatory", extent)
    error.record.target = target
    return error


def cannot_convert(command: Command, name: str, cause: PSError, extent: Extent | None) -> PSError:
    text = f"Cannot bind parameter '{name}'. {cause.record.message}"
    return binding_error(
        command, text, "CannotConvertArgumentNoMessage", extent, parameter=name, inner=cause.record.exception
    )


def cannot_transform(command: Command, name: str, cause: PSError, extent: Extent | None) -> PSError:
    text = f"Cannot process argument transformation on parameter '{name}'. {cause.record.message}"
    inner = ExceptionObject(
        NAMESPACE + "ArgumentTransformationMetadataException", cause.record.message, cause.record.exception
    )
    return binding_error(
        command,
        text,
        "ParameterArgumentTransformationError",
        extent,
        parameter=name,
        category="InvalidData",
        exception=TRANSFORMATION,
        inner=inner,
    )


def other_type_name(command: Command, name: str, wanted: str, extent: Extent | None) -> PSError:
    """An argument without the type name of [PSTypeName()]."""
    text = (
        f"Cannot bind argument to parameter '{name}', because PSTypeNames of the argument do not match the PSTypeName "
        f"required by the parameter: {wanted}."
    )
    return binding_error(command, text, "MismatchedPSTypeName", extent, parameter=name, exception=TRANSFORMATION)


def cannot_validate(command: Command, name: str, cause: PSError, extent: Extent | None) -> PSError:
    text = f"Cannot validate argument on parameter '{name}'. {cause.record.message}"
    return binding_error(
        command,
        text,
        "ParameterArgumentValidationError",
        extent,
        parameter=name,
        category="InvalidData",
        exception=VALIDATION,
        inner=cause.record.exception,
    )


_EMPTY = {
    "NullNotAllowed": "it is null",
    "EmptyStringNotAllowed": "it is an empty string",
    "EmptyArrayNotAllowed": "it is an empty array",
    "EmptyCollectionNotAllowed": "it is an empty collection",
}


def empty_argument(command: Command, name: str, what: str, extent: Extent | None) -> PSError:
    """`what` is NullNotAllowed, EmptyStringNotAllowed, EmptyArrayNotAllowed or EmptyCollectionNotAllowed."""
    return binding_error(
        command,
        f"Cannot bind argument to parameter '{name}' because {_EMPTY[what]}.",
        f"ParameterArgumentValidationError{what}",
        extent,
        parameter=name,
        category="InvalidData",
        exception=VALIDATION,
    )


def block_without_input(command: Command, name: str, extent: Extent | None) -> PSError:
    text = (
        f"Cannot evaluate parameter '{name}' because its argument is specified as a script block and there is no "
        "input. A script block cannot be evaluated without input."
    )
    return binding_error(command, text, "ScriptBlockArgumentNoInput", extent, parameter=name, category="MetadataError")


def block_without_output(command: Command, name: str, extent: Extent | None) -> PSError:
    text = f"Cannot evaluate parameter '{name}' because its argument input did not produce any output."
    return binding_error(command, text, "ScriptBlockArgumentNoOutput", extent, parameter=name)


def block_failed(command: Command, name: str, cause: PSError, extent: Extent | None) -> PSError:
    text = f"The input to the script block for parameter '{name}' failed. {cause.record.message}"
    return binding_error(
        command,
        text,
        "ScriptBlockArgumentInvocationFailed",
        extent,
        parameter=name,
        inner=cause.record.exception,
    )
