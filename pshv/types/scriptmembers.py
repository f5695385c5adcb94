"""Script properties and methods: calls of their blocks with `$this`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import PSError
from pshv.types.membererrors import script_call_failed, setting_failed

if TYPE_CHECKING:
    from pshv.types.memberkinds import ScriptMethod, ScriptProperty


def _one(result: Any) -> Any:
    """A block's output as a value: nothing, one object, or an array."""
    if isinstance(result, list):
        if not result:
            return None
        return result[0] if len(result) == 1 else list(result)
    return None if result is values.NOTHING else result


def get_script_property(member: ScriptProperty, owner: Any) -> Any:
    """The value; `$null` where the block throws."""
    try:
        return _one(member.getter.invoke_with_this(owner, []))
    except PSError:
        return None  # read from a script, a failing getter gives nothing


def set_script_property(member: ScriptProperty, owner: Any, value: object) -> None:
    """Run the setter with the value as its argument."""
    try:
        member.setter.invoke_with_this(owner, [value])
    except PSError as error:
        raise setting_failed(member.name, error.record.exception.message, error.record.exception) from None


def call_script_method(member: ScriptMethod, owner: Any, arguments: list[Any]) -> Any:
    """Run the method's block."""
    try:
        result = member.script.invoke_with_this(owner, arguments)
    except PSError as error:
        failed = script_call_failed(member.name, len(arguments), error)
        failed.record.error_id = "ScriptMethodRuntimeException"
        raise failed from None
    if isinstance(result, list):
        if not result:
            return values.NOTHING
        return result[0] if len(result) == 1 else list(result)
    return result
