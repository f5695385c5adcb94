"""Runspaces a script opens for itself: [runspacefactory], [runspace], [initialsessionstate].

A runspace is another session of the same sandbox: the same cluster, drives and limits, its own variables and functions.
Source: the API reference of System.Management.Automation.Runspaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import current
from pshv.runtime.netexception import NetException
from pshv.runtime.text import to_text
from pshv.runtime.values import NOTHING, Reference, enumerate_value
from pshv.types.implementation import Implementation
from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.session import Session

_SPACE: Final = "System.Management.Automation.Runspaces."


def enum(name: str, member: str) -> Any:
    """A member of an enum, by the type's full name."""
    from pshv.types.nettype import known_type

    return known_type(name).enum_member(member)


class StateInfo(NetObject):
    """RunspaceStateInfo: a state and the error that led to it."""

    __slots__ = ("state",)
    type_names = (_SPACE + "RunspaceStateInfo", "System.Object")
    members = member_table(
        Property("State", lambda o: enum(_SPACE + "RunspaceState", o.state)),
        Property("Reason", lambda o: None, None, "System.Exception"),
    )

    def __init__(self, state: str) -> None:
        self.state = state

    def text(self) -> str:
        return self.state


class Entry(NetObject):
    """A variable, function or alias that an initial session state brings along."""

    __slots__ = ("kind", "name", "value")
    members = member_table(
        Property("Name", lambda o: o.name, None, "string"),
        Property("Value", lambda o: o.value if o.kind == "Variable" else None),
        Property("Definition", lambda o: None if o.kind == "Variable" else to_text(o.value), None, "string"),
    )

    def __init__(self, kind: str, name: str, value: Any) -> None:
        self.kind = kind
        self.name = name
        self.value = value
        self.own_type_names = [f"{_SPACE}SessionState{kind}Entry", _SPACE + "InitialSessionStateEntry", "System.Object"]


class InitialState(NetObject):
    """InitialSessionState: what a new runspace starts with."""

    __slots__ = ("commands", "language_mode", "modules", "variables")
    type_names = (_SPACE + "InitialSessionState", "System.Object")

    def __init__(self) -> None:
        from pshv.runtime.values import GenericList
        from pshv.types.nettype import OBJECT

        collection = "System.Collections.ObjectModel.Collection"
        self.variables = GenericList((), OBJECT, collection)
        self.commands = GenericList((), OBJECT, collection)
        self.modules: list[Any] = []
        self.language_mode: Any = enum("System.Management.Automation.PSLanguageMode", "FullLanguage")

    def import_modules(self, names: Any) -> None:
        self.modules.extend(enumerate_value(names) or [names])

    def clone(self) -> InitialState:
        made = InitialState()
        made.variables.extend(self.variables)
        made.commands.extend(self.commands)
        made.modules.extend(self.modules)
        return made

    def prepare(self, session: Session) -> None:
        """Gives a new session the entries."""
        for entry in self.variables:
            session.set_variable(entry.name, entry.value)
        for entry in self.commands:
            if entry.kind == "Function":
                session.evaluate(f"function global:{entry.name} {{{to_text(entry.value)}}}")
            else:
                session.evaluate(f"Set-Alias -Scope Global -Name '{entry.name}' -Value '{to_text(entry.value)}'")
        for module in self.modules:
            session.evaluate("Import-Module '" + to_text(module).replace("'", "''") + "'")

    members = member_table(
        Property("Variables", lambda o: o.variables),
        Property("Commands", lambda o: o.commands),
        Property("Modules", lambda o: o.modules),
        Property("LanguageMode", lambda o: o.language_mode, lambda o, v: setattr(o, "language_mode", v)),
        Method("ImportPSModule", import_modules, kind="CodeMethod"),
        Method("Clone", clone),
    )


