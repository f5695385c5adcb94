"""Texts of the .NET Framework under Windows PowerShell 5.1 where .NET under PowerShell 7 words them differently.

Messages are written as .NET has them; in a desktop session these rules turn them into the Framework's.
Source: the .NET reference source's resources (mscorlib) against those of the golden records.
"""

from __future__ import annotations

from . import current

_RULES: list[tuple[str, str]] = [
    (r"The input string '.*?' was not in a correct format\.", "Input string was not in a correct format."),
    (r"Input string was not in a correct format\. Failure to parse near offset .*", "Input string was not in a correct "
     "format."),
    (r"The string '.*?' was not recognized as a valid DateTime\. There is an unknown word starting at index '(\d+)'\.",
     r"The string was not recognized as a valid DateTime. There is an unknown word starting at index \1."),
    (r"String '.*?' was not recognized as a valid (DateTime|TimeSpan|Boolean)\b", r"String was not recognized as a "
     r"valid \1"),
    (r"Invalid pattern '(.*)' at offset \d+\. ", r'parsing "\1" - '),
    (r"^Unrecognized Guid format\.", "Guid should contain 32 digits with 4 dashes "
     "(xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."),
    (r"^The given key '.*' was not present in the dictionary\.", "The given key was not present in the dictionary."),
    (r"^\w+ \('-\d+'\) must be a non-negative value\. \(Parameter '(\w+)'\)(\nActual value was .*)?",
     r"Non-negative number required. (Parameter '\1')"),
    (r" \(Parameter '([^']+)'\)", r"\nParameter name: \1"),
]  # fmt: skip
_TYPES = {"System.Text.RegularExpressions.RegexParseException": "System.ArgumentException"}


def edition_text(text: str) -> str:
    """A .NET message as the running session's edition words it."""
    session = current.session
    if session is None or session.core:
        return text
    import re

    for pattern, replacement in _RULES:
        text = re.sub(pattern, replacement, text)
    return text


def edition_type(name: str) -> str:
    """An exception's type as the running session's edition has it."""
    session = current.session
    return name if session is None or session.core else _TYPES.get(name, name)
