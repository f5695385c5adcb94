"""Static members: `[type]::Name`, `[type]::Method(...)`, and operator methods of types."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.netexception import NetException
from pshv.types.invocation import call
from pshv.types.membererrors import method_not_found, property_missing
from pshv.types.nettype import NetType, type_of
from pshv.types.resolution import BoundMethod, find_method, find_static, implementations


def _as_type(kind: Any) -> Any:
    kind = values.unwrap(kind)
    if isinstance(kind, str) and type(kind) is str:
        from pshv.runtime.convert import try_convert
        from pshv.types.nettype import TYPE

        ok, found = try_convert(kind, TYPE)
        return found if ok else kind
    return kind


def get_static(kind: Any, name: Any, strict: int = 0) -> Any:
    """`[kind]::name`: None when there is none; under strict mode an error."""
    if type(name) is not str:
        from pshv.runtime.text import to_text

        name = to_text(name)
    if not isinstance(kind, NetType):
        return _of_object(kind, name)
    if kind.hooks is not None:
        found = kind.hooks.get_static(name)
        if found is not NotImplemented:
            return found
    lowered = name.lower()
    if kind.is_enum:
        member = kind.enum.lowered.get(lowered)
        if member is not None:
            return kind.enum_member(member)
    for _, table in implementations(kind):
        found = table.static_properties.get(lowered)
        if found is not None:
            return (found[0] if isinstance(found, tuple) else found)()
    method = find_static(kind, lowered)
    if method is not None:
        from pshv.types.adapter import method_value

        return method_value(kind, method, static=True)
    if lowered == "new":
        from pshv.types.adapter import constructor_value

        return constructor_value(kind)
    _refuse_known(kind, lowered, "Property")
    if strict >= 2:
        raise property_missing(name)
    return None


def _of_object(obj: Any, name: str) -> Any:
    """`$object::name`: the static member of the object's type."""
    value = values.unwrap(obj)
    if value is None or value is values.NOTHING:
        return None
    return get_static(type_of(value), name)


def _refuse_known(kind: NetType, lowered: str, section: str) -> None:
    """A member the table has and we have not built is named, not silently missing."""
    for member in kind.facts.get("s", {}).get(section, {}):
        if member.lower() == lowered:
            raise not_built(kind, member)


def not_built(kind: NetType, member: str) -> PSError:
    """The error of a .NET member that exists but is not built here."""
    return runtime_error(
        f"The member '{member}' of [{kind.text}] is not built here.",
        "MemberNotBuilt",
        "NotImplemented",
        exception="System.NotImplementedException",
    )


def set_static(kind: Any, name: str, value: Any) -> None:
    """`[kind]::name = value`."""
    kind = _as_type(kind)
    if isinstance(kind, NetType):
        if kind.hooks is not None and kind.hooks.set_static(name, value):
            return
        lowered = name.lower()
        for _, table in implementations(kind):
            found = table.static_properties.get(lowered)
            if isinstance(found, tuple):
                found[1](value)
                return
            if found is not None:
                raise runtime_error(
                    f"'{table.spellings[lowered]}' is a ReadOnly property.", "PropertyAssignmentException"
                )
    message = f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set."
    raise runtime_error(message, "PropertyAssignmentException")


def invoke_static(kind: Any, name: Any, arguments: list[Any]) -> Any:
    """`[kind]::name(arguments)`."""
    if type(name) is not str:
        from pshv.runtime.text import to_text

        name = to_text(name)
    if not isinstance(kind, NetType):
        kind = values.unwrap(kind)
        if kind is None or kind is values.NOTHING:
            from pshv.types.membererrors import call_on_null

            raise call_on_null()
        kind = kind if isinstance(kind, NetType) else type_of(kind)
    if kind.hooks is not None:
        found = kind.hooks.invoke_static(name, arguments)
        if found is not NotImplemented:
            return found
    lowered = name.lower()
    method = find_static(kind, lowered)
    if method is not None:
        if method.kind == "Method":
            return call(method, _target(kind, method), arguments)
        return method.function(kind, arguments)
    if lowered == "new":
        from pshv.types.construct import new

        return new(kind, arguments)
    value = get_static(kind, name)
    caller = getattr(value, "call_with", None)
    if caller is not None:
        return caller(arguments)
    _refuse_known(kind, lowered, "Method")
    raise method_not_found(kind.clr_name, name)


def _target(kind: NetType, method: BoundMethod) -> tuple[Any, ...]:
    """Static functions that depend on the type they are called on ask for it."""
    return (kind,) if getattr(method.function, "wants_type", False) else ()


def wants_type(function: Any) -> Any:
    """Mark a static function that takes the NetType it is called on as its first argument."""
    function.wants_type = True
    return function


def call_operator(owner: Any, operator: str, arguments: list[Any]) -> Any:
    """An operator method (`op_Addition`) of the type of `owner`."""
    kind = type_of(owner)
    hooks = kind.hooks
    if hooks is not None:
        found = hooks.invoke_static(operator, arguments)
        if found is not NotImplemented:
            return found
    for _, table in implementations(kind):
        entry = table.operators.get(operator)
        if entry is not None:
            return _run_operator(operator, entry, arguments)
    if type(owner) is values.PSObject and kind.definition.endswith("PSCustomObject"):
        raise method_not_found("System.Management.Automation.PSObject", operator)
    raise method_not_found(kind.full_name, operator)


_operators: dict[tuple[str, str], BoundMethod] = {}


def _run_operator(operator: str, entry: tuple[str, Any], arguments: list[Any]) -> Any:
    definition, function = entry
    method = _operators.get((operator, definition))
    if method is None:
        from pshv.types.signature import parse_definitions

        method = BoundMethod(operator, function, parse_definitions(definition), "Method")
        _operators[(operator, definition)] = method
    from pshv.types.overloads import choose, convert_arguments

    assert method.overloads is not None
    chosen = choose(operator, method.overloads, arguments)
    passed = convert_arguments(operator, chosen, arguments)
    try:
        return function(*passed)
    except NetException as error:
        raise runtime_error(
            f'Exception calling "{operator}" with "{len(arguments)}" argument(s): "{error.message}"',
            "DotNetMethodException",
            "NotSpecified",
            exception="System.Management.Automation.MethodInvocationException",
            inner=error.as_object(),
        ) from None


__all__ = ["call_operator", "find_method", "get_static", "invoke_static", "set_static", "wants_type"]