class Runspace(NetObject):
    """A local runspace: opened before use, closed for good."""

    __slots__ = ("initial", "inner", "instance", "name", "number", "state")
    type_names = (_SPACE + "LocalRunspace", _SPACE + "RunspaceBase", _SPACE + "Runspace", "System.Object")

    def __init__(self, inner: Session | None = None, initial: InitialState | None = None) -> None:
        from pshv.runtime.identifiers import new_guid

        self.initial = initial
        self.instance = new_guid()
        self.inner = inner
        self.number = _next_number(inner is not None)
        self.name = f"Runspace{self.number}"
        self.state = "BeforeOpen" if inner is None else "Opened"

    def open(self) -> Any:
        if self.state != "BeforeOpen":
            raise NetException(
                _SPACE + "InvalidRunspaceStateException",
                "Cannot open the runspace because the runspace is not in the BeforeOpen state. "
                f"Current state of the runspace is '{self.state}'.",
            )
        from pshv.cmdlets.core.childsession import child_session

        self.inner = child_session(current.session)
        self.state = "Opened"
        if self.initial is not None:
            self.initial.prepare(self.inner)
        return NOTHING

    def close(self) -> Any:
        self.state = "Closed"
        return NOTHING

    def session(self) -> Session:
        """The session behind it; raises InvalidRunspaceStateException when it is not open."""
        if self.inner is None or self.state != "Opened":
            raise NetException(
                _SPACE + "InvalidRunspaceStateException",
                "Cannot perform operation because the runspace is not in the Opened state. "
                f"Current state is '{self.state}'.",
            )
        return self.inner

    def availability(self) -> Any:
        busy = self.inner is current.session
        member = "None" if self.state != "Opened" else "Busy" if busy else "Available"
        return enum(_SPACE + "RunspaceAvailability", member)

    members = member_table(
        Property("Id", lambda o: o.number, None, "int"),
        Property("Name", lambda o: o.name, lambda o, v: setattr(o, "name", v), "string"),
        Property("InstanceId", lambda o: o.instance, None, "guid"),
        Property("RunspaceStateInfo", lambda o: StateInfo(o.state)),
        Property("RunspaceAvailability", lambda o: o.availability()),
        Property("RunspaceIsRemote", lambda o: False, None, "bool"),
        Property("InitialSessionState", lambda o: o.initial or InitialState()),
        Property("SessionStateProxy", lambda o: SessionProxy(o.session())),
        Property("ThreadOptions", lambda o: enum(_SPACE + "PSThreadOptions", "Default"), lambda o, v: None),
        Property(
            "ApartmentState",
            lambda o: enum("System.Threading.ApartmentState", "Unknown"),
            lambda o, v: None,
        ),
        Property("ConnectionInfo", lambda o: None),
        Method("Open", open, kind="CodeMethod"),
        Method("OpenAsync", open, kind="CodeMethod"),
        Method("Close", close, kind="CodeMethod"),
        Method("Dispose", close, kind="CodeMethod"),
        Method("ResetRunspaceState", lambda o: NOTHING),
    )


class SessionProxy(NetObject):
    """SessionStateProxy: variables, paths and commands of a runspace from outside."""

    __slots__ = ("inner",)
    type_names = (_SPACE + "SessionStateProxy", "System.Object")

    def __init__(self, inner: Session) -> None:
        self.inner = inner

    def _view(self) -> Any:
        from pshv.runtime.engineintrinsics import SessionStateView

        return SessionStateView(self.inner, self.inner.global_scope)

    def _part(self, name: str) -> Any:
        found = self._view().find_member(name.lower())
        return found.getter(self._view())

    def set_variable(self, name: Any, value: Any) -> Any:
        self.inner.set_variable(to_text(name), value)
        return NOTHING

    def get_variable(self, name: Any) -> Any:
        return self.inner.get_variable(to_text(name))

    members = member_table(
        Property("PSVariable", lambda o: o._part("PSVariable")),
        Property("Path", lambda o: o._part("Path")),
        Property("InvokeCommand", lambda o: o._part("InvokeCommand")),
        Property("LanguageMode", lambda o: enum("System.Management.Automation.PSLanguageMode", "FullLanguage")),
        Property("Module", lambda o: None),
        Property("Applications", lambda o: ["*"]),
        Property("Scripts", lambda o: ["*"]),
        Method("SetVariable", set_variable, kind="CodeMethod"),
        Method("GetVariable", get_variable),
    )


