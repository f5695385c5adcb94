"""The parameters every advanced command has. Source: powershell-language.md section 3, Common parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.declaration import ALL_SETS, Parameter, ParameterSetUse

if TYPE_CHECKING:
    from pshv.runtime.attributes import Attribute

_PREFERENCE = "System.Management.Automation.ActionPreference"
_COMMON: tuple[tuple[str, str, str], ...] = (
    ("Verbose", "vb", "switch"),
    ("Debug", "db", "switch"),
    ("ErrorAction", "ea", _PREFERENCE),
    ("WarningAction", "wa", _PREFERENCE),
    ("InformationAction", "infa", _PREFERENCE),
    ("ProgressAction", "proga", _PREFERENCE),
    ("ErrorVariable", "ev", "string"),
    ("WarningVariable", "wv", "string"),
    ("InformationVariable", "iv", "string"),
    ("OutVariable", "ov", "string"),
    ("OutBuffer", "ob", "int"),
    ("PipelineVariable", "pv", "string"),
)
_SHOULD_PROCESS: tuple[tuple[str, str, str], ...] = (("WhatIf", "wi", "switch"), ("Confirm", "cf", "switch"))
COMMON_NAMES = frozenset(name.lower() for name, _, _ in _COMMON)
SHOULD_PROCESS_NAMES = frozenset(name.lower() for name, _, _ in _SHOULD_PROCESS)

_made: dict[tuple[str, bool], tuple[Parameter, ...]] = {}


def _attributes(name: str) -> tuple[Attribute, ...]:
    from pshv.runtime import attributes

    if name == "OutBuffer":
        return (attributes.ValidateRange(0, 0x7FFFFFFF),)
    if name.endswith("Variable"):
        return (attributes.ValidateVariableName(),)
    return ()


def common_parameters(edition: str, should_process: bool) -> tuple[Parameter, ...]:
    """The common parameters of an edition ('desktop' has no ProgressAction), WhatIf and Confirm behind if asked."""
    key = (edition, should_process)
    if key not in _made:
        rows = _COMMON + (_SHOULD_PROCESS if should_process else ())
        _made[key] = tuple(
            Parameter(name, type_name, (alias,), {ALL_SETS: ParameterSetUse()}, _attributes(name), common=True)
            for name, alias, type_name in rows
            if edition == "core" or name != "ProgressAction"
        )
    return _made[key]
