"""ErrorRecord, its CategoryInfo and ErrorDetails, InvocationInfo."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.errors import ErrorRecord, ExceptionObject, InvocationInfo
from pshv.types.implementation import Implementation
from pshv.types.netobject import Method, NetObject, Property, member_table
from pshv.types.nettype import STRING, known_type, type_of

_SMA = "System.Management.Automation."


class CategoryInfo(NetObject):
    """`$record.CategoryInfo`: a view of the record."""

    __slots__ = ("record",)
    type_names = (_SMA + "ErrorCategoryInfo", "System.Object")

    def __init__(self, record: ErrorRecord) -> None:
        self.record = record

    def text(self) -> str:
        r = self.record
        return f"{r.category}: ({_short(target_name(r))}:{_short(target_type(r))}) [{r.activity}], {r.reason_text}"

    def _put(self, name: str, value: Any) -> None:
        setattr(self.record, name, value)

    members = member_table(
        Property("Category", lambda c: known_type(_SMA + "ErrorCategory").enum_member(c.record.category)),
        Property("Activity", lambda c: c.record.activity, lambda c, v: c._put("activity", v), "string"),
        Property("Reason", lambda c: c.record.reason_text, lambda c, v: c._put("reason", v), "string"),
        Property("TargetName", lambda c: target_name(c.record), lambda c, v: c._put("target_name", v), "string"),
        Property("TargetType", lambda c: target_type(c.record), lambda c, v: c._put("target_type", v), "string"),
        Method(
            "GetMessage",
            lambda c, *r: c.text(),
            ("string GetMessage()", "string GetMessage(cultureinfo uiCultureInfo)"),
        ),
        Method("ToString", lambda c: c.text(), ("string ToString()",)),
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:19]}...{text[-18:]}" if False else f"{text[:18]}...{text[-19:]}"


def target_name(record: ErrorRecord) -> str:
    """CategoryInfo.TargetName: as set, else the target's text."""
    if record.target_name is not None:
        return record.target_name
    if record.target is None:
        return ""
    from pshv.runtime.text import to_text

    return to_text(record.target) if not isinstance(record.target, list) else type_of(record.target).clr_name


def target_type(record: ErrorRecord) -> str:
    """CategoryInfo.TargetType: as set, else the short name of the target's type."""
    if record.target_type is not None:
        return record.target_type
    return "" if record.target is None else type_of(values.unwrap(record.target)).name


class ErrorDetails(NetObject):
    """`$record.ErrorDetails`, or one a script makes."""

    __slots__ = ("message", "action")
    type_names = (_SMA + "ErrorDetails", "System.Object")

    def __init__(self, message: str, action: str | None = None) -> None:
        self.message = message
        self.action = action

    def text(self) -> str:
        return self.message

    members = member_table(
        Property("Message", lambda d: d.message, type_name="string"),
        Property("RecommendedAction", lambda d: d.action or "", lambda d, v: setattr(d, "action", v), "string"),
        Method("ToString", lambda d: d.message, ("string ToString()",)),
    )


def _details(record: ErrorRecord) -> Any:
    if record.details is None:
        return None
    return ErrorDetails(record.details, record.recommended_action)


def _set_details(record: ErrorRecord, value: Any) -> None:
    record.details = None if value is None else value.message if isinstance(value, ErrorDetails) else str(value)
    record.recommended_action = getattr(value, "action", None)


def _invocation(record: ErrorRecord) -> Any:
    return record.invocation


def new_record(kind: Any, *parts: Any) -> ErrorRecord:
    """`[ErrorRecord]::new(exception, id, category, target)`, or from another record."""
    if isinstance(parts[0], ErrorRecord):
        old = parts[0]
        made = ErrorRecord(parts[1] or old.exception, old.error_id, old.category, old.target)
        made.details = old.details
        return made
    exception, error_id, category, target = parts
    if not isinstance(exception, ExceptionObject):
        exception = getattr(exception, "exception_object", None) or exception
    return ErrorRecord(exception, error_id or "", category.name, values.unwrap(target) if target is not None else None)


def _extent_line(info: InvocationInfo) -> str:
    if info.line is not None:
        return info.line
    return getattr(info.extent, "line", "") if info.extent is not None else ""


def _of_extent(name: str, default: Any) -> Any:
    def get(info: InvocationInfo) -> Any:
        return default if info.extent is None else getattr(info.extent, name, default)

    return get


def _position(info: InvocationInfo) -> str:
    if info.extent is None:
        return ""
    from pshv.formatting.position import position_message

    return position_message(info.extent, core=True)


def _statement(info: InvocationInfo) -> str:
    return getattr(info.extent, "text", "") if info.extent is not None else ""


def _bound(info: InvocationInfo) -> Any:
    if info.bound is None:
        from pshv.types.nettype import OBJECT

        return values.Dictionary("System.Collections.Generic.Dictionary", (STRING, OBJECT), (), ignore_case=True)
    return info.bound


def _command(command: Any) -> Any:
    from pshv.runtime.commandinfo import shown_command

    return shown_command(command)


IMPLEMENTATIONS = (
    Implementation(
        _SMA + "ErrorRecord",
        construct=new_record,
        properties={
            "Exception": lambda r: r.exception if r.exception.instance is None else r.exception.instance,
            "TargetObject": lambda r: r.target,
            "CategoryInfo": CategoryInfo,
            "FullyQualifiedErrorId": lambda r: r.error_id,
            "ErrorDetails": (_details, _set_details),
            "InvocationInfo": _invocation,
            "ScriptStackTrace": lambda r: r.script_stack or None,
            "PipelineIterationInfo": lambda r: [],
            "PSMessageDetails": lambda r: None,
        },
        methods={"ToString": lambda r: r.message},
    ),
    Implementation(_SMA + "ErrorDetails", construct=lambda kind, message, *r: ErrorDetails(message)),
    Implementation(
        _SMA + "InvocationInfo",
        properties={
            "MyCommand": lambda i: _command(i.command),
            "BoundParameters": _bound,
            "UnboundArguments": lambda i: i.unbound if i.unbound is not None else [],
            "ScriptLineNumber": _of_extent("start_line_number", 0),
            "OffsetInLine": _of_extent("start_column_number", 0),
            "HistoryId": lambda i: values.Int64(i.history_id),
            "ScriptName": lambda i: (
                i.script_path or (getattr(i.extent, "file", None) if i.extent is not None else None) or ""
            ),
            "Line": _extent_line,
            "Statement": _statement,
            "PositionMessage": _position,
            "PSScriptRoot": lambda i: i.script_root or "",
            "PSCommandPath": lambda i: i.script_path or "",
            "InvocationName": lambda i: i.invocation_name,
            "PipelineLength": lambda i: i.pipeline_length,
            "PipelinePosition": lambda i: i.pipeline_position,
            "ExpectingInput": lambda i: i.expecting_input,
            "CommandOrigin": lambda i: known_type(_SMA + "CommandOrigin").enum_member(i.command_origin),
            "DisplayScriptPosition": lambda i: i.extent,
        },
    ),
    Implementation(_SMA + "ErrorCategoryInfo"),
)