class RunspacePool(NetObject):
    """Runspaces handed out in turn; the sandbox runs one pipeline at a time."""

    __slots__ = ("initial", "least", "most", "state")
    type_names = (_SPACE + "RunspacePool", "System.Object")

    def __init__(self, least: int, most: int, initial: InitialState | None) -> None:
        self.least = least
        self.most = most
        self.initial = initial
        self.state = "BeforeOpen"

    def _to(self, state: str) -> Any:
        self.state = state
        return NOTHING

    def take(self) -> Runspace:
        """A fresh open runspace of the pool."""
        made = Runspace(None, self.initial)
        made.open()
        return made

    members = member_table(
        Property("RunspacePoolStateInfo", lambda o: StateInfo(o.state)),
        Property("RunspacePoolAvailability", lambda o: "Available" if o.state == "Opened" else "None"),
        Property("InitialSessionState", lambda o: o.initial or InitialState()),
        Property("ThreadOptions", lambda o: enum(_SPACE + "PSThreadOptions", "Default"), lambda o, v: None),
        Property(
            "ApartmentState",
            lambda o: enum("System.Threading.ApartmentState", "Unknown"),
            lambda o, v: None,
        ),
        Property("CleanupInterval", lambda o: None, lambda o, v: None),
        Property("IsDisposed", lambda o: o.state == "Closed", None, "bool"),
        Method("Open", lambda o: o._to("Opened"), kind="CodeMethod"),
        Method("Close", lambda o: o._to("Closed"), kind="CodeMethod"),
        Method("Dispose", lambda o: o._to("Closed"), kind="CodeMethod"),
        Method("GetAvailableRunspaces", lambda o: o.most),
        Method("GetMaxRunspaces", lambda o: o.most),
        Method("GetMinRunspaces", lambda o: o.least),
        Method("SetMaxRunspaces", lambda o, n: _resize(o, "most", n)),
        Method("SetMinRunspaces", lambda o, n: _resize(o, "least", n)),
    )


def _resize(pool: RunspacePool, name: str, size: Any) -> bool:
    setattr(pool, name, int(size))
    return True


def _next_number(first: bool) -> int:
    extras = current.session.extras
    known: Any = extras.get("runspaces", 1)
    if first:
        return 1
    extras["runspaces"] = known + 1
    return int(known) + 1


def default_runspace() -> Runspace:
    """The runspace the script runs in: always the same object."""
    found: Any = current.session.extras.get("default runspace")
    if found is None:
        found = current.session.extras["default runspace"] = Runspace(current.session)
    return found  # type: ignore[no-any-return]


def _initial_among(arguments: tuple[Any, ...]) -> InitialState | None:
    return next((x for x in arguments if isinstance(x, InitialState)), None)


def _create_runspace(*arguments: Any) -> Runspace:
    return Runspace(None, _initial_among(arguments))


def _create_pool(*arguments: Any) -> RunspacePool:
    sizes = [x for x in arguments if type(x) is int]
    least, most = (*sizes, 1, 1)[:2] if sizes else (1, 1)
    if least < 1 or most < least:
        name = "minRunspaces" if least < 1 else "maxRunspaces"
        raise NetException(
            "System.Management.Automation.PSArgumentException",
            "The maximum number of runspaces must be at least as high as the minimum, which must be 1 or more. "
            f"(Parameter '{name}')",
        )
    return RunspacePool(least, most, _initial_among(arguments))


def unreferenced(value: Any) -> Any:
    """The value behind a [ref], or the value."""
    return value.value if isinstance(value, Reference) else value


def _new_entry(kind: str) -> Any:
    return lambda type_, name, value, *rest: Entry(kind, to_text(name), value)


_NEW_STATE = ("Create", "CreateDefault", "CreateDefault2", "CreateRestricted")

IMPLEMENTATIONS = (
    Implementation(
        _SPACE + "RunspaceFactory",
        statics={"CreateRunspace": _create_runspace, "CreateRunspacePool": _create_pool},
        raw=("CreateRunspace", "CreateRunspacePool"),
    ),
    Implementation(_SPACE + "Runspace", static_properties={"DefaultRunspace": default_runspace}),
    Implementation(
        _SPACE + "InitialSessionState",
        statics={name: (lambda *ignored: InitialState()) for name in _NEW_STATE},
        raw=_NEW_STATE,
    ),
    *(
        Implementation(f"{_SPACE}SessionState{kind}Entry", construct=_new_entry(kind))
        for kind in ("Variable", "Function", "Alias")
    ),
)
