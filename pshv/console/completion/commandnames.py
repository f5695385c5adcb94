"""Names of commands: aliases, functions, cmdlets, scripts of the current folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import PSError
from pshv.runtime.wildcard import Wildcard

from .result import Match, quoted

if TYPE_CHECKING:
    from .place import Place


def command_matches(place: Place, word: str) -> list[Match]:
    """Commands whose name begins with (or fits) `word`; `Module\\Name` too. Keywords are not offered."""
    module, slash, plain = word.rpartition("\\")
    if slash and not _is_module(place, module):
        from .paths import path_matches

        return path_matches(place, word)
    found = names(place, plain, module)
    if slash:
        return [Match(f"{module}\\{name}", name, "Command", tip) for name, tip in found]
    matches = [Match(quoted_command(name), name, "Command", tip) for name, tip in found]
    if word[:1] == "." or (not matches and any(ch in word for ch in "/\\:")):
        from .paths import path_matches

        return path_matches(place, word)
    return matches


def quoted_command(name: str) -> str:
    return f"& {quoted(name)}" if " " in name else name


def _is_module(place: Place, name: str) -> bool:
    return place.session.commands.known_module(name) or name.lower() in place.session.modules


def names(place: Place, word: str, module: str = "") -> list[tuple[str, str]]:
    """(name, tooltip) of the commands that fit, in order of name."""
    from pshv.cmdlets import discovery

    session = place.session
    try:
        fits = Wildcard(word + "*").matches
    except PSError:
        return []
    commands, scope = session.commands, session.scope
    found: dict[str, tuple[str, Any]] = {}
    if not module:
        for alias in commands.aliases(scope):
            if fits(alias.name):
                found.setdefault(alias.name.lower(), (alias.name, alias.target))
    for function in commands.functions(scope):
        if fits(function.name) and (not module or _module_name(function).lower() == module.lower()):
            found.setdefault(function.name.lower(), (function.name, function))
    for name, owner in discovery.listed(session):
        if fits(name) and (not module or owner.lower() == module.lower()):
            found.setdefault(name.lower(), (name, None))
    return [
        (name, _tooltip(place, name, what)) for name, what in sorted(found.values(), key=lambda pair: pair[0].lower())
    ]


def _module_name(function: Any) -> str:
    return getattr(function.module, "name", "") or ""


def _tooltip(place: Place, name: str, what: Any) -> str:
    from pshv.runtime.commandsyntax import syntax

    if isinstance(what, str):
        return what
    if what is None:
        found = place.session.commands.cmdlet(name)
        return syntax(found.declaration(), "\n").strip() if found is not None else name
    try:
        return syntax(what.declaration(), "\n").strip()
    except PSError:
        return name
