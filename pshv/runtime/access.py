"""Members, indexes and calls from generated code: the forms that need the scope or are not the plain ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types import members

from .errors import runtime_error
from .output import null
from .values import NOTHING, Hashtable, OrderedDictionary, PSObject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pshv.language.codegen.unit import Unit

    from .scope import Scope

    Pairs = Iterable[tuple[Any, Any]]


def strictness(scope: Scope) -> int:
    """The version of strict mode in force as a whole number, 0 without it."""
    if not scope.session.strict_seen:
        return 0
    from .strict import version

    return int(version(scope))


# -- members ------------------------------------------------------------------------------------------------------
def get_strict(scope: Scope, owner: Any, name: str) -> Any:
    """A member read where strict mode may be on."""
    return members.get(owner, name, strictness(scope))


def get_dynamic(scope: Scope, owner: Any, name: Any) -> Any:
    """`$x.$name`, `$x.(expression)`."""
    return members.get(owner, name, strictness(scope))


def get_static(scope: Scope, owner: Any, name: Any) -> Any:
    """`[type]::Name`."""
    return members.get_static(owner, name, strictness(scope))


def set_static(scope: Scope, owner: Any, name: Any, value: Any) -> None:
    members.set_static(owner, name, value)


def set_member(scope: Scope, owner: Any, name: Any, value: Any) -> None:
    members.set(owner, name, value)


class Indices(list[Any]):
    """The indices of `$x[a, b]`."""

    __slots__ = ()


def _indices(key: Any) -> list[Any]:
    return key if type(key) is Indices else [key]


# -- indexes ------------------------------------------------------------------------------------------------------
def get_index(scope: Scope, owner: Any, key: Any) -> Any:
    """`owner[key]`."""
    kind = type(owner)
    if kind is list and type(key) is int:
        count = len(owner)
        return owner[key] if -count <= key < count else None
    if kind is Hashtable and type(key) is str:
        return owner.data.get(key.lower()) if owner.fold is _FOLD else owner.get(key)
    return members.get_index(owner, _indices(key))


def get_index_strict(scope: Scope, owner: Any, key: Any) -> Any:
    """`owner[key]` where strict mode may be on."""
    strict = strictness(scope)
    return members.get_index(owner, _indices(key), strict) if strict >= 3 else get_index(scope, owner, key)


def set_index(scope: Scope, owner: Any, key: Any, value: Any) -> None:
    """`owner[key] = value`."""
    kind = type(owner)
    if (kind is Hashtable and type(key) is str and owner.fold is _FOLD) or (
        kind is list and type(key) is int and -len(owner) <= key < len(owner)
    ):
        owner[key] = value
    else:
        members.set_index(owner, _indices(key), value)


_FOLD = Hashtable().fold


# -- calls --------------------------------------------------------------------------------------------------------
def invoke_static(scope: Scope, owner: Any, name: Any, arguments: list[Any]) -> Any:
    """`[type]::Name(arguments)`."""
    if type(name) is str and name.lower() == "new":
        hooks = getattr(owner, "hooks", None)
        if hooks is not None and hasattr(hooks, "construct"):
            return hooks.construct(owner, arguments)
    return members.invoke_static(owner, name, arguments)


def invoke_dynamic(owner: Any, name: Any, arguments: list[Any]) -> Any:
    """`$x.$name(...)`: the name may be a method object or a script block."""
    return members.invoke(owner, name, arguments)


def invoke_generic(scope: Scope, owner: Any, name: Any, arguments: list[Any], types: list[Any], static: bool) -> Any:
    """`[type]::Name[T](...)`."""
    call = getattr(members, "invoke_generic", None)
    if call is None:
        return members.invoke_static(owner, name, arguments) if static else members.invoke(owner, name, arguments)
    return call(owner, name, arguments, types, static)


def invoke_cmdlet(scope: Scope, owner: Any, name: Any, arguments: list[Any]) -> Any:
    """`$PSCmdlet.Method(...)`."""
    return members.invoke(owner, name, arguments)


def invoke_base(scope: Scope, kind: Any, owner: Any, name: Any, arguments: list[Any]) -> Any:
    """`([Base]$this).Method(...)`: the base class's own version."""
    from .variables import cast

    inherited = getattr(owner, "invoke_inherited", None)
    if inherited is not None and owner.net_type.derives_from(kind):
        hooks = getattr(kind, "hooks", None)
        if hooks is not None and hasattr(hooks, "call_own"):
            return hooks.call_own(owner, name, arguments)
        return inherited(kind, name, arguments)
    return members.invoke(cast(scope, owner, kind), name, arguments)


def construct_base(scope: Scope, unit: Unit, arguments: list[Any]) -> Any:
    """`: base(...)` of a constructor."""
    from .classes import run_base_constructor

    return run_base_constructor(scope, unit, arguments)


# -- literals -----------------------------------------------------------------------------------------------------
def make_hash(pairs: Pairs) -> Hashtable:
    """`@{ ... }`."""
    table = Hashtable()
    _fill(table, pairs)
    return table


def make_ordered(pairs: Pairs) -> OrderedDictionary:
    """`[ordered]@{ ... }`."""
    table = OrderedDictionary()
    _fill(table, pairs)
    return table


def _fill(table: Any, pairs: Pairs) -> None:
    for key, value in pairs:
        if key is None:
            raise runtime_error(
                "A null key is not allowed in a hash literal.", "InvalidNullKey", "InvalidOperation", None
            )
        if key in table:
            from .text import to_text

            raise runtime_error(
                f"Duplicate keys '{to_text(key)}' are not allowed in hash literals.",
                "DuplicateKeyInHashLiteral",
                "InvalidOperation",
                key,
            )
        table[key] = value


def make_object(pairs: Pairs) -> Any:
    """`[pscustomobject]@{ ... }`."""
    properties: dict[str, Any] = {}
    plain = True
    for key, value in pairs:
        if type(key) is not str:
            plain = False
            break
        properties[key] = value
    if plain and "PSTypeName" not in properties and len({name.lower() for name in properties}) == len(properties):
        return PSObject(properties)
    return to_custom_object(make_ordered(pairs))


def to_custom_object(value: Any) -> Any:
    """`[pscustomobject]$value`: a dictionary becomes an object, anything else stays what it is."""
    from pshv.runtime.values import HashMap, unwrap

    table = unwrap(value)
    if not isinstance(table, HashMap):
        return value
    from pshv.types.psobjects import from_dictionary

    return from_dictionary(table)


__all__ = ["NOTHING", "null"]
