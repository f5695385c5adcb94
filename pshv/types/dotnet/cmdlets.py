"""[System.Management.Automation.PSCmdlet]: the names of the common parameters."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current
from pshv.types.implementation import Implementation

_COMMON = (
    "Verbose Debug ErrorAction WarningAction InformationAction ProgressAction ErrorVariable WarningVariable "
    "OutVariable OutBuffer PipelineVariable InformationVariable"
)


def _names(text: str) -> Any:
    """A HashSet of strings that ignores case."""
    from pshv.types.dotnet.sets import ItemSet
    from pshv.types.nettype import STRING

    return ItemSet("System.Collections.Generic.HashSet", STRING, text.split(), ignore_case=True)


def _common() -> Any:
    core = current.session is not None and current.session.core
    return _names(_COMMON if core else _COMMON.replace(" ProgressAction", ""))


_STATICS = {"CommonParameters": _common, "OptionalCommonParameters": lambda: _names("WhatIf Confirm UseTransaction")}

IMPLEMENTATIONS = (
    Implementation("System.Management.Automation.Cmdlet", static_properties=_STATICS),
    Implementation("System.Management.Automation.PSCmdlet", static_properties=_STATICS),
)
