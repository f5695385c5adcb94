"""Variables: those of the session, those the text sets, drive-qualified ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.wildcard import Wildcard

from .result import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .place import Place

_AUTOMATIC = [
    "$",
    "?",
    "^",
    "_",
    "args",
    "ConsoleFileName",
    "ErrorView",
    "Event",
    "EventArgs",
    "EventSubscriber",
    "ExecutionContext",
    "false",
    "foreach",
    "HOME",
    "Host",
    "input",
    "IsCoreCLR",
    "LASTEXITCODE",
    "Matches",
    "MyInvocation",
    "NestedPromptLevel",
    "null",
    "PID",
    "PROFILE",
    "PSBoundParameters",
    "PSCmdlet",
    "PSCommandPath",
    "PSCulture",
    "PSDebugContext",
    "PSDefaultParameterValues",
    "PSEdition",
    "PSHOME",
    "PSItem",
    "PSScriptRoot",
    "PSSenderInfo",
    "PSUICulture",
    "PSVersionTable",
    "PWD",
    "Sender",
    "ShellId",
    "StackTrace",
    "switch",
    "this",
    "true",
]
_PREFERENCES = [
    "ConfirmPreference",
    "DebugPreference",
    "ErrorActionPreference",
    "ErrorView",
    "FormatEnumerationLimit",
    "InformationPreference",
    "MaximumHistoryCount",
    "OFS",
    "OutputEncoding",
    "ProgressPreference",
    "PSModuleAutoLoadingPreference",
    "PSSessionApplicationName",
    "PSSessionConfigurationName",
    "PSSessionOption",
    "PSStyle",
    "VerbosePreference",
    "WarningPreference",
    "WhatIfPreference",
]
_SCOPES = ("global", "script", "local", "private", "using")
_DRIVES = ("env", "function", "alias", "variable")


def variable_matches(place: Place, word: str) -> list[Match]:
    """Completions of `$wo`, `${wo`, `@wo`, `$env:wo`, `$global:wo`."""
    sign = word[0]
    braced = word[1:2] == "{"
    name = word[2 if braced else 1 :].rstrip("}")
    prefix, colon, rest = name.partition(":")
    if colon and prefix.lower() in _DRIVES and prefix.lower() != "variable":
        return [_match(sign, f"{prefix}:", found, braced, "") for found in _of_drive(place, prefix.lower(), rest)]
    wanted = rest if colon else name
    before = f"{prefix}:" if colon else ""
    fits = Wildcard(f"{wanted}*").matches if "[" not in wanted else str(wanted).__eq__
    found: dict[str, tuple[str, str]] = {}
    for variable, kind in (*_written(place), *_of_session(place)):
        if fits(variable):
            found.setdefault(variable.lower(), (variable, kind))
    ordered = sorted(found.values(), key=lambda pair: pair[0].lower())
    return [_match(sign, before, variable, braced, kind) for variable, kind in ordered]


def _match(sign: str, before: str, name: str, braced: bool, kind: str) -> Match:
    odd = braced or (not all(ch.isalnum() or ch == "_" for ch in name) and name not in ("$", "?", "^"))
    text = f"{sign}{{{before}{name}}}" if odd else f"{sign}{before}{name}"
    return Match(text, name, "Variable", f"[{kind}]${name}" if kind else name)


def _written(place: Place) -> Iterator[tuple[str, str]]:
    from pshv.language import tree as T

    for path, node in place.variables_written():
        name = path.rpartition(":")[2]
        kind = ""
        holder = node.left if isinstance(node, T.AssignmentStatementAst) else None
        if isinstance(holder, T.ConvertExpressionAst):
            kind = holder.type_name.full_name
        yield name, kind


def _of_session(place: Place) -> Iterator[tuple[str, str]]:
    session = place.session
    scope: Any = session.scope
    seen: set[str] = set()
    for current in scope.chain():
        for lower, value in current.vars.items():
            if lower not in seen:
                seen.add(lower)
                yield session.spelling.get(lower, lower), _kind(value)
    for name in (*_AUTOMATIC, *_PREFERENCES):
        yield name, ""


def _kind(value: object) -> str:
    from pshv.types.nettype import type_of

    if value is None:
        return ""
    from pshv.runtime.commandsyntax import short_type

    return short_type(type_of(value).text)


def _of_drive(place: Place, drive: str, word: str) -> list[str]:
    session = place.session
    fits = Wildcard(word + "*").matches
    if drive == "env":
        names = [key for key, _ in session.drives.environment.items()]
    elif drive == "function":
        names = [f.name for f in session.commands.functions(session.scope)]
    else:
        names = [a.name for a in session.commands.aliases(session.scope)]
    return sorted((name for name in names if fits(name)), key=str.lower)


def plain_names(place: Place, word: str) -> list[Match]:
    """Variable names as arguments (Get-Variable, Remove-Variable)."""
    matches = variable_matches(place, "$" + word)
    return [Match(m.list_text, m.list_text, "ParameterValue", m.tooltip) for m in matches]
