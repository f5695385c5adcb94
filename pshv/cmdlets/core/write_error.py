"""Write-Error."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import ErrorRecord, ExceptionObject, InvocationInfo
from pshv.runtime.text import to_text
from pshv.runtime.values import unwrap

WRITE_ERROR = "Microsoft.PowerShell.Commands.WriteErrorException"


class WriteError(Cmdlet):
    """Writes an object to the error stream."""

    name = "Write-Error"
    Message: str | None
    Exception: Any
    ErrorRecord: Any

    def process(self) -> None:
        record = self.make()
        if not record.activity:
            record.activity = "Write-Error"
        self.place(record)
        self.run.write_error(record)

    def place(self, record: ErrorRecord) -> None:
        """The error belongs to the function that calls Write-Error: its name behind the id, its call as position."""
        from pshv.runtime.automatic import frame_of

        scope = self.run.scope
        frame = frame_of(scope)
        name = str(getattr(getattr(frame, "command", None), "name", "") or "")
        if name and "ErrorRecord" not in self.bound:
            record.error_id = f"{record.error_id},{name}"
        invocation: Any = scope.lookup("myinvocation")
        if isinstance(invocation, InvocationInfo):
            record.invocation = invocation
            record.extent = invocation.extent

    def make(self) -> ErrorRecord:
        bound = self.bound
        given: Any = unwrap(bound.get("ErrorRecord"))
        if isinstance(given, ErrorRecord):
            record = copy_of(given)
        else:
            exception: Any = unwrap(bound.get("Exception"))
            message: Any = bound.get("Message")
            if not isinstance(exception, ExceptionObject):
                exception = ExceptionObject(WRITE_ERROR, message if message is not None else "")
            record = ErrorRecord(
                exception,
                str(bound.get("ErrorId") or exception.type_name),
                category_name(bound.get("Category")),
                bound.get("TargetObject"),
            )
            if message is not None and bound.get("Exception") is not None:
                record.details = str(message)
        self.details(record)
        return record

    def details(self, record: ErrorRecord) -> None:
        bound = self.bound
        if bound.get("RecommendedAction"):
            record.recommended_action = str(bound["RecommendedAction"])
            if record.details is None:
                record.details = record.exception.message
        for name, attribute in (
            ("CategoryActivity", "activity"),
            ("CategoryReason", "reason"),
            ("CategoryTargetName", "target_name"),
            ("CategoryTargetType", "target_type"),
        ):
            if bound.get(name):
                setattr(record, attribute, to_text(bound[name]))


def category_name(value: Any) -> str:
    """The name of an ErrorCategory argument."""
    return "NotSpecified" if value is None else str(getattr(value, "name", value))


def copy_of(record: ErrorRecord) -> ErrorRecord:
    """A record of its own with the same exception, id, category and target."""
    made = ErrorRecord(
        record.exception,
        record.error_id,
        record.category,
        record.target,
        activity=record.activity,
        details=record.details,
    )
    made.reason, made.target_name, made.target_type = record.reason, record.target_name, record.target_type
    made.recommended_action = record.recommended_action
    return made
