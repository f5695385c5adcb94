"""Error records and the Python exceptions that carry them.

Source of the rules: ../shared/reference/powershell-language.md, sections 3 and 7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from . import current

if TYPE_CHECKING:
    from pshv.language.extent import Extent

RUNTIME_EXCEPTION = "System.Management.Automation.RuntimeException"


class ExceptionObject:
    """A .NET exception as a value: what `$_.Exception` is.

    `type_name` is the full .NET name; `properties` holds what the type adds (ParamName, ErrorId ...).
    """

    __slots__ = ("inner", "instance", "message", "properties", "record", "stack_trace", "type_name")

    def __init__(
        self,
        type_name: str,
        message: str,
        inner: ExceptionObject | None = None,
        properties: dict[str, object] | None = None,
    ) -> None:
        self.type_name = type_name
        self.message = message
        self.inner = inner
        self.properties = properties
        self.record: ErrorRecord | None = None
        self.stack_trace: str | None = None
        self.instance: object = None  # the object of a script class derived from Exception


class InvocationInfo:
    """`$MyInvocation` and `ErrorRecord.InvocationInfo`: which command ran, and where it stands in the text."""

    __slots__ = (
        "bound",
        "command",
        "command_name",
        "command_origin",
        "expecting_input",
        "extent",
        "history_id",
        "invocation_name",
        "line",
        "pipeline_length",
        "pipeline_position",
        "script_path",
        "script_root",
        "unbound",
    )

    def __init__(
        self,
        command: object = None,
        command_name: str = "",
        invocation_name: str = "",
        extent: Extent | None = None,
    ) -> None:
        self.command = command
        self.command_name = command_name
        self.invocation_name = invocation_name
        self.extent = extent
        self.line: str | None = None
        self.bound: object = None
        self.unbound: object = None
        self.pipeline_position = 0
        self.pipeline_length = 0
        self.expecting_input = False
        self.history_id = getattr(current.session, "history_id", 0)
        self.command_origin = "Internal"
        self.script_path: str | None = None
        self.script_root: str | None = None


class ErrorRecord:
    """A PowerShell error record.

    `error_id` is the whole FullyQualifiedErrorId as shown (`InvalidParameter,Microsoft...GetVM`); `category` is an
    ErrorCategory name. Empty `reason`, `target_name` and `target_type` are derived when they are read (see
    `reason_text`).
    """

    __slots__ = (
        "activity",
        "category",
        "details",
        "error_id",
        "exception",
        "extent",
        "extra",
        "invocation",
        "position_message",
        "reason",
        "recommended_action",
        "script_stack",
        "target",
        "target_name",
        "target_type",
    )

    def __init__(
        self,
        exception: ExceptionObject,
        error_id: str = "",
        category: str = "NotSpecified",
        target: object = None,
        *,
        activity: str = "",
        details: str | None = None,
    ) -> None:
        self.exception = exception
        self.error_id = error_id
        self.category = category
        self.target = target
        self.activity = activity
        self.reason = ""
        self.target_name: str | None = None
        self.target_type: str | None = None
        self.details = details
        self.recommended_action: str | None = None
        self.invocation: InvocationInfo | None = None
        self.extent: Extent | None = None
        self.script_stack: str = ""
        self.extra: dict[str, object] | None = None  # note members a script adds
        self.position_message: str | None = None

    @property
    def message(self) -> str:
        """What the record says: its details if set, else the exception's message."""
        return self.details if self.details is not None else self.exception.message

    @property
    def reason_text(self) -> str:
        """`CategoryInfo.Reason`: the short name of the exception's type unless set."""
        return self.reason or self.exception.type_name.rsplit(".", 1)[-1].split("`")[0]


class PSError(Exception):
    """A terminating error on its way up.

    A statement-terminating error (`script_level` false) is reported by the statement it ended, and the next statement
    runs; a script-terminating one (`throw`, or any error under Stop) goes on to a `try`, a `trap` or the top.
    """

    def __init__(self, record: ErrorRecord, *, script_level: bool = False, thrown: bool = False) -> None:
        super().__init__(record.message)
        self.record = record
        self.script_level = script_level
        self.thrown = thrown  # by the `throw` statement
        self.reported = False
        self.passes = False  # out of a script class's method: a method call lets it through as it is
        self.until: object = None  # the function (its CommandRun) that $PSCmdlet.ThrowTerminatingError ends


class FlowSignal(BaseException):
    """Base of what leaves blocks without being an error; `except Exception` must not see it."""


class BreakSignal(FlowSignal):
    """`break` that leaves the Python function it is compiled into."""

    def __init__(self, label: str = "") -> None:
        super().__init__(label)
        self.label = label


class ContinueSignal(FlowSignal):
    """`continue` that leaves the Python function it is compiled into."""

    def __init__(self, label: str = "") -> None:
        super().__init__(label)
        self.label = label


class ReturnSignal(FlowSignal):
    """`return` out of a nested Python function."""


class ExitSignal(FlowSignal):
    """`exit`: ends the script, or the session."""

    def __init__(self, code: int = 0) -> None:
        super().__init__(code)
        self.code = code


class StopUpstream(FlowSignal):
    """Ends the stages before `stage` in a pipeline (Select-Object -First)."""

    def __init__(self, stage: object) -> None:
        super().__init__()
        self.stage = stage


class PipelineStopped(FlowSignal):
    """Ctrl-C, or a limit of the sandbox."""


def make_record(
    message: str,
    error_id: str = "RuntimeException",
    category: str = "InvalidOperation",
    target: object = None,
    *,
    exception: str = RUNTIME_EXCEPTION,
    inner: ExceptionObject | None = None,
    properties: dict[str, object] | None = None,
) -> ErrorRecord:
    """An error record around a new exception of type `exception`."""
    return ErrorRecord(ExceptionObject(exception, message, inner, properties), error_id, category, target)


def runtime_error(
    message: str,
    error_id: str = "RuntimeException",
    category: str = "InvalidOperation",
    target: object = None,
    *,
    exception: str = RUNTIME_EXCEPTION,
    inner: ExceptionObject | None = None,
    properties: dict[str, object] | None = None,
) -> PSError:
    """A statement-terminating error, ready to raise.

    `inner` is the exception that caused it: typed `catch` looks at it before the outer one.
    """
    return PSError(
        make_record(message, error_id, category, target, exception=exception, inner=inner, properties=properties)
    )


def throw(record: ErrorRecord) -> NoReturn:
    """Raise `record` as a statement-terminating error."""
    raise PSError(record)
