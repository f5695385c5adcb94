"""What a command declares: its parameters, parameter sets and traits, wherever the declaration comes from.

Three sources make the same objects: the catalogue (cmdlets of the real modules), `Param(...)` (our own cmdlets) and the
param block of a script function. The binder, Get-Command, Get-Help and completion read nothing else.
Source of the rules: ../shared/reference/powershell-language.md, section 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.language.tree import AnyTypeName, AttributeAst, ExpressionAst, ParameterAst
    from pshv.types.nettype import NetType

    from .attributes import Attribute
    from .binder.table import Table

ALL_SETS = "__AllParameterSets"
SWITCH = "System.Management.Automation.SwitchParameter"


class ParameterSetUse:
    """How a parameter takes part in one parameter set (or in all: `__AllParameterSets`)."""

    __slots__ = ("by_property", "by_value", "dont_show", "help_message", "mandatory", "position", "remaining")

    def __init__(
        self,
        mandatory: bool = False,
        position: int | None = None,
        by_value: bool = False,
        by_property: bool = False,
        remaining: bool = False,
        help_message: str = "",
        dont_show: bool = False,
    ) -> None:
        self.mandatory = mandatory
        self.position = position
        self.by_value = by_value
        self.by_property = by_property
        self.remaining = remaining
        self.help_message = help_message
        self.dont_show = dont_show


class Parameter:
    """One parameter: `type_name` as declared (accelerator, short or full name), `sets` its use per set name.

    `attributes` holds validation and transformation attributes in source order. `common` marks the parameters every
    advanced command has; `dynamic` those a dynamicparam block added.
    """

    __slots__ = (
        "_net_type",
        "aliases",
        "allow_empty_collection",
        "allow_empty_string",
        "allow_null",
        "attributes",
        "common",
        "completer",
        "completions",
        "default",
        "dynamic",
        "full_type",
        "has_type",
        "is_switch",
        "name",
        "node",
        "sets",
        "type_name",
        "wildcards",
    )

    def __init__(
        self,
        name: str,
        type_name: str = "System.Object",
        aliases: tuple[str, ...] = (),
        sets: dict[str, ParameterSetUse] | None = None,
        attributes: tuple[Attribute, ...] = (),
        *,
        net_type: NetType | None = None,
        common: bool = False,
    ) -> None:
        self.name = name
        self.type_name = type_name
        self.aliases = aliases
        self.sets = sets if sets is not None else {ALL_SETS: ParameterSetUse()}
        self.attributes = attributes
        self.common = common
        self.dynamic = False
        self.is_switch = type_name in (SWITCH, "switch", "SwitchParameter")
        self.wildcards = False
        self.default: object = None
        self.node: ParameterAst | None = None
        self.has_type = True
        self.full_type = ""
        self._net_type = net_type
        self.allow_null = self.allow_empty_string = self.allow_empty_collection = False
        self.completions: tuple[str, ...] = ()  # ArgumentCompletions, ValidateSet's values come from `attributes`
        self.completer: object = None  # the script block of [ArgumentCompleter({ })]

    @property
    def net_type(self) -> NetType:
        """The parameter's .NET type, resolved at first use."""
        if self._net_type is None:
            from .binder.typenames import parameter_type

            self._net_type = parameter_type(self.full_type or self.type_name)
        return self._net_type

    def use_in(self, set_name: str) -> ParameterSetUse | None:
        """The parameter's use in a set, or None when it is not part of it."""
        sets = self.sets
        return sets.get(set_name) or sets.get(ALL_SETS)

    @property
    def in_all_sets(self) -> bool:
        return ALL_SETS in self.sets


