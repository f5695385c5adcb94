"""PSVariable: a variable as an object. Source: providers-019 to -037."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import preferences
from pshv.runtime.scope import AUTOMATIC
from pshv.runtime.traits import Trait
from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.runtime.scope import Scope

OPTIONS = "System.Management.Automation.ScopedItemOptions"
VISIBILITY = "System.Management.Automation.SessionStateEntryVisibility"
BITS = {"readonly": 1, "constant": 2, "private": 4, "allscope": 8, "unspecified": 16}


def option_bits(names: frozenset[str]) -> int:
    return sum(BITS.get(name, 0) for name in names)


def option_names(value: Any) -> frozenset[str]:
    """The lower-case names of a ScopedItemOptions value, number or text."""
    if value is None:
        return frozenset()
    number = getattr(value, "value", value)
    if isinstance(number, int):
        return frozenset(name for name, bit in BITS.items() if number & bit)
    words = str(number).lower().replace(" ", "").split(",")
    return frozenset(word for word in words if word in BITS)


class PSVariable(NetObject):
    """A variable of a scope; `key` is its lower-case name."""

    __slots__ = ("key", "name", "scope")
    type_names = (
        "System.Management.Automation.PSVariable",
        "System.Object",
    )

    def __init__(self, scope: Scope, key: str, name: str = "") -> None:
        self.scope = scope
        self.key = key
        self.name = name or scope.session.spelling.get(key, key)

    @property
    def trait(self) -> Trait | None:
        guard = self.scope.session.guarded.get(self.key)
        own = self.scope.traits.get(self.key) if self.scope.traits else None
        return own or guard

    @property
    def options(self) -> frozenset[str]:
        trait = self.trait
        return trait.options if trait is not None else frozenset()

    @property
    def value(self) -> Any:
        from pshv.runtime.values import NOTHING

        found = self.scope.lookup(self.key)
        return None if found is NOTHING else found

    def set(self, value: object) -> None:
        self.scope.assign(self.key, value)

    def text(self) -> str:
        return self.type_names[0]


def _options(variable: PSVariable) -> object:
    from pshv.types.nettype import known_type

    return known_type(OPTIONS).enum_value(option_bits(variable.options))


def _set_options(variable: PSVariable, value: Any) -> None:
    change(variable.scope, variable.key, options=option_names(value))


def _set_description(variable: PSVariable, value: Any) -> None:
    change(variable.scope, variable.key, description=value)


def _visibility(variable: PSVariable) -> object:
    from pshv.types.nettype import find_type

    found = find_type(VISIBILITY)
    return found.enum_value(0) if found is not None and found.is_enum else "Public"


def _attributes(variable: PSVariable) -> object:
    from pshv.runtime.values import GenericList
    from pshv.types.nettype import known_type

    trait = variable.trait
    listed: list[Any] = []
    if trait is not None:
        if trait.convert is not None:
            listed.append(attribute_object("System.Management.Automation.ArgumentTypeConverterAttribute"))
        listed += [attribute_object(str(getattr(one, "type_name", ""))) for one in trait.attributes or []]
    return GenericList(listed, known_type("System.Attribute"), "System.Collections.ObjectModel.Collection")


def attribute_object(type_name: str) -> Any:
    """An attribute as `Attributes` lists it: its type."""
    from pshv.runtime.values import PSObject
    from pshv.types.nettype import known_type

    return PSObject({"TypeId": known_type(type_name)}, [type_name, "System.Attribute", "System.Object"])


PSVariable.members = member_table(
    Property("Name", lambda v: v.name, type_name="string"),
    Property("Description", lambda v: v.trait.description if v.trait is not None else "", _set_description, "string"),
    Property("Value", lambda v: v.value, lambda v, value: v.set(value), "System.Object"),
    Property("Visibility", _visibility, type_name=VISIBILITY),
    Property("Module", lambda v: v.scope.state.module),
    Property("ModuleName", lambda v: v.scope.state.module.name if v.scope.state.module else "", type_name="string"),
    Property("Options", _options, _set_options, OPTIONS),
    Property("Attributes", _attributes),
    Method("IsValidValue", lambda v, value: True, ("bool IsValidValue(System.Object value)",)),
)


def change(
    scope: Scope,
    key: str,
    *,
    options: frozenset[str] | None = None,
    description: str | None = None,
) -> None:
    """Sets options or description of a variable, keeping what else is checked when it is written."""
    old = scope.traits.get(key) if scope.traits else None
    made = Trait(
        old.convert if old else None,
        old.validators if old else (),
        options if options is not None else old.options if old else frozenset(),
        old.type_name if old else "",
        description if description is not None else old.description if old else "",
        old.attributes if old else None,
    )
    plain = made.convert is None and not made.validators and not made.options and not made.description
    scope.constrain(key, None if plain else made)


def find(scope: Scope, name: str) -> PSVariable | None:
    """The variable called `name` as seen from `scope`, None if there is none."""
    key = name.lower()
    holder = scope.holder(key)
    if holder is None and key in preferences.NAMES:
        preferences.lazy_value(scope.session, key)
        holder = scope.session.global_scope
    if holder is not None:
        return PSVariable(holder, key)
    if key in AUTOMATIC and exists_automatic(scope, key):
        return PSVariable(scope, key)
    return None


SPELLED = {
    "psboundparameters": "PSBoundParameters",
    "myinvocation": "MyInvocation",
    "pscommandpath": "PSCommandPath",
    "psscriptroot": "PSScriptRoot",
    "error": "Error",
    "host": "Host",
    "pid": "PID",
    "pwd": "PWD",
    "home": "HOME",
    "pshome": "PSHOME",
    "profile": "PROFILE",
    "psversiontable": "PSVersionTable",
    "psedition": "PSEdition",
    "executioncontext": "ExecutionContext",
    "nestedpromptlevel": "NestedPromptLevel",
    "shellid": "ShellId",
    "psculture": "PSCulture",
    "psuiculture": "PSUICulture",
    "stacktrace": "StackTrace",
}
NOT_LISTED = frozenset({"this", "pscmdlet", "psitem", "args", "input"})


def exists_automatic(scope: Scope, key: str) -> bool:
    """Whether an automatic variable means something here."""
    if key not in NOT_LISTED:
        return True
    return scope.lookup(key) is not None


def visible(scope: Scope) -> Iterator[PSVariable]:
    """All variables seen from `scope`, by name."""
    found: dict[str, PSVariable] = {}
    for key in preferences.NAMES:
        if scope.holder(key) is None:
            preferences.lazy_value(scope.session, key)
    for one in scope.chain():
        for key in one:
            if key not in found and (one is scope or not one.hides(key)):
                found[key] = PSVariable(one, key)
    for key in AUTOMATIC:
        if key not in found and exists_automatic(scope, key):
            found[key] = PSVariable(scope, key, SPELLED.get(key, scope.session.spelling.get(key, key)))
    return iter([found[key] for key in sorted(found)])


def of_scope(scope: Scope) -> Iterator[PSVariable]:
    """The variables of one scope only, by name."""
    return iter([PSVariable(scope, key) for key in sorted(scope)])
