"""`-split`: pattern or block, count, options. Source: powershell-language.md section 5; powershell-traps.md 14."""

from __future__ import annotations

from typing import Any, Final

from pshv.runtime import current, values
from pshv.runtime.convert import convert, to_bool
from pshv.runtime.errors import runtime_error
from pshv.runtime.netexception import NetException
from pshv.runtime.regexes import IGNORE_CASE, Regex, compile_net, escape
from pshv.runtime.text import to_text
from pshv.runtime.values import enumerate_value
from pshv.types.nettype import INT32, STRING, known_type

_SIMPLE: Final = 1


def _texts(value: Any) -> list[str]:
    if value is values.NOTHING:
        return []
    items = enumerate_value(value)
    if items is None:
        return [to_text(value)]
    return [to_text(item) for item in items]


def split_blanks(value: Any) -> list[Any]:
    """Unary `-split`: at runs of white space, empty ends dropped; blank text stays one empty string."""
    result: list[Any] = []
    for text in _texts(value):
        result.extend(text.split() or [""])
    return values.TypedArray(result, STRING)


def split(a: Any, b: Any, case: bool) -> list[Any]:
    """`a -split pattern[, count[, options]]`."""
    operands = enumerate_value(b)
    parts = [b] if operands is None else list(operands)
    pattern = values.unwrap(parts[0]) if parts else ""
    count = convert(parts[1], INT32) if len(parts) > 1 else 0
    if count < 0 and current.session is not None and not current.session.core:
        count = 0  # counting from the right came with PowerShell 7
    options = 0
    if len(parts) > 2:
        options = convert(parts[2], known_type("System.Management.Automation.SplitOptions")).value
    texts = _texts(a)
    if hasattr(pattern, "invoke_under"):
        return _by_block(texts, pattern, count)
    regex = _compile(pattern, options, case)
    result: list[Any] = []
    for text in texts:
        result.extend(_split_one(regex, text, count))
    return values.TypedArray(result, STRING)


def _compile(pattern: Any, options: int, case: bool) -> Regex:
    if isinstance(pattern, Regex):
        return pattern
    text = to_text(pattern)
    bits = IGNORE_CASE if (not case and not options) or options & 64 else 0
    if options and not case:
        bits |= IGNORE_CASE
    if (options & _SIMPLE and options & 0x3E) or (options & 0x20 and options & 0x10 and options & _SIMPLE):
        raise runtime_error(
            "The combination of options with the -split operator is not valid.",
            "InvalidSplitOptionCombination",
            "ParserError",
            exception="System.Management.Automation.ParseException",
        )
    if options & _SIMPLE:
        text = escape(text)
    else:
        for bit, flag in ((8, 32), (16, 2), (32, 16), (128, 4)):
            if options & bit:
                bits |= flag
    try:
        return compile_net(text, bits)
    except NetException as error:
        raise error.as_error() from None


def _split_one(regex: Regex, text: str, count: int) -> list[str]:
    """.NET's Split with captures; a negative count splits from the right, 0 everywhere."""
    matches = list(regex.finditer(text))
    if count > 0:
        matches = matches[: count - 1]
    elif count < 0:
        limit = -count - 1
        matches = matches[len(matches) - limit :] if limit else []
    pieces: list[str] = []
    place = 0
    for found in matches:
        pieces.append(text[place : found.start()])
        for group in range(1, regex.group_count + 1):
            captured = found.group(group)
            if captured is not None:
                pieces.append(captured)
        place = found.end()
    pieces.append(text[place:])
    return pieces


def _by_block(texts: list[str], block: Any, count: int) -> list[Any]:
    result: list[Any] = []
    for text in texts:
        piece: list[str] = []
        found: list[str] = []
        for place, sign in enumerate(text):
            if count > 0 and len(found) >= count - 1:
                piece.extend(text[place:])
                break
            if _truth(block.invoke_under(values.Char(sign))):
                found.append("".join(piece))
                piece = []
            else:
                piece.append(sign)
        found.append("".join(piece))
        result.extend(found)
    return result


def _truth(output: list[Any]) -> bool:
    if not output:
        return False
    return to_bool(output[0] if len(output) == 1 else output)
