"""Attributes and runtime-defined parameters as scripts make them (dynamicparam blocks)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.implementation import Implementation
from pshv.types.parameterinfo import AliasAttribute, AttributeInfo, ParameterAttribute, RuntimeDefinedParameter

if TYPE_CHECKING:
    from collections.abc import Callable

_SMA = "System.Management.Automation."


def _parameter_attribute(owner: Any, *experiment: Any) -> object:
    from pshv.runtime.declaration import ALL_SETS, ParameterSetUse

    return ParameterAttribute(ALL_SETS, ParameterSetUse())


def _flat(values: tuple[Any, ...]) -> list[Any]:
    return [item for value in values for item in (value if isinstance(value, list) else [value])]


def _alias(owner: Any, *names: Any) -> object:
    from pshv.runtime.text import to_text

    return AliasAttribute(tuple(to_text(name) for name in _flat(names)))


def _maker(key: str) -> Callable[..., object]:
    """`[ValidateXAttribute]::new(...)`: the attribute the same words in brackets make."""

    def make(owner: Any, *arguments: Any) -> object:
        from pshv.runtime.attribute_syntax import made

        values = _flat(arguments) if key == "validateset" else list(arguments)
        return AttributeInfo(made(key, values))

    return make


def _flag(name: str) -> Callable[..., object]:
    def make(owner: Any) -> object:
        from pshv.runtime.attributes import Marker

        return AttributeInfo(Marker(name))

    return make


def _parameter(owner: Any, name: str = "", kind: Any = None, attributes: Any = None) -> object:
    return RuntimeDefinedParameter(name, kind, attributes)


def _dictionary(owner: Any) -> object:
    from pshv.runtime.values import Dictionary
    from pshv.types.nettype import STRING, known_type

    arguments = (STRING, known_type(f"{_SMA}RuntimeDefinedParameter"))
    return Dictionary("System.Collections.Generic.Dictionary", arguments, ignore_case=True)


_VALIDATORS = (
    *("ValidateSet", "ValidateRange", "ValidatePattern", "ValidateScript", "ValidateLength", "ValidateCount"),
    *("ValidateNotNull", "ValidateNotNullOrEmpty", "ValidateNotNullOrWhiteSpace", "ValidateDrive"),
)
_FLAGS = ("AllowNull", "AllowEmptyString", "AllowEmptyCollection")

IMPLEMENTATIONS = (
    Implementation(f"{_SMA}ParameterAttribute", construct=_parameter_attribute),
    Implementation(f"{_SMA}AliasAttribute", construct=_alias, raw=("new",)),
    *(Implementation(f"{_SMA}{name}Attribute", construct=_maker(name.lower()), raw=("new",)) for name in _VALIDATORS),
    *(Implementation(f"{_SMA}{name}Attribute", construct=_flag(name), raw=("new",)) for name in _FLAGS),
    Implementation(f"{_SMA}RuntimeDefinedParameter", construct=_parameter, raw=("new",)),
    Implementation(f"{_SMA}RuntimeDefinedParameterDictionary", construct=_dictionary, raw=("new",)),
)
