"""The variables a session starts with, and those that nobody may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .traits import CONSTANT, READ_ONLY, Trait

if TYPE_CHECKING:
    from collections.abc import Callable

    from .session import Session

_SPELLED = [
    "ErrorActionPreference",
    "WarningPreference",
    "VerbosePreference",
    "DebugPreference",
    "InformationPreference",
    "ProgressPreference",
    "ConfirmPreference",
    "WhatIfPreference",
    "ErrorView",
    "OutputEncoding",
    "OFS",
    "PSDefaultParameterValues",
    "MaximumHistoryCount",
    "FormatEnumerationLimit",
    "PSSessionOption",
    "PSEmailServer",
    "LASTEXITCODE",
    "NestedPromptLevel",
    "PSNativeCommandArgumentPassing",
    "PSNativeCommandUseErrorActionPreference",
    "PSStyle",
    "EnabledExperimentalFeatures",
    "InputObject",
    "Matches",
    "PROFILE",
    "PWD",
]
_GUARDED = {
    "true": "CONSTANT", "false": "CONSTANT", "null": "CONSTANT", "host": "CONSTANT",
    "pid": "CONSTANT", "home": "READ_ONLY",
    "pshome": "CONSTANT", "executioncontext": "CONSTANT", "shellid": "CONSTANT", "?": "READ_ONLY",
    "psversiontable": "CONSTANT", "psedition": "CONSTANT", "psculture": "READ_ONLY", "psuiculture": "READ_ONLY",
    "iswindows": "CONSTANT", "islinux": "CONSTANT", "ismacos": "CONSTANT", "iscoreclr": "CONSTANT",
}  # fmt: skip


def constants() -> dict[str, Trait]:
    """Names whose assignment is refused in every scope."""
    return {name: CONSTANT if kind == "CONSTANT" else READ_ONLY for name, kind in _GUARDED.items()}


def defaults(session: Session) -> None:
    """Fills the global scope: preference values come as enum values when they are first read."""
    scope = session.global_scope
    for name in _SPELLED:
        session.spelling[name.lower()] = name
    scope.traits = {name: Trait(_converter(type_name), type_name=type_name) for name, (type_name, _) in LAZY.items()}
    scope["maximumhistorycount"] = 4096
    scope["formatenumerationlimit"] = 4
    scope["nestedpromptlevel"] = 0
    scope["whatifpreference"] = False
    scope["lastexitcode"] = None
    scope["psemailserver"] = ""
    if session.core:
        scope["iswindows"] = True
        scope["islinux"] = scope["ismacos"] = False
        scope["iscoreclr"] = True
        scope["psnativecommandargumentpassing"] = "Windows"
        for name in ("IsWindows", "IsLinux", "IsMacOS", "IsCoreCLR"):
            session.spelling[name.lower()] = name


def _converter(type_name: str) -> Callable[[object], object]:
    """Conversion to an enum, whose type is looked up when something is written."""

    def convert_to(value: object) -> object:
        from pshv.types.nettype import resolve_type

        from .convert import convert

        return convert(value, resolve_type(type_name))

    return convert_to


# Read when a name is found nowhere: made at first use, so that a session starts quickly.
LAZY = {
    "erroractionpreference": ("System.Management.Automation.ActionPreference", "Continue"),
    "warningpreference": ("System.Management.Automation.ActionPreference", "Continue"),
    "verbosepreference": ("System.Management.Automation.ActionPreference", "SilentlyContinue"),
    "debugpreference": ("System.Management.Automation.ActionPreference", "SilentlyContinue"),
    "informationpreference": ("System.Management.Automation.ActionPreference", "SilentlyContinue"),
    "progresspreference": ("System.Management.Automation.ActionPreference", "Continue"),
    "confirmpreference": ("System.Management.Automation.ConfirmImpact", "High"),
    "errorview": ("System.Management.Automation.ErrorView", "ConciseView"),
}


def lazy_value(session: Session, name: str) -> object:
    """The starting value of a lazily made global variable; it is stored."""
    scope = session.global_scope
    if name == "psdefaultparametervalues":
        from .values import Hashtable

        value: object = Hashtable()
    elif name == "errorview" and not session.core:
        from pshv.types.nettype import resolve_type

        value = resolve_type(LAZY[name][0]).enum_member("NormalView")
    else:
        from pshv.types.nettype import resolve_type

        type_name, member = LAZY[name]
        value = resolve_type(type_name).enum_member(member)
    dict.__setitem__(scope, name, value)
    return value


NAMES = frozenset(LAZY) | {"psdefaultparametervalues"}
