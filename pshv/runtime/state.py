"""Session states: the global one, and one for each module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .scope import Scope

if TYPE_CHECKING:
    from .modules import ModuleInfo
    from .session import Session


class SessionState:
    """Where functions and blocks of one module (or of none) look up names.

    `top` is the module's or the global scope, `current` the innermost running scope of this state.
    """

    __slots__ = ("current", "module", "session", "top", "types")

    def __init__(self, session: Session, module: ModuleInfo | None = None, parent: Scope | None = None) -> None:
        self.session = session
        self.module = module
        self.top = Scope(parent, self, session, "global" if parent is None else "module")
        self.current = self.top
        self.types: dict[str, object] | None = None  # script classes visible here, by lower-case name
