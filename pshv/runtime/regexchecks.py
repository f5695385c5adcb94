"""Errors in .NET patterns, with .NET's offsets and words, found before any engine sees the pattern."""

from __future__ import annotations

import re
from typing import Final

from pshv.runtime.regexes import IGNORE_WHITESPACE, parse_exception

_QUANTIFIER: Final = re.compile(r"[*+?]|\{(\d+)(?:,(\d*))?\}")
_GROUPS: Final = re.compile(
    r"\?(?::|=|!|>|<=|<!|<[A-Za-z_0-9]\w*(?:-\w+)?>|<-\w+>|'\w+'|#|\(|[imnsx]*(?:-[imnsx]*)?[:)])"
)


def check(pattern: str, options: int = 0) -> None:
    """Raise RegexParseException for what .NET would refuse."""
    place = 0
    depth = 0
    can_repeat = False
    repeated = False
    size = len(pattern)
    verbose = bool(options & IGNORE_WHITESPACE)
    while place < size:
        sign = pattern[place]
        if verbose and sign in " \t\n\r":
            place += 1
            continue
        if verbose and sign == "#":
            end = pattern.find("\n", place)
            place = size if end < 0 else end + 1
            continue
        if sign == "\\":
            place = _check_escape(pattern, place)
            can_repeat, repeated = True, False
        elif sign == "[":
            place = _check_class(pattern, place)
            can_repeat, repeated = True, False
        elif sign == "(":
            if pattern[place + 1 : place + 2] == "?":
                match = _GROUPS.match(pattern, place + 1)
                if re.compile(r"\?<\d+[A-Za-z_]").match(pattern, place + 1):
                    raise parse_exception(
                        pattern, place + 4, "Invalid group name: Group names must begin with a word character."
                    )
                if match is not None:
                    _check_balance(pattern, match)
                if match is None:
                    raise parse_exception(pattern, _grouping_offset(pattern, place), "Unrecognized grouping construct.")
                if match.group() == "?#":
                    end = pattern.find(")", place)
                    if end < 0:
                        raise parse_exception(pattern, size, "Unterminated (?#...) comment.")
                    place = end + 1
                    continue
                place = match.end()
                if not match.group().endswith(")"):
                    depth += 1
                if match.group().endswith("("):
                    depth += 1
            else:
                depth += 1
                place += 1
            can_repeat, repeated = False, False
        elif sign == ")":
            depth -= 1
            if depth < 0:
                raise parse_exception(pattern, place + 1, "Too many )'s.")
            place += 1
            can_repeat, repeated = True, False
        else:
            place, can_repeat, repeated = _check_plain(pattern, place, can_repeat, repeated)
    if depth > 0:
        raise parse_exception(pattern, size, "Not enough )'s.")


def _check_balance(pattern: str, match: re.Match[str]) -> None:
    """The group a balancing group takes from must be there."""
    taken = re.fullmatch(r"\?<\w*-(\w+)>", match.group())
    if taken is not None and f"(?<{taken.group(1)}>" not in pattern and not taken.group(1).isdigit():
        raise parse_exception(pattern, match.end() - 1, f"Reference to undefined group name '{taken.group(1)}'.")


def _grouping_offset(pattern: str, place: int) -> int:
    following = pattern[place + 2 : place + 3]
    if following == "<":
        return place + 4 if len(pattern) > place + 3 else place + 3
    return min(place + 3, len(pattern)) if following else place + 2


def _check_plain(pattern: str, place: int, can_repeat: bool, repeated: bool) -> tuple[int, bool, bool]:
    match = _QUANTIFIER.match(pattern, place)
    if match is None:
        return place + 1, pattern[place] not in "|^", False
    if not can_repeat:
        raise parse_exception(
            pattern, place + 1 if False else place + len(match.group()), _quantifier_text(match, repeated)
        )
    if repeated:
        raise parse_exception(pattern, match.end(), f"Nested quantifier '{match.group()}'.")
    low, high = match.group(1), match.group(2)
    if low is not None and high and int(high) < int(low):
        raise parse_exception(pattern, match.end(), "Illegal {x,y} with x > y.")
    end = match.end()
    if pattern[end : end + 1] == "?":
        end += 1
    return end, True, True