class Command:
    """The declaration of a cmdlet or function.

    `kind` is 'Cmdlet', 'Function', 'Filter' or 'ExternalScript'. `simple` functions (no CmdletBinding, no Parameter
    attribute) have no common parameters and take the rest in `$args`. `error_class` stands behind the comma of
    FullyQualifiedErrorId. `converts_as_function`: a failed conversion is ParameterArgumentTransformationError.
    """

    __slots__ = (
        "confirm_impact",
        "converts_as_function",
        "default_set",
        "editions",
        "error_class",
        "first_table",
        "has_dynamic",
        "help_uri",
        "inputs",
        "kind",
        "lookup",
        "module",
        "name",
        "outputs",
        "own_count",
        "parameters",
        "plain_names",
        "positional_binding",
        "preferred_sets",
        "remoting",
        "set_names",
        "set_order",
        "should_process",
        "simple",
        "supports_paging",
        "table",
    )

    def __init__(
        self,
        name: str,
        parameters: Iterable[Parameter],
        *,
        module: str = "",
        kind: str = "Cmdlet",
        default_set: str = ALL_SETS,
        should_process: bool = False,
        confirm_impact: str = "Medium",
        positional_binding: bool = True,
        simple: bool = False,
        error_class: str = "",
        edition: str = "desktop",
        set_order: tuple[str, ...] = (),
        preferred_sets: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.module = module
        self.kind = kind
        self.default_set = default_set or ALL_SETS
        self.should_process = should_process
        self.confirm_impact = confirm_impact
        self.positional_binding = positional_binding
        self.simple = simple
        self.error_class = error_class or name
        self.converts_as_function = kind != "Cmdlet"
        self.outputs: tuple[str, ...] = ()
        self.inputs: tuple[str, ...] = ()
        self.has_dynamic = False
        self.supports_paging = False
        self.help_uri = ""
        self.remoting = "PowerShell"
        self.editions: tuple[str, ...] = ()
        self.parameters: dict[str, Parameter] = {p.name.lower(): p for p in parameters}
        self.own_count = len(self.parameters)
        self.table: Table | None = None
        self.first_table: Table | None = None
        self.set_order = set_order
        self.preferred_sets = preferred_sets
        if not simple:
            from .binder.common import common_parameters

            for parameter in common_parameters(edition, should_process):
                self.parameters.setdefault(parameter.name.lower(), parameter)
        self.refresh()

    def refresh(self) -> None:
        """Recomputes what is derived from `parameters` (call after adding dynamic parameters)."""
        self.lookup: dict[str, Parameter] = {}
        names: list[str] = [] if self.default_set == ALL_SETS else [self.default_set]
        names += [name for name in self.set_order if name not in names]
        for key, parameter in self.parameters.items():
            self.lookup[key] = parameter
            for alias in parameter.aliases:
                self.lookup.setdefault(alias.lower(), parameter)
            for set_name in parameter.sets:
                if set_name != ALL_SETS and set_name not in names:
                    names.append(set_name)
        self.set_names = tuple(names)
        self.table = self.first_table = None
        self.plain_names = self._plain_names()

    def _plain_names(self) -> tuple[str, ...] | None:
        """Names in order when positional values can be taken as they are: a simple, untyped function."""
        if not self.simple or any(p.has_type or p.attributes for p in self.parameters.values()):
            return None
        return tuple(p.name for p in self.parameters.values())

    @property
    def own_parameters(self) -> list[Parameter]:
        """The parameters without the common ones, in declared order."""
        return [p for p in self.parameters.values() if not p.common]

    def get(self, name: str) -> Parameter | None:
        """The parameter of this name or alias (exactly, any case)."""
        return self.lookup.get(name.lower())

    @property
    def sets(self) -> tuple[str, ...]:
        """Names of the parameter sets; one unnamed set when none is declared."""
        return self.set_names or (ALL_SETS,)


def Param(
    name: str,
    type_name: str = "object",
    *,
    aliases: Iterable[str] = (),
    mandatory: bool = False,
    position: int | None = None,
    by_value: bool = False,
    by_property: bool = False,
    remaining: bool = False,
    sets: Iterable[str] | dict[str, ParameterSetUse] = (),
    values: Iterable[str] = (),
    not_empty: bool = False,
    not_null: bool = False,
    minimum: int | None = None,
    maximum: int | None = None,
    help: str = "",
) -> Parameter:
    """A parameter of one of our own cmdlets.

    `type_name` is a PowerShell type name ("string[]", "switch", "int", ...); `sets` the names of the sets it belongs to
    (all when empty) or a dict of their uses; `values` a ValidateSet.
    """
    from . import attributes as attrs

    use = ParameterSetUse(mandatory, position, by_value, by_property, remaining, help)
    uses = sets if isinstance(sets, dict) else dict.fromkeys(sets, use) or {ALL_SETS: use}
    made: list[attrs.Attribute] = []
    if values:
        made.append(attrs.ValidateSet(tuple(values)))
    if not_empty:
        made.append(attrs.ValidateNotNullOrEmpty())
    if not_null:
        made.append(attrs.ValidateNotNull())
    if minimum is not None or maximum is not None:
        made.append(attrs.ValidateRange(minimum, maximum))
    return Parameter(name, type_name, tuple(aliases), uses, tuple(made))


_CATALOGUE: dict[tuple[str, str], Command | None] = {}


def from_catalogue(name: str, edition: str = "desktop") -> Command | None:
    """The declaration of a cmdlet of the real modules, or None; one line of the catalogue is read, once."""
    key = (name.lower(), edition)
    if key not in _CATALOGUE:
        from pshv.cmdlets.catalogue import reader

        _CATALOGUE[key] = reader.load(name, edition)
    return _CATALOGUE[key]


def from_class(cmdlet: type, edition: str = "desktop") -> Command:
    """The declaration of a cmdlet written in Python: the catalogue's by its name, else its own `parameters`."""
    name: str = cmdlet.name  # type: ignore[attr-defined]
    own: tuple[Parameter, ...] = cmdlet.parameters  # type: ignore[attr-defined]
    found = None if own else from_catalogue(name, edition)
    if found is not None:
        return found
    command = Command(
        name,
        own,
        module=getattr(cmdlet, "module", "MockCluster"),
        default_set=getattr(cmdlet, "default_set", ALL_SETS),
        should_process=cmdlet.supports_should_process,  # type: ignore[attr-defined]
        confirm_impact=cmdlet.confirm_impact,  # type: ignore[attr-defined]
        error_class=cmdlet.class_name(),  # type: ignore[attr-defined]
        edition=edition,
    )
    command.outputs = tuple(getattr(cmdlet, "outputs", ()))
    return command


def from_param_block(
    name: str,
    parameters: Iterable[ParameterAst],
    attributes: Iterable[AttributeAst] = (),
    *,
    evaluate: Callable[[ExpressionAst], object],
    resolve: Callable[[AnyTypeName], NetType],
    kind: str = "Function",
    edition: str = "desktop",
    has_dynamic: bool = False,
) -> Command:
    """The declaration of a script function.

    `parameters` and `attributes` of its param block (or the parameters in parentheses after its name). `evaluate` gives
    the value of an attribute's argument (a ScriptBlock for `{ }`), `resolve` the type of a type constraint.
    Raises PSError: unknown attributes, properties or types, names used twice.
    """
    from .param_block import build

    return build(name, list(parameters), list(attributes), evaluate, resolve, kind, edition, has_dynamic)
