"""Arguments of well-known parameters: names of commands, variables, modules, types, properties, machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import PSError
from pshv.runtime.wildcard import Wildcard

from .result import Match, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pshv.runtime.declaration import Parameter

    from .arguments import Slot
    from .place import Place

_VARIABLE_CMDLETS = frozenset({"get-variable", "set-variable", "remove-variable", "clear-variable"})
_PROPERTY_PARAMETERS = {
    "select-object": ("property", "excludeproperty", "expandproperty"),
    "where-object": ("property",),
    "sort-object": ("property",),
    "group-object": ("property",),
    "measure-object": ("property",),
    "format-table": ("property",),
    "format-list": ("property",),
    "format-wide": ("property",),
    "format-custom": ("property",),
    "convertto-html": ("property",),
    "foreach-object": ("membername",),
    "compare-object": ("property",),
}
_FIXED = {
    ("set-strictmode", "version"): ("Latest", "3.0", "2.0", "1.0"),
    ("new-item", "itemtype"): ("File", "Directory", "SymbolicLink", "Junction", "HardLink"),
}
_ITEM_NAME_PARAMETERS = frozenset({"path", "literalpath", "destination", "filepath", "pspath"})


def source_matches(place: Place, slot: Slot, parameter: Parameter) -> list[Match] | None:
    """Values for a parameter without a closed list; None where a path is as good a guess as any."""
    declared = slot.declared
    assert declared is not None
    command, name = declared.name.lower(), parameter.name.lower()
    fixed = _FIXED.get((command, name))
    if fixed is not None:
        return _plain(place, slot, fixed)
    if name in _PROPERTY_PARAMETERS.get(command, ()):
        from .memberlist import property_names

        return _plain(place, slot, property_names(place, slot.command, slot.pipeline), "Property")
    if command == "format-table" and name == "groupby":
        return []
    if command in ("get-command", "get-help", "get-alias", "trace-command") and name in ("name", "definition"):
        return _commands(place, slot)
    if name == "name" and command in _VARIABLE_CMDLETS:
        from .variables import plain_names

        return plain_names(place, slot.word)
    if command == "get-command" and name in ("verb", "noun"):
        return _plain(place, slot, _parts(place, name))
    if name == "module" or (command in ("get-module", "import-module", "remove-module") and name == "name"):
        return _plain(place, slot, _modules(place))
    if name in ("typename", "type", "parametertype") and command in ("new-object", "update-typedata", "get-command"):
        from .typelist import type_matches

        return type_matches(place, slot.word)
    if name in ("argumentlist", "arguments") or name == "inputobject":
        return None
    return _of_cluster(place, slot, declared, name)


def _plain(place: Place, slot: Slot, texts: Iterable[str], kind: str = "ParameterValue") -> list[Match]:
    try:
        fits = Wildcard(slot.word + "*").matches
    except PSError:
        return []
    return [Match(quoted(text, slot.quote), text, kind, text) for text in texts if fits(text)]


def _commands(place: Place, slot: Slot) -> list[Match]:
    from .commandnames import names

    return [Match(quoted(name, slot.quote), name, "Command", tip) for name, tip in names(place, slot.word)]


def _parts(place: Place, which: str) -> list[str]:
    from pshv.cmdlets import discovery

    index = 0 if which == "verb" else 2
    names = [name for name, _ in discovery.names(place.session.edition)]
    names += [f.name for f in place.session.commands.functions(place.session.scope) if "-" in f.name]
    return sorted({name.partition("-")[index] for name in names}, key=str.lower)


def _modules(place: Place) -> list[str]:
    from pshv.cmdlets import discovery

    known = {module for _, module in discovery.names(place.session.edition)}
    known |= {getattr(m, "name", "") for m in place.session.modules.values()}
    return sorted(known, key=str.lower)


def _of_cluster(place: Place, slot: Slot, declared: Any, name: str) -> list[Match] | None:
    """Names that exist in the cluster right now."""
    if declared.module not in ("Hyper-V", "FailoverClusters"):
        return None
    from .clusternames import names_for

    found = names_for(place.session, declared.name, declared.module, name)
    return None if found is None else _plain(place, slot, found)
