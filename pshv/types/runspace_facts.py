"""Facts of the types that host another runspace: PowerShell, Runspace and theirs (see facts.py for the form).

Source: the API reference of System.Management.Automation (PowerShell, Runspaces.Runspace, RunspaceFactory).
"""

from __future__ import annotations

from typing import Any, Final

_SMA: Final = "System.Management.Automation."
_RUNSPACES: Final = _SMA + "Runspaces."
_OBJECT: Final = ["System.Object"]


def _class(name: str, bases: list[str] | None = None, kind: str = "class", **sections: Any) -> dict[str, Any]:
    return {"n": name, "k": kind, "b": [*(bases or []), *_OBJECT], **sections}


def _enum(name: str, members: str) -> dict[str, Any]:
    return {"n": name, "k": "enum", "e": {member: number for number, member in enumerate(members.split())}}


_ENTRY: Final = _RUNSPACES + "InitialSessionStateEntry"
_CONSTRAINED: Final = _RUNSPACES + "ConstrainedSessionStateEntry"


def _entry(name: str, *constructors: str) -> dict[str, Any]:
    full = _RUNSPACES + name
    bases = [_CONSTRAINED, _ENTRY]
    return _class(full, bases, "sealed class", c=[f"{full} new({given})" for given in constructors])


_ALL: Final = (
    _class(_SMA + "PSParser", kind="sealed class"),
    _class(_SMA + "PSToken", kind="sealed class"),
    _class(_SMA + "PowerShell", kind="sealed class"),
    _class(_SMA + "PSCommand", kind="sealed class", c=[_SMA + "PSCommand new()"]),
    _class(_SMA + "PSDataStreams", kind="sealed class"),
    _class(_SMA + "PSInvocationStateInfo", kind="sealed class"),
    _class(_SMA + "PSInvocationSettings", kind="sealed class", c=[_SMA + "PSInvocationSettings new()"]),
    _class(_RUNSPACES + "Runspace", kind="abstract class"),
    _class(_RUNSPACES + "RunspacePool", kind="sealed class"),
    _class(_RUNSPACES + "RunspaceFactory", kind="static class"),
    _class(_RUNSPACES + "RunspaceStateInfo", kind="sealed class"),
    _class(_RUNSPACES + "SessionStateProxy"),
    _class(_RUNSPACES + "InitialSessionState"),
    _class(_ENTRY, kind="abstract class"),
    _class(_CONSTRAINED, [_ENTRY], "abstract class"),
    _entry(
        "SessionStateVariableEntry",
        "string name, System.Object value, string description",
        "string name, System.Object value, string description, System.Management.Automation.ScopedItemOptions options",
    ),
    _entry(
        "SessionStateFunctionEntry",
        "string name, string definition",
        "string name, string definition, System.Management.Automation.ScopedItemOptions options, string helpFile",
        "string name, string definition, string helpFile",
    ),
    _entry(
        "SessionStateAliasEntry",
        "string name, string definition",
        "string name, string definition, string description",
    ),
    _enum(_RUNSPACES + "PSThreadOptions", "Default UseNewThread ReuseThread UseCurrentThread"),
    _enum(_RUNSPACES + "RunspaceAvailability", "None Available AvailableForNestedCommand Busy RemoteDebug"),
    _enum(_SMA + "RunspaceMode", "CurrentRunspace NewRunspace"),
)

FACTS: Final[dict[str, dict[str, Any]]] = {record["n"].lower(): record for record in _ALL}
