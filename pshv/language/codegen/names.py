"""Variable names the compiler knows: constants, and names nobody may write."""

from __future__ import annotations

from .writer import Code

CONSTANTS: dict[str, Code] = {
    "true": Code("True", "bool", True),
    "false": Code("False", "bool", True),
    "null": Code("None", "none", True),
}

# Constant or read-only in every scope (AllScope): an assignment anywhere is refused.
GUARDED = frozenset(
    [
        "true",
        "false",
        "?",
        "host",
        "pid",
        "home",
        "pshome",
        "executioncontext",
        "shellid",
        "psversiontable",
        "psedition",
        "psculture",
        "psuiculture",
        "iswindows",
        "islinux",
        "ismacos",
        "iscoreclr",
    ]
)

# Typed in the global scope: an assignment converts.
PREFERENCES = frozenset(
    [
        "erroractionpreference",
        "warningpreference",
        "verbosepreference",
        "debugpreference",
        "informationpreference",
        "progresspreference",
        "confirmpreference",
        "errorview",
        "whatifpreference",
    ]
)
