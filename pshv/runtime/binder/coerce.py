"""An argument's value on its way into a parameter: transformation, conversion, validation, null and empty checks.

Source of the rules: powershell-language.md section 3 ("Conversion"), powershell-traps.md 36-38.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import PSError, runtime_error

from . import messages

if TYPE_CHECKING:
    from pshv.language.extent import Extent
    from pshv.runtime.declaration import Command, Parameter
    from pshv.runtime.session import Session
    from pshv.types.nettype import NetType

    from .table import Entry

NOT_BOUND = object()  # the value does not fit without conversion

_STAND_INS = ("System.Object", "System.Object[]")  # for a type nobody knows: it fits only when nothing else does
_FREE = frozenset({"System.Object", "System.Management.Automation.PSObject"})


def bind_value(
    command: Command,
    entry: Entry,
    value: Any,
    extent: Extent | None,
    session: Session | None,
    *,
    coerce: bool,
    sets: int,
    text: str | None = None,
) -> object:
    """The value the parameter gets, or NOT_BOUND when it would need a conversion and `coerce` is false.

    `text` is the source text of a number, which a string parameter gets instead. Raises PSError.
    """
    parameter = entry.parameter
    if value is values.NOTHING:
        value = None
    if parameter.attributes:
        if not coerce and not all(attribute.admits(value) for attribute in parameter.attributes):
            return NOT_BOUND
        value = _transformed(command, parameter, value, extent, session)
    if coerce:
        value = converted(command, parameter, value, extent, session, text)
    else:
        value = _as_is(command, parameter, value)
        if value is NOT_BOUND:
            return NOT_BOUND
    if parameter.attributes:
        _validate(command, parameter, value, extent, session)
    if entry.mandatory:
        _refuse_empty(command, entry, value, extent, sets)
    return value


def _transformed(
    command: Command, parameter: Parameter, value: object, extent: Extent | None, session: Session | None
) -> object:
    for attribute in parameter.attributes:
        if not attribute.admits(value):
            raise messages.other_type_name(command, parameter.name, attribute.wanted, extent)
        if attribute.transforms:
            try:
                value = attribute.transform(value, session)
            except PSError as error:
                raise messages.cannot_transform(command, parameter.name, error, extent) from None
    return value


def _validate(
    command: Command, parameter: Parameter, value: object, extent: Extent | None, session: Session | None
) -> None:
    for attribute in parameter.attributes:
        if attribute.transforms:
            continue
        try:
            attribute.validate(value, session)
        except PSError as error:
            raise messages.cannot_validate(command, parameter.name, error, extent) from None


def _as_is(command: Command, parameter: Parameter, value: Any) -> object:
    """The value if it fits the type without conversion (a scalar may become a one-element array)."""
    from pshv.types.nettype import type_of

    target = parameter.net_type
    name = target.definition
    if parameter.full_type in _STAND_INS:
        return NOT_BOUND
    if name in _FREE and target.element is None:
        return value
    if value is None:
        if name == "System.String" and command.converts_as_function:  # $null becomes an empty string
            return NOT_BOUND
        return NOT_BOUND if target.is_value_type and name != "System.Nullable" else None
    base = values.unwrap(value)
    kind = type_of(base)
    if name == STRING_COLLECTION and isinstance(base, list) and all(type(item) is str for item in base):
        return base
    if kind is target or kind.derives_from(target) or is_world_object(base, target):
        return _switch_for(command, base) if type(base) is values.Switch else base
    if target.element is not None:
        element = target.element
        free = element.definition in _FREE
        if isinstance(base, list):
            if free or all(fits(values.unwrap(item), element) for item in base):
                return typed_list(base, element)
            return NOT_BOUND
        if free or fits(base, element):
            return typed_list([base], element)
    return NOT_BOUND


def fits(value: Any, target: NetType) -> bool:
    """Whether the value is of the type already."""
    from pshv.types.nettype import type_of

    if value is None:
        return not target.is_value_type
    return type_of(value).derives_from(target) or is_world_object(value, target)


def is_world_object(value: Any, target: NetType) -> bool:
    """Whether an object of the cluster's world has the type among its type names."""
    names = getattr(value, "type_names", None)
    return isinstance(names, (tuple, list)) and target.element is None and target.definition in names


