"""Variable scopes: a scope is the dictionary of its own variables, keyed by lower-case name.

Reading walks up the call chain (`__missing__`), writing stays here. Source: powershell-language.md, section 6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import PSError, runtime_error
from .preferences import NAMES as LAZY_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .frame import Frame
    from .session import Session
    from .state import SessionState
    from .traits import Trait

# Names computed when they are read: what they mean depends on the function or block that is running.
AUTOMATIC = frozenset(
    [
        "args",
        "input",
        "psboundparameters",
        "myinvocation",
        "pscmdlet",
        "pscommandpath",
        "psscriptroot",
        "this",
        "?",
        "error",
        "host",
        "pid",
        "pwd",
        "home",
        "pshome",
        "profile",
        "psversiontable",
        "psedition",
        "executioncontext",
        "nestedpromptlevel",
        "shellid",
        "psculture",
        "psuiculture",
        "stacktrace",
        "true",
        "false",
        "null",
        "psitem",
        "psstyle",
    ]
)

CANONICAL = {"pid": "PID", "home": "HOME", "host": "Host", "psversiontable": "PSVersionTable", "pshome": "PSHOME"}


class Scope(dict[str, object]):
    """One scope. `kind` is 'global', 'module', 'script', 'function' or 'block'."""

    __slots__ = (
        "aliases",
        "drives",
        "frame",
        "functions",
        "kind",
        "parent",
        "script",
        "session",
        "state",
        "strict",
        "traits",
    )

    def __init__(self, parent: Scope | None, state: SessionState, session: Session, kind: str = "function") -> None:
        self.parent = parent
        self.state = state
        self.session = session
        self.traits: dict[str, Trait] | None = None
        self.functions: dict[str, object] | None = None
        self.aliases: dict[str, object] | None = None
        self.drives: dict[str, object] | None = None
        self.kind = kind
        self.frame: Frame | None = None
        self.strict: float | None = None
        self.script: Scope = self if kind != "function" or parent is None else parent.script

    # Scopes compare and hash by identity, as objects.
    __hash__ = object.__hash__  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return self is other

    def __bool__(self) -> bool:
        return True

    @property
    def vars(self) -> Scope:
        """The scope's own variables (the scope itself)."""
        return self

    # -- reading --------------------------------------------------------------------------------------------------
    def __missing__(self, name: str) -> object:
        if name in AUTOMATIC:
            return self.session.automatic(self, name)
        scope = self.parent
        while scope is not None:
            if name in scope and (scope.traits is None or not scope.hides(name)):
                return dict.__getitem__(scope, name)
            scope = scope.parent
        return self.session.undefined(self, name)

    def hides(self, name: str) -> bool:
        """True for a private variable, which child scopes do not see."""
        trait = self.traits.get(name) if self.traits else None
        return trait is not None and trait.private

    def holder(self, name: str) -> Scope | None:
        """The scope in which a variable lives as seen from here."""
        if name in self:
            return self
        scope = self.parent
        while scope is not None:
            if name in scope and not scope.hides(name):
                return scope
            scope = scope.parent
        return None

    def lookup(self, name: str, default: object = None) -> object:
        """The variable's value, or `default` when there is none; never a strict-mode error."""
        holder = self.holder(name)
        if holder is not None:
            return dict.__getitem__(holder, name)
        if name in AUTOMATIC:
            return self.session.automatic(self, name)
        return self.session.undefined(self, name) if name in LAZY_NAMES else default

    def own(self, name: str) -> object:
        """The variable of this very scope, None if it has none (what `+=` reads)."""
        if name in self:
            return dict.__getitem__(self, name)
        return self.session.automatic(self, name) if name in AUTOMATIC else self.session.undefined_own(self, name)

    def own_or_none(self, name: str) -> object:
        """The variable of this very scope, None if it has none; strict mode says nothing."""
        return dict.__getitem__(self, name) if name in self else None

    def chain(self) -> Iterator[Scope]:
        """This scope and its ancestors."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    @property
    def global_scope(self) -> Scope:
        return self.session.global_scope

    def qualified(self, prefix: str) -> Scope:
        """The scope `$prefix:x` means: global, script, local, private."""
        if prefix == "global":
            return self.session.global_scope
        if prefix == "script":
            return self.script
        return self

    def numbered(self, number: int) -> Scope:
        """`-Scope 1` and its like: the caller's scope and so on. Raises the error of a number out of range."""
        scope: Scope | None = self
        for _ in range(number):
            scope = scope.parent if scope is not None else None
        if scope is None or number < 0:
            raise scope_out_of_range(number)
        return scope

    def named(self, text: str) -> Scope:
        """The scope of a `-Scope` argument: a name or a number."""
        lower = text.lower()
        if lower in ("global", "script", "local", "private"):
            return self.qualified(lower)
        if lower.lstrip("-").isdigit():
            return self.numbered(int(lower))
        raise runtime_error(
            'Cannot process argument because the value of argument "scopeID" is not valid. Change the value of the '
            '"scopeID" argument and run the operation again.',
            "Argument",
            "InvalidArgument",
            exception="System.Management.Automation.PSArgumentException",
        )

    # -- writing --------------------------------------------------------------------------------------------------
    def assign(self, name: str, value: object, spelled: str | None = None) -> None:
        """Writes a variable of this scope, respecting read-only, constant and type constraints."""
        guard = self.session.guarded.get(name)
        if guard is not None:
            guard.refuse(CANONICAL.get(name, name))
        trait = self.traits.get(name) if self.traits is not None else None
        dict.__setitem__(self, name, value if trait is None else trait.admit(self, name, value))
        if spelled is not None:
            self.session.spelling.setdefault(name, spelled)

    def constrain(self, name: str, trait: Trait | None) -> None:
        """Sets or removes what is checked when `name` is written."""
        # Scopes of the same function share their table: it is copied before it changes.
        table = dict(self.traits or {})
        if trait is None:
            if self.traits is not None and name in table:
                del table[name]
                self.traits = table
            return
        table[name] = trait
        self.traits = table
        if type(self) is Scope:
            self.__class__ = ConstrainedScope

    def remove(self, name: str) -> bool:
        """Deletes a variable of this scope; False when there was none."""
        if name not in self:
            return False
        del self[name]
        self.constrain(name, None)
        return True


class ConstrainedScope(Scope):
    """A scope with at least one typed, read-only or validated variable: every write is checked."""

    __slots__ = ()

    def __setitem__(self, name: str, value: object) -> None:
        traits = self.traits
        trait = traits.get(name) if traits is not None else None
        dict.__setitem__(self, name, value if trait is None else trait.admit(self, name, value))


def scope_out_of_range(number: int) -> PSError:
    return runtime_error(
        f"The scope number '{number}' exceeds the number of active scopes.\nActual value was {number}.".replace(
            "\n", " (Parameter 'scopeID')\n", 1
        ),
        "ScopeOutOfRange",
        "InvalidArgument",
        exception="System.ArgumentOutOfRangeException",
    )
