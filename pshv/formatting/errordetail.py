"""Get-Error's text: an error record with everything in it. Source: the GetErrorInstance view of PowerShell 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime.errors import RUNTIME_EXCEPTION, ErrorRecord, ExceptionObject, InvocationInfo
from pshv.runtime.text import to_display
from pshv.runtime.values import enumerate_value, unwrap

from . import category, properties

if TYPE_CHECKING:
    from pshv.runtime.session import Session

_LEAVES: Final = (str, int, float, bool)
_SPACE: Final = "System.Management.Automation."
PARENT: Final = _SPACE + "ParentContainsErrorRecordException"
ITEM_NOT_FOUND: Final = _SPACE + "ItemNotFoundException"
_DEEPEST: Final = 10
_STEP: Final = 4


def detail(obj: Any, session: Session | None) -> list[str]:
    """The lines of an error record or exception."""
    return _lines(unwrap(obj), 0, 1, set())


def _pairs(obj: Any) -> list[tuple[str, Any]]:
    if isinstance(obj, ErrorRecord):
        return _record_pairs(obj)
    if isinstance(obj, ExceptionObject):
        return _exception_pairs(obj)
    if isinstance(obj, InvocationInfo):
        return _invocation_pairs(obj)
    return [(name, properties.value(obj, name)) for name in properties.names(obj)]


def inner_record(exception: ExceptionObject) -> ErrorRecord | None:
    """The record that an exception of PowerShell's own carries: without a command, around a stand-in of itself."""
    record = exception.record
    if record is None or exception.type_name == PARENT or not exception.type_name.startswith(_SPACE):
        return None
    thrown = _thrown(exception)
    stand_in = ExceptionObject(PARENT, exception.message)
    error_id = "RuntimeException" if thrown else record.error_id.split(",")[0]
    return ErrorRecord(
        stand_in, error_id, "NotSpecified" if thrown else record.category, None if thrown else record.target
    )


def _thrown(exception: ExceptionObject) -> bool:
    """Whether the `throw` statement threw it."""
    found = (exception.properties or {}).get("WasThrownFromThrowStatement")
    if found is not None:
        return bool(found)
    record = exception.record
    return record is not None and record.category == "OperationStopped" and exception.type_name == RUNTIME_EXCEPTION


def _own_facts(exception: ExceptionObject) -> dict[str, Any]:
    """What the exception's type adds."""
    facts = dict(exception.properties or {})
    if _thrown(exception):
        facts["WasThrownFromThrowStatement"] = True
    if exception.type_name == ITEM_NOT_FOUND and exception.record is not None:
        facts.setdefault("ItemName", exception.record.target)
        facts.setdefault("SessionStateCategory", "Drive")  # its constructor says so of every item
    return facts


def _record_pairs(record: ErrorRecord) -> list[tuple[str, Any]]:
    if record.exception.record is None:
        record.exception.record = record
    pairs: list[tuple[str, Any]] = [("Exception", record.exception)]
    if record.target is not None:
        pairs.append(("TargetObject", record.target))
    pairs.append(("CategoryInfo", category.message(record, core=True)))
    pairs.append(("FullyQualifiedErrorId", record.error_id))
    if record.details is not None:
        pairs.append(("ErrorDetails", record.details))
    if record.invocation is not None:
        pairs.append(("InvocationInfo", record.invocation))
    if record.script_stack:
        pairs.append(("ScriptStackTrace", record.script_stack))
    if record.invocation is not None and getattr(record.invocation.command, "kind", "") == "Cmdlet":
        pairs.append(("PipelineIterationInfo", [0] + [1] * max(record.invocation.pipeline_length, 1)))
    return pairs


def _exception_pairs(exception: ExceptionObject) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = [("Type", exception.type_name)]
    inner = inner_record(exception)
    if inner is not None:
        pairs.append(("ErrorRecord", inner))
    pairs.extend((name, value) for name, value in _own_facts(exception).items() if value is not None)
    pairs.append(("Message", exception.message))
    if exception.inner is not None:
        pairs.append(("InnerException", exception.inner))
    pairs.append(("HResult", properties.value(exception, "HResult")))
    return [(name, value) for name, value in pairs if value is not None]


def _invocation_pairs(invocation: InvocationInfo) -> list[tuple[str, Any]]:
    extent = invocation.extent
    pairs: list[tuple[str, Any]] = []
    if invocation.command_name:
        pairs.append(("MyCommand", invocation.command_name))
    if extent is not None:
        from .position import position_message

        pairs += [
            ("ScriptLineNumber", extent.start_line_number),
            ("OffsetInLine", extent.start_column_number),
            ("HistoryId", invocation.history_id or 1),
        ]
        if extent.file:
            pairs.append(("ScriptName", extent.file))
        pairs.append(("Line", extent.line))
        pairs.append(("Statement", extent.text))
        pairs.append(("PositionMessage", position_message(extent, core=True)))
    if invocation.invocation_name:
        pairs.append(("InvocationName", invocation.invocation_name))
    pairs.append(("CommandOrigin", invocation.command_origin))
    return pairs


def _lines(obj: Any, indent: int, depth: int, seen: set[int]) -> list[str]:
    pairs = _pairs(obj)
    if not pairs or depth > _DEEPEST or id(obj) in seen:
        return []
    seen = seen | {id(obj)}
    label = max(len(name) for name, _ in pairs)
    space = " " * indent
    lines: list[str] = []
    for name, value in pairs:
        head = f"{space}{name:<{label}} : "
        lines.extend(_value_lines(head, value, indent, label, depth, seen))
    return lines


def _value_lines(head: str, value: Any, indent: int, label: int, depth: int, seen: set[int]) -> list[str]:
    inner = unwrap(value)
    if isinstance(inner, _LEAVES) or inner is None:
        rows = to_display(value).replace("\r\n", "\n").split("\n")
        return [head + rows[0], *(" " * len(head) + row for row in rows[1:])]
    items = enumerate_value(inner)
    if items is not None:
        return [head, *(" " * (indent + 6) + to_display(item) for item in items)] if items else []
    if isinstance(inner, (ErrorRecord, ExceptionObject, InvocationInfo)):
        below = _lines(inner, indent + _STEP, depth + 1, seen)
        return [head, *below] if below else []
    return [head + to_display(value)]
