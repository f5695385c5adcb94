"""Enums and classes of the Hyper-V and FailoverClusters modules, found when a script or a world object names one.

The facts are in `module_enums.txt`: full name, `flags` or nothing, members with their numbers (reference
cmdlets/types.json, reflected from the real modules); those of the classes in `module_classes.txt`: full name, bases.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.runtime.values import EnumValue
    from pshv.types.nettype import NetType

HYPERV = "Microsoft.HyperV.PowerShell."
CLUSTER = "Microsoft.FailoverClusters.PowerShell."

_lines: dict[str, str] = {}
_members: dict[tuple[str, str], EnumValue] = {}


def look(lowered: str) -> NetType | None:
    """The enum with this full name in lower case, or None."""
    if not lowered.startswith("microsoft."):
        return None
    if not _lines:
        text = (Path(__file__).parent / "module_enums.txt").read_text(encoding="utf-8")
        _lines.update((line.partition("\t")[0].lower(), line) for line in text.splitlines())
    line = _lines.get(lowered)
    if line is None:
        return _class(lowered)
    from pshv.types.nettype import register_enum

    name, flags, members = line.split("\t")
    pairs = (member.split("=") for member in members.split(","))
    return register_enum(name, {key: int(number) for key, number in pairs}, flags=flags == "flags")


def _class(lowered: str) -> NetType | None:
    """The class with this full name in lower case, or None."""
    text = (Path(__file__).parent / "module_classes.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, _, bases = line.partition("\t")
        if name.lower() == lowered:
            from pshv.types.nettype import register_type

            return register_type(name, bases=bases.split(","))
    return None


def names() -> list[str]:
    """Full names of all enums of both modules."""
    look("microsoft.")
    return [line.partition("\t")[0] for line in _lines.values()]


def enum_member(type_name: str, member: str) -> EnumValue:
    """The member of a module's enum; raises KeyError for a name the enum does not have."""
    value = _members.get((type_name, member))
    if value is None:
        from pshv.types.nettype import known_type

        value = _members[type_name, member] = known_type(type_name).enum_member(member)
    return value


def enum_number(type_name: str, number: int) -> EnumValue:
    """The value of a module's enum with this number (flags may be joined)."""
    from pshv.types.nettype import known_type

    return known_type(type_name).enum_value(number)