def typed_list(items: list[Any], element: NetType) -> list[Any]:
    """`items` as an array of `element`."""
    if element.definition == "System.Object":
        return list(items) if type(items) is not list else items
    return values.TypedArray([values.unwrap(item) for item in items], element)


def _switch_for(command: Command, value: Any) -> object:
    return value if command.kind != "Cmdlet" else bool(value)


def converted(
    command: Command,
    parameter: Parameter,
    value: Any,
    extent: Extent | None,
    session: Session | None,
    text: str | None = None,
) -> object:
    """The value converted to the parameter's type; errors as the command's kind reports them."""
    target = parameter.net_type
    if not parameter.has_type:
        return value
    if text is not None and _wants_text(target):
        value = text
    as_function = command.converts_as_function and not parameter.common
    if parameter.full_type:
        kept = _as_is(command, parameter, value)
        if kept is not NOT_BOUND:
            return kept
    try:
        if as_function:
            return _for_function(command, target, value)
        return _for_cmdlet(command, target, value)
    except PSError as error:
        error = _short_names(parameter, target, error)
        make = messages.cannot_transform if as_function else messages.cannot_convert
        raise make(command, parameter.name, error, extent) from None


def _wants_text(target: NetType) -> bool:
    wanted = target.element or target
    return wanted.definition == "System.String"


def _short_names(parameter: Parameter, target: NetType, error: PSError) -> PSError:
    """Types of the modules are named as their declaration names them."""
    full = (target.element or target).definition
    short = parameter.type_name.removesuffix("[]")
    if not parameter.full_type or full == short:
        return error
    message = error.record.message.replace(f'"{full}', f'"{short}')
    error.record.exception.message = message
    return error


def _for_function(command: Command, target: NetType, value: Any) -> object:
    from pshv.runtime.convert import convert

    name = target.definition
    base = values.unwrap(value)
    if name == "System.Management.Automation.PSReference":
        if not isinstance(base, values.Reference):
            raise runtime_error("Reference type is expected in argument.", "ReferenceTypeExpected", "InvalidArgument")
        return base
    if isinstance(base, values.Reference) and name != "System.Object":
        base = value = base.value
    if not command.simple and name == "System.String" and isinstance(base, list):
        raise runtime_error("Cannot convert value to type System.String.", "InvalidCastFromAnyTypeToString")
    if name in _BOOLEAN:
        check_boolean(base, target)
        if name != "System.Boolean":
            return _to_switch(base, target)
    elif target.element is not None and target.element.definition in _BOOLEAN and not command.simple:
        for item in base if isinstance(base, list) else [base]:
            check_boolean(values.unwrap(item), target.element)
    if name == STRING_COLLECTION:
        return _strings(value)
    return convert(value, target)


STRING_COLLECTION = "System.Collections.Specialized.StringCollection"


def _strings(value: Any) -> object:
    """A StringCollection: a list of texts."""
    from pshv.runtime.convert import convert
    from pshv.types.nettype import STRING, array_of

    return None if value is None else convert(value, array_of(STRING))


_BOOLEAN = frozenset({"System.Boolean", "System.Management.Automation.SwitchParameter"})


def check_boolean(value: Any, target: NetType) -> None:
    """Only booleans and numbers become a boolean parameter."""
    from pshv.types.nettype import type_of

    if value is None:
        if target.definition == "System.Boolean":
            raise _not_boolean("", target)
        return
    if type(value) is bool or type(value) is values.Switch:
        return
    if isinstance(value, (int, float)) or type(value).__name__ == "Decimal":
        return
    raise _not_boolean(type_of(value).clr_name, target)


def _not_boolean(given: str, target: NetType) -> PSError:
    return runtime_error(
        f'Cannot convert value "{given}" to type "{target.clr_name}". Boolean parameters accept only Boolean values '
        "and numbers, such as $True, $False, 1 or 0.",
        "InvalidBooleanArgument",
        "InvalidArgument",
    )