def _quantifier_text(match: re.Match[str], repeated: bool) -> str:
    return f"Quantifier '{match.group()}' following nothing."


def _check_escape(pattern: str, place: int) -> int:
    following = pattern[place + 1 : place + 2]
    if not following:
        raise parse_exception(pattern, len(pattern), "Illegal \\ at end of pattern.")
    if following in "pP":
        match = re.compile(r"\\[pP]\{([^}]*)\}").match(pattern, place)
        if match is None:
            raise parse_exception(pattern, min(place + 3, len(pattern)), "Incomplete \\p{X} character escape.")
        return match.end()
    if following == "x":
        match = re.compile(r"\\x[0-9a-fA-F]{2}").match(pattern, place)
        if match is None:
            raise parse_exception(pattern, min(place + 2, len(pattern)), "Insufficient or invalid hexadecimal digits.")
        return match.end()
    if following == "u":
        match = re.compile(r"\\u[0-9a-fA-F]{4}").match(pattern, place)
        if match is None:
            raise parse_exception(pattern, min(place + 2, len(pattern)), "Insufficient or invalid hexadecimal digits.")
        return match.end()
    if following == "c":
        return place + 3
    if following == "k":
        match = re.compile(r"\\k(?:<\w+>|'\w+')").match(pattern, place)
        if match is None:
            raise parse_exception(pattern, place + 2, "Malformed \\k<...> named back reference.")
        return match.end()
    if following.isdigit():
        return _check_reference(pattern, place)
    if (following.isalpha() and following not in "abBdDeEfGnQrsStvwWZzA") or following == "_":
        raise parse_exception(pattern, place + 2, f"Unrecognized escape sequence \\{following}.")
    return place + 2


def _check_reference(pattern: str, place: int) -> int:
    match = re.compile(r"\\(\d+)").match(pattern, place)
    assert match is not None
    number = int(match.group(1))
    if number and len(match.group(1)) == 1:
        count = len(re.findall(r"(?<!\\)\((?!\?)|\(\?<(?![=!])|\(\?'", pattern))
        if number > count:
            raise parse_exception(pattern, match.end(), f"Reference to undefined group number {number}.")
    return match.end()


def _check_class(pattern: str, place: int) -> int:
    start = place
    place += 1
    if pattern[place : place + 1] == "^":
        place += 1
    first = True
    previous: str | None = None
    while place < len(pattern):
        sign = pattern[place]
        if sign == "]" and not first:
            return place + 1
        if sign == "\\":
            if place + 1 >= len(pattern):
                raise parse_exception(pattern, len(pattern), "Illegal \\ at end of pattern.")
            place = _class_escape(pattern, place)
            previous = None
        elif sign == "-" and pattern[place + 1 : place + 2] == "[" and not first:
            place = _check_class(pattern, place + 1)
        elif sign == "-" and previous is not None and pattern[place + 1 : place + 2] not in ("]", "", "[", "\\"):
            high = pattern[place + 1]
            if high < previous:
                raise parse_exception(pattern, place + 2, "[x-y] range in reverse order.")
            place += 2
            previous = None
        else:
            previous = sign
            place += 1
        first = False
    raise parse_exception(pattern, len(pattern), "Unterminated [] set.") if start >= 0 else ValueError


def _class_escape(pattern: str, place: int) -> int:
    following = pattern[place + 1]
    if following in "xupP":
        return _check_escape(pattern, place)
    if (following.isalpha() and following not in "abBdDeEfnrsStvwWc") or following == "_":
        raise parse_exception(pattern, place + 2, f"Unrecognized escape sequence \\{following}.")
    return place + 2
