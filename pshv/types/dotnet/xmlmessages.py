"""What XmlException says, from what expat says."""

from __future__ import annotations

from typing import Any


def message(text: str, error: Any) -> str:
    """.NET's words for the commonest faults of a document."""
    line, column = error.lineno, error.offset + 1
    code = error.code
    where = f"Line {line}, position {column}."
    if not text.strip():
        return "Root element is missing."
    if code == 7:  # mismatched tag
        return _mismatch(text, line, error.offset)
    if code in (2, 4):  # syntax error, invalid token
        if not text.lstrip().startswith("<"):
            return "Data at the root level is invalid. Line 1, position 1."
        return _invalid(text, line, column)
    if code == 3:
        return f"Unexpected end of file has occurred. {_open_elements(text)}{_end(text)}"
    if code == 9:
        return f"There are multiple root elements. {where}"
    if code == 8:
        return f"'{_attribute(text)}' is a duplicate attribute name. {where}"
    return f"{str(error).partition(':')[0].capitalize()}. {where}"


def _end(text: str) -> str:
    lines = text.split("\n")
    return f"Line {len(lines)}, position {len(lines[-1]) + 1}."


def _open_elements(text: str) -> str:
    stack = _stack(text)
    return f"The following elements are not closed: {', '.join(n for n, _, _ in reversed(stack))}. " if stack else ""


def _stack(text: str) -> list[tuple[str, int, int]]:
    import re

    stack: list[tuple[str, int, int]] = []
    for match in re.finditer(r"<(/?)([\w:.-]+)[^<>]*?(/?)>", text):
        closing, name, single = match.groups()
        if single:
            continue
        if closing:
            if stack and stack[-1][0] == name:
                stack.pop()
            else:
                break
        else:
            before = text[: match.start()]
            stack.append((name, before.count("\n") + 1, len(before) - before.rfind("\n") + 1))
    return stack


def _mismatch(text: str, line: int, offset: int) -> str:
    import re

    stack = _stack(text)
    name, at_line, at_column = stack[-1] if stack else ("", 1, 2)
    row = text.split("\n")[line - 1]
    match = re.compile(r"(?:</)?([\w:.-]+)").search(row, max(offset - 2, 0))
    end = match.group(1) if match else ""
    place = (match.start(1) if match else offset) + 1
    return (
        f"The '{name}' start tag on line {at_line} position {at_column} does not match the end tag of '{end}'. "
        f"Line {line}, position {place}."
    )


def _invalid(text: str, line: int, column: int) -> str:
    row = text.split("\n")[line - 1]
    sign = row[column - 1 : column]
    if not sign:
        return f"Unexpected end of file has occurred. Line {line}, position {column}."
    before = row[: column - 1]
    if before.rstrip().endswith("="):
        return f"'{sign}' is an unexpected token. The expected token is '\"' or '''. Line {line}, position {column}."
    if "&" in before[-20:]:
        return f"An error occurred while parsing EntityName. Line {line}, position {column}."
    return (
        f"Name cannot begin with the '{sign}' character, hexadecimal value 0x{ord(sign):02X}. "
        f"Line {line}, position {column}."
    )


def _attribute(text: str) -> str:
    import re

    for tag in re.findall(r"<[^<>]+>", text):
        names = re.findall(r"([\w:.-]+)\s*=", tag)
        for name in names:
            if names.count(name) > 1:
                return str(name)
    return ""