def _to_switch(value: Any, target: NetType) -> object:
    from pshv.runtime.converterrors import no_conversion

    if type(value) is values.Switch:
        return value
    if type(value) is bool:
        return values.Switch(value)
    if value is None:
        return values.Switch(False)
    raise no_conversion(value, target)


def _for_cmdlet(command: Command, target: NetType, value: Any) -> object:
    from pshv.runtime.convert import convert

    name = target.definition
    base = values.unwrap(value)
    if isinstance(base, values.Reference) and name not in ("System.Management.Automation.PSReference", "System.Object"):
        base = value = base.value
    if target.element is None and name in _FREE:
        return value
    if name in _BOOLEAN:
        check_boolean(base, target)
        return bool(base)
    if base is None:
        return None if not target.is_value_type else convert(None, target)
    if target.element is not None:
        items = list(base) if isinstance(base, list) else [value]
        if target.element.definition in _FREE:
            return typed_list(items, target.element)
        return typed_list([_element(command, target.element, item) for item in items], target.element)
    if isinstance(base, list) and name == "System.String":
        raise runtime_error("Cannot convert value to type System.String.", "InvalidCastFromAnyTypeToString")
    return convert(value, target)


def _element(command: Command, element: NetType, item: Any) -> object:
    from pshv.runtime.convert import convert

    if item is None and not element.is_value_type:
        return None
    if element.definition in _BOOLEAN:
        check_boolean(values.unwrap(item), element)
    return convert(item, element)


def _refuse_empty(command: Command, entry: Entry, value: Any, extent: Extent | None, sets: int) -> None:
    """`$null`, "" and empty collections for a mandatory parameter. Mandatory in any still possible set counts."""
    parameter = entry.parameter
    if not any(use.mandatory for _, use in entry.matching(sets)):
        return
    name = parameter.name
    if value is None:
        if not parameter.allow_null:
            raise messages.empty_argument(command, name, "NullNotAllowed", extent)
        return
    target = parameter.net_type
    if target.definition == "System.String" and target.element is None:
        if value == "" and not parameter.allow_empty_string:
            raise messages.empty_argument(command, name, "EmptyStringNotAllowed", extent)
        return
    if isinstance(value, list) and (target.element is not None or _is_collection(target)):
        _refuse_empty_list(command, parameter, target, value, extent)


def _is_collection(target: NetType) -> bool:
    if target.definition in ("System.Array", "System.Collections.ArrayList"):
        return True
    return target.definition.startswith(("System.Collections.Generic.", "System.Collections.Specialized.StringColl"))


def _refuse_empty_list(
    command: Command, parameter: Parameter, target: NetType, items: list[Any], extent: Extent | None
) -> None:
    name = parameter.name
    if not items:
        if not parameter.allow_empty_collection:
            what = "EmptyArrayNotAllowed" if target.element is not None else "EmptyCollectionNotAllowed"
            raise messages.empty_argument(command, name, what, extent)
        return
    if target.element is not None and target.element.is_value_type:
        return
    strings = target.element is not None and target.element.definition == "System.String"
    for item in items:
        if item is None and not parameter.allow_null:
            raise messages.empty_argument(command, name, "NullNotAllowed", extent)
        if strings and item == "" and not parameter.allow_empty_string:
            raise messages.empty_argument(command, name, "EmptyStringNotAllowed", extent)


def coerce_default(command: Command, parameter: Parameter, value: object, session: Session | None) -> object:
    """See binder.convert_default."""
    if not parameter.has_type:
        return value
    for attribute in parameter.attributes:
        if attribute.transforms:
            value = attribute.transform(value, session)
    target = parameter.net_type
    if parameter.is_switch and value is None:
        return values.Switch(False)
    try:
        from pshv.runtime.convert import convert

        if target.definition in _BOOLEAN and type(value) is not str:
            return convert(value, target)
        return _for_function(command, target, value)
    except PSError as error:
        raise messages.cannot_transform(command, parameter.name, error, None) from None
