"""What prints out of band: objects without properties, errors, records of other streams. Source: section 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import ErrorRecord
from pshv.runtime.values import NOTHING, PSObject, unwrap
from pshv.types.netobject import NetObject

from . import properties
from .records import Aside
from .valuetext import plain

if TYPE_CHECKING:
    from .formatter import Formatter

EXTENDED = "#PSExtendedError"  # the type names Get-Error gives
_STREAM_TYPES = {
    "System.Management.Automation.WarningRecord": "warning",
    "System.Management.Automation.VerboseRecord": "verbose",
    "System.Management.Automation.DebugRecord": "debug",
    "System.Management.Automation.InformationRecord": "information",
}


def find(obj: Any, formatter: Formatter) -> Aside | None:
    """The out-of-band record of `obj`, or None if it takes part in documents."""
    if type(obj) is PSObject and obj.base is NOTHING and obj.properties:
        return None
    base = unwrap(obj)
    options = formatter.options
    if type(obj) is PSObject and obj.type_names and obj.type_names[0].endswith(EXTENDED):
        return None
    if isinstance(base, ErrorRecord):
        if options.force and (options.entries or options.shape == "list"):
            return None
        merged = base.extra is not None and "writeErrorStream" in base.extra
        return Aside(_error_text(base, formatter), "error" if merged else "")
    if type(base).__name__ == "ScriptBlock" and hasattr(base, "invoke_under"):
        return None if options.entries and options.force else Aside(plain(obj))
    names = properties.type_names(obj)
    stream = _STREAM_TYPES.get(names[0]) if names else None
    if stream is not None and not (options.entries or options.shape):
        return Aside(plain(obj), stream)
    if options.entries and type(obj) is not PSObject:
        return None
    if isinstance(obj, NetObject) and obj.members:
        return None
    if not properties.names(obj):
        from .views import find_view

        if find_view(formatter.session, names, options.shape) is None:
            bare = type(obj) is PSObject and obj.base is NOTHING and not obj.properties
            return Aside("" if bare else plain(obj))
    return None


def _error_text(record: ErrorRecord, formatter: Formatter) -> str:
    if formatter.session is None:
        return record.message
    from .errors import render

    return render(record, formatter.session)
