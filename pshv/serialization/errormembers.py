"""The properties of error records and exceptions that CLIXML writes."""

from __future__ import annotations

from typing import Any

from pshv.formatting import category
from pshv.runtime.errors import ErrorRecord, ExceptionObject


def members_of(value: ErrorRecord | ExceptionObject) -> list[tuple[str, Any]]:
    """(name, value) pairs in the order the original has them."""
    if isinstance(value, ExceptionObject):
        pairs: list[tuple[str, Any]] = [("Message", value.message)]
        if value.inner is not None:
            pairs.append(("InnerException", value.inner))
        return pairs
    return [
        ("Exception", value.exception),
        ("TargetObject", value.target),
        ("FullyQualifiedErrorId", value.error_id),
        ("ErrorCategory_Category", value.category),
        ("ErrorCategory_Activity", value.activity),
        ("ErrorCategory_Reason", value.reason_text),
        ("ErrorCategory_TargetName", category.target_name(value)),
        ("ErrorCategory_TargetType", category.target_type(value)),
        ("ErrorCategory_Message", category.message(value)),
        ("ErrorDetails_ScriptStackTrace", value.script_stack),
    ]
