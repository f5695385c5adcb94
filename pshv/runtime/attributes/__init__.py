"""Validation and transformation attributes: one implementation for cmdlets, functions and variables.

`validate(value, session)` raises PSError with the text of the attribute; the binder and the variable traits wrap it.
Texts: ../shared/reference/powershell-language.md section 3 ("Validation texts").
"""

from __future__ import annotations

from .base import (
    COLLECTION_FAILURE,
    METADATA,
    Attribute,
    Enumerated,
    Marker,
    PSTypeNameAttribute,
    elements,
    failure,
    filled,
    text_of,
)
from .names import (
    ScriptValidator,
    ValidateDrive,
    ValidateNotePropertyName,
    ValidateVariableName,
)
from .presence import (
    ValidateNotNull,
    ValidateNotNullOrEmpty,
    ValidateNotNullOrWhiteSpace,
)
from .transformations import (
    CredentialTransformation,
    EncodingTransformation,
    ScriptTransformation,
    VersionTransformation,
)
from .validators import (
    ValidateCount,
    ValidateLength,
    ValidatePattern,
    ValidateRange,
    ValidateScript,
    ValidateSet,
    regex_options,
)

__all__ = [
    "COLLECTION_FAILURE",
    "METADATA",
    "Attribute",
    "CredentialTransformation",
    "EncodingTransformation",
    "Enumerated",
    "Marker",
    "PSTypeNameAttribute",
    "ScriptTransformation",
    "ScriptValidator",
    "ValidateCount",
    "ValidateDrive",
    "ValidateLength",
    "ValidateNotNull",
    "ValidateNotNullOrEmpty",
    "ValidateNotNullOrWhiteSpace",
    "ValidateNotePropertyName",
    "ValidatePattern",
    "ValidateRange",
    "ValidateScript",
    "ValidateSet",
    "ValidateVariableName",
    "VersionTransformation",
    "elements",
    "failure",
    "filled",
    "regex_options",
    "text_of",
]
