"""The two phases of binding and what they leave: see the package's docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime import values

from .commandline import bind_named, bind_positional, bind_remaining, leftovers, pair, refuse_leftovers
from .defaults import apply_defaults
from .mandatory import ask_for_missing, missing_mandatory
from .pipelineinput import InputBinder
from .state import State
from .table import EVERY_SET, count_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pshv.language.extent import Extent
    from pshv.runtime.declaration import Command, Parameter
    from pshv.runtime.session import Session

    from .argument import Argument
    from .table import Entry

    Dynamic = Callable[["Binding"], Sequence[Parameter]]


class Binding:
    """What a command line bound; `bind_object` binds the pipeline's objects one by one."""

    __slots__ = ("_input", "command", "direct", "explicit", "rest", "state", "usual", "values")

    def __init__(self, state: State) -> None:
        self.state = state
        self.command = state.command
        self.values = state.values
        self.rest: list[object] = []
        self.direct: str | None = None
        self.usual: str | None = None  # as `direct`, for every object but null
        self._input: InputBinder | None = None
        self.explicit: tuple[str, ...] = ()

    @property
    def set_name(self) -> str:
        """The parameter set's name (`__AllParameterSets` without sets)."""
        return self.state.set_name or self.command.default_set

    def bind_object(self, item: object) -> list[str]:
        """Binds one pipeline object into `values`; the names it bound. Raises PSError, to be reported per object."""
        if self._input is None:
            self._input = InputBinder(self.state, apply_defaults)
        return self._input.bind(item)

    def reset_input(self) -> None:
        """Takes back what the last object bound (before `end`)."""
        if self._input is not None:
            self._input.reset()


def bind_command_line(
    command: Command,
    arguments: Sequence[Argument],
    session: Session | None,
    *,
    expecting_input: bool,
    extent: Extent | None,
    dynamic: Dynamic | None,
    pipeline_position: int,
) -> Binding:
    """See binder.bind."""
    state = State(command, session, expecting_input, extent)
    binding = Binding(state)
    if command.simple:
        _bind_simple(state, list(arguments), binding)
        return binding
    _bind_arguments(state, list(arguments), binding, dynamic)
    if expecting_input:
        count = state.validate_sets(before_input=True, set_default=False)
    else:
        count = state.validate_sets(before_input=False, set_default=True)
    if count == 1 and not state.defaults_used:
        apply_defaults(state)
    if count > 1 and expecting_input:
        narrowed = state.drop_sets_without_input()
        if narrowed != state.sets:
            state.sets = narrowed
            count = state.validate_sets(before_input=True, set_default=False)
    missing = missing_mandatory(state, count, expecting_input)
    if missing:
        ask_for_missing(state, missing, pipeline_position)
    if not expecting_input:
        state.verify_selected()
        state.name_set()
    elif count_sets(state.sets) == 1:
        state.name_set()
    binding.usual = _direct(state) if expecting_input else None
    if binding.usual is not None and _takes_null(state, binding.usual):
        binding.direct = binding.usual
    return binding


def _bind_arguments(
    state: State,
    arguments: list[Argument],
    binding: Binding,
    dynamic: Dynamic | None,
) -> None:
    rest = bind_named(state, pair(state, arguments)) if arguments else []
    failure = None
    if rest:
        rest, failure = bind_positional(state, rest)
    state.arguments = rest
    apply_defaults(state)
    state.validate_sets(before_input=True, set_default=False)
    if dynamic is not None or state.command.has_dynamic:
        _bind_dynamic(state, binding, dynamic)
    if state.arguments:
        bind_remaining(state)
        refuse_leftovers(state, failure)


def _bind_dynamic(state: State, binding: Binding, dynamic: Dynamic | None) -> None:
    """Adds the dynamic parameters and binds what is left to them."""
    extra = list(dynamic(binding)) if dynamic is not None else []
    if extra:
        state.command = binding.command = _merged(state.command, extra)
    elif not any(p.dynamic for p in state.command.parameters.values()):
        return
    _move_to(state, state.command, set(state.bound_entries))
    rest = bind_named(state, pair(state, state.arguments)) if state.arguments else []
    state.arguments = bind_positional(state, rest)[0] if rest else []
    apply_defaults(state)


def _merged(old: Command, extra: list[Parameter]) -> Command:
    """The command with more parameters, before the common ones."""
    from pshv.runtime.declaration import Command

    merged = Command.__new__(Command)
    for slot in Command.__slots__:
        setattr(merged, slot, getattr(old, slot))
    own = {key: p for key, p in old.parameters.items() if not p.common}
    common = {key: p for key, p in old.parameters.items() if p.common}
    for parameter in extra:
        parameter.dynamic = True
        own.setdefault(parameter.name.lower(), parameter)
    merged.parameters = {**own, **common}
    merged.refresh()
    return merged


def _move_to(state: State, command: Command, bound: set[str]) -> None:
    """Takes the state over to the table that has the dynamic parameters too."""
    from .table import table_of

    state.table = table_of(command)
    by_name = {entry.name: entry for entry in state.table.entries}
    state.unbound = [entry for entry in state.table.entries if entry.name not in bound]
    state.bound_entries = {name: by_name[name] for name in bound}
    state.delayed = {name: (by_name[name], block, extent) for name, (_, block, extent) in state.delayed.items()}
    state.sets = EVERY_SET
    for entry in state.bound_entries.values():
        if entry.flags:
            state.sets &= entry.flags


def _bind_simple(state: State, arguments: list[Argument], binding: Binding) -> None:
    """A function without CmdletBinding: what finds no parameter goes to $args."""
    rest = bind_named(state, pair(state, arguments)) if arguments else []
    if rest:
        rest, _ = bind_positional(state, rest)
        binding.rest = leftovers(rest)
    state.set_name = state.command.default_set


_PLAIN = frozenset({"System.Object", "System.Management.Automation.PSObject"})


def _takes_null(state: State, name: str) -> bool:
    """Whether the binder lets null through to a parameter."""
    return any(entry.name == name and (not entry.mandatory or entry.parameter.allow_null) for entry in state.unbound)


def _direct(state: State) -> str | None:
    """The parameter each input object simply goes to, when there is nothing else to decide.

    Where several sets are still open the default one is taken, if the parameter is the same in all of them.
    """
    sets, table = state.sets, state.table
    several = table.set_count > 1 and (sets == EVERY_SET or count_sets(sets) != 1)
    if state.delayed or (several and not sets & table.default_flag):
        return None
    takers: list[Entry] = []
    for entry in state.unbound:
        if entry.pipeline and any(u.by_value or u.by_property for _, u in entry.matching(sets)):
            takers.append(entry)
    if len(takers) != 1 or not any(use.by_value for _, use in takers[0].matching(sets)):
        return None
    taker = takers[0]
    target = taker.parameter.net_type
    if taker.parameter.has_type and (target.element is not None or target.definition not in _PLAIN):
        return None
    if taker.parameter.attributes or (several and not taker.in_all):
        return None
    if _needs_more(state, table.default_flag) if several else missing_mandatory(state, 1, True):
        return None
    defaults = values.unwrap(state.session.get_variable("PSDefaultParameterValues")) if state.session else None
    if defaults is not None and (not isinstance(defaults, values.HashMap) or len(defaults)):
        return None
    return taker.name


def _needs_more(state: State, flag: int) -> bool:
    """Whether a set has a mandatory parameter that is not bound."""
    return any(entry.mandatory and any(use.mandatory for _, use in entry.matching(flag)) for entry in state.unbound)
