"""Python implementations of .NET types: tables from member name to function, found by the type's full name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Getter = Callable[[Any], Any]
    Setter = Callable[[Any, Any], None]


class Implementation:
    """What a script can reach of one .NET type.

    `methods` take the object first, `statics` only arguments; both get arguments converted to the chosen overload of the
    facts table, or as they are where the name is in `raw`. `properties` map to a getter or (getter, setter),
    `static_properties` to a function without arguments (or a pair). `construct` gets the converted arguments.
    """

    __slots__ = (
        "name",
        "methods",
        "properties",
        "statics",
        "static_properties",
        "construct",
        "raw",
        "operators",
        "spellings",
        "signatures",
    )

    def __init__(
        self,
        name: str,
        *,
        methods: Mapping[str, Callable[..., Any]] | None = None,
        properties: Mapping[str, Any] | None = None,
        statics: Mapping[str, Callable[..., Any]] | None = None,
        static_properties: Mapping[str, Any] | None = None,
        construct: Callable[..., Any] | None = None,
        raw: tuple[str, ...] = (),
        operators: Mapping[str, tuple[str, Callable[..., Any]]] | None = None,
        signatures: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.spellings: dict[str, str] = {}
        self.methods = self._lower(methods)
        self.properties = self._lower(properties)
        self.statics = self._lower(statics)
        self.static_properties = self._lower(static_properties)
        self.construct = construct
        self.raw = frozenset(n.lower() for n in raw)
        self.operators = dict(operators or {})
        self.signatures = {key.lower(): text for key, text in (signatures or {}).items()}

    def _lower(self, table: Mapping[str, Any] | None) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for name, value in (table or {}).items():
            result[name.lower()] = value
            self.spellings[name.lower()] = name
        return result


_found: dict[str, Implementation | None] = {}


def implementation_of(name: str) -> Implementation | None:
    """The implementation of the type called `name` (full name without generic arguments), or None."""
    if name in _found:
        return _found[name]
    from pshv.types.dotnet import MODULES

    module = MODULES.get(name)
    if module is None:
        _found[name] = None
        return None
    loaded = import_module(f"pshv.types.dotnet.{module}")
    for implementation in loaded.IMPLEMENTATIONS:
        _found[implementation.name] = implementation
    return _found.get(name)


def register(implementation: Implementation) -> None:
    """Add an implementation made elsewhere (module types)."""
    _found[implementation.name] = implementation
