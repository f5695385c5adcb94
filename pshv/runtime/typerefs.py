"""Types named in a script: resolved when first used, script classes and `using namespace` included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError

if TYPE_CHECKING:
    from pshv.language.extent import Extent
    from pshv.language.tree import AnyTypeName
    from pshv.types.nettype import NetType

    from .scope import Scope
    from .session import Session


class TypeReference:
    """One type name of a script; `get` gives the type, remembering it."""

    __slots__ = ("_known", "_session", "extent", "name", "text")

    def __init__(self, name: AnyTypeName, extent: Extent | None = None) -> None:
        self.name = name
        self.extent = extent if extent is not None else name.extent  # what an unknown type is underlined with
        self.text: str = name.full_name
        self._known: NetType | None = None
        self._session: Session | None = None

    def get(self, scope: Scope) -> NetType:
        """The type; raises TypeNotFound."""
        if self._session is scope.session and self._known is not None:
            return self._known
        try:
            found = resolve(scope.session, self.text, self.name, scope)
        except PSError as error:
            if error.record.extent is None:
                error.record.extent = self.extent
            raise
        self._known = found
        self._session = scope.session
        return found


def resolve(session: Session, text: str, node: AnyTypeName | None = None, scope: Scope | None = None) -> NetType:
    """The type `text` names in a session: its script classes first."""
    from pshv.types.nettype import resolve_type

    types = session.types
    find = None
    if types:

        def find(name: str) -> Any:
            return types.get(name.lower())

    namespaces = namespaces_of(node) if node is not None else session.namespaces
    if node is not None and session.namespaces:
        namespaces = (*namespaces, *session.namespaces)
    return resolve_type(text, namespaces, find)


_NAMESPACES: dict[int, tuple[object, tuple[str, ...]]] = {}


def namespaces_of(node: AnyTypeName) -> tuple[str, ...]:
    """The `using namespace` lines of the text a type name stands in."""
    source = node.extent.source
    if "using" not in source.text[:20000].lower():
        return ()
    known = _NAMESPACES.get(id(source))
    if known is not None and known[0] is source:
        return known[1]
    import re

    found = tuple(m.group(1) for m in re.finditer(r"(?im)^[ \t]*using[ \t]+namespace[ \t]+([\w.]+)", source.text))
    _NAMESPACES[id(source)] = (source, found)
    return found
