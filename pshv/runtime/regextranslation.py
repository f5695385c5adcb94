"""Translation of .NET patterns: which engine reads them, and what has to be written differently."""

from __future__ import annotations

import re
from typing import Any, Final

from pshv.runtime.boundedpattern import BoundedPattern
from pshv.runtime.regexes import (
    EXPLICIT_CAPTURE,
    IGNORE_CASE,
    IGNORE_WHITESPACE,
    MULTILINE,
    SINGLE_LINE,
    parse_exception,
)

# constructs `re` reads as .NET does need no other engine; these do
_NEEDS_REGEX: Final = re.compile(
    r"\\[pPGX]|\(\?[imsnx-]*[imsnx][imsnx-]*[:)]|\[[^\]]*-\[|\(\?<[=!]|\(\?>|[*+?}]\+|&&|--|~~|\|\|\]"
)
# a repeated group that holds a repetition or a choice: what can take time without end
_REPEATED_GROUP: Final = re.compile(r"\)(?:[*+]|\{\d+,?\d*\})")
_INNER: Final = re.compile(r"[*+|]|\{\d+,\d*\}|\)\?")
_NAMED: Final = re.compile(r"\(\?(?:<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|<(\d+)>)")
_BALANCING: Final = re.compile(r"\(\?<\w*-\w+>")


def compile_pattern(pattern: str, options: int) -> tuple[Any, list[tuple[str, int]]]:
    """(compiled pattern, [(.NET group name, engine group number)] in .NET's order). Raises RegexParseException."""
    from pshv.runtime.regexchecks import check

    check(pattern, options)
    if _BALANCING.search(pattern):
        raise _refused(pattern, "balancing groups")
    text, groups = _translate(pattern, options)
    return _compile(pattern, text, options), _numbering(groups)


def _refused(pattern: str, what: str) -> Exception:
    from pshv.runtime.netexception import not_supported

    return not_supported(f"The pattern '{pattern}' uses {what}, which this shell's regular expressions do not have.")


def with_captures(pattern: str, options: int) -> Any:
    """The pattern compiled by the engine that remembers every capture of a group."""
    return _compile(pattern, _translate(pattern, options)[0], options, True)


def _compile(pattern: str, text: str, options: int, captures: bool = False) -> Any:
    flags = 0
    if options & IGNORE_CASE:
        flags |= re.IGNORECASE
    if options & MULTILINE:
        flags |= re.MULTILINE
    if options & SINGLE_LINE:
        flags |= re.DOTALL
    if options & IGNORE_WHITESPACE:
        flags |= re.VERBOSE
    risky = is_risky(text)
    if not captures and not risky and not _NEEDS_REGEX.search(text):
        try:
            return re.compile(text, flags)
        except re.error:
            pass
    try:
        import regex
    except ImportError:
        return re.compile(text, flags)
    try:
        made = regex.compile(text, flags | regex.VERSION1)
        return BoundedPattern(made) if risky and not captures else made
    except regex.error as error:
        raise parse_exception(pattern, getattr(error, "pos", 0) or 0, f"{error.msg}.") from None


def is_risky(text: str) -> bool:
    """Whether a pattern repeats a group that itself repeats or chooses, so that a match may take time without end."""
    if not _REPEATED_GROUP.search(text):
        return False
    starts: list[int] = []
    place = 0
    while place < len(text):
        letter = text[place]
        if letter == "\\":
            place += 1
        elif letter == "(":
            starts.append(place)
        elif letter == ")" and starts:
            start = starts.pop()
            if _REPEATED_GROUP.match(text, place) and _INNER.search(text, start, place):
                return True
        place += 1
    return False


def _numbering(groups: list[str]) -> list[tuple[str, int]]:
    """.NET numbers unnamed groups first, named ones after them; a repeated name is one group."""
    order: list[tuple[str, int]] = [("0", 0)]
    number = 1
    explicit = {int(g) for g in groups if g.isdigit()}
    for place, name in enumerate(groups, 1):
        if name == "":
            while number in explicit:
                number += 1
            order.append((str(number), place))
            number += 1
        elif name.isdigit():
            order.append((name, place))
    numbered = sorted(dict(order).items(), key=lambda item: int(item[0]))
    named: list[tuple[str, int]] = []
    for place, name in enumerate(groups, 1):
        if name and not name.isdigit() and all(name != n for n, _ in named):
            named.append((name, place))
    return numbered + named


def _translate(pattern: str, options: int) -> tuple[str, list[str]]:
    """The pattern in Python's spelling, and the names of its groups in order ('' for unnamed)."""
    return _Translator(pattern, options).run()


_BLOCKS: Final = {"IsGreek": "InGreekAndCoptic", "IsCombiningMarksforSymbols": "InCombiningDiacriticalMarksForSymbols"}


def category(match: re.Match[str]) -> str:
    """`\\p{...}` for the other engine: `IsX` names a block there by `InX`."""
    letter, negated, name = match.groups()
    if name.startswith("Is"):
        name = _BLOCKS.get(name, f"In{name[2:]}")
    return f"\\{letter}{{{negated}{name}}}"


class _Translator:
    def __init__(self, pattern: str, options: int) -> None:
        self.pattern = pattern
        self.place = 0
        self.out: list[str] = []
        self.groups: list[str] = []
        self.explicit = bool(options & EXPLICIT_CAPTURE)
        self.multiline = bool(options & MULTILINE)
        self.verbose = bool(options & IGNORE_WHITESPACE)
        self.count = 0
        self.repeated = False
        self.numbered = {int(n) for n in re.findall(r"\(\?<(\d+)>", pattern)}

    def run(self) -> tuple[str, list[str]]:
        while self.place < len(self.pattern):
            self._step()
        return "".join(self.out), self.groups

    def _step(self) -> None:
        sign = self.pattern[self.place]
        if sign == "\\":
            self._escape()
        elif sign == "[":
            self._class()
        elif sign == "(":
            self._group()
        elif sign == "$" and not self.multiline:
            self.out.append(r"(?=\n?\Z)")
            self.place += 1
        elif sign == "$":
            self.out.append(r"(?=\n|\Z)")
            self.place += 1
        elif sign == "{":
            self._brace()
        else:
            self.out.append(sign)
            self.place += 1

    def _brace(self) -> None:
        """A brace that begins no quantifier is plain text."""
        match = re.compile(r"\{\d+(?:,\d*)?\}").match(self.pattern, self.place)
        if match is None:
            self.out.append(r"\{")
            self.place += 1
            return
        self.out.append(match.group())
        self.place = match.end()

    def _escape(self) -> None:
        following = self.pattern[self.place + 1 : self.place + 2]
        step = 2
        if following == "Z":
            text = r"(?=\n?\Z)"
        elif following == "z":
            text = r"\Z"
        elif following == "e":
            text = r"\x1b"
        elif following in "pP" and following:
            text, step = self._category()
        elif following == "k":
            text, step = self._back_reference()
        elif following == "c":
            text, step = f"\\x{ord(self.pattern[self.place + 2].upper()) - 64:02x}", 3
        elif following in "'\"<>/&~`@#%!:;=,_- \t" and following:
            text = re.escape(following) if following in "#&~- \t" else following
        elif following.isdigit() and following != "0":
            text, step = self._number_reference()
        elif following == "0":
            digits = re.compile(r"[0-7]{1,3}").match(self.pattern, self.place + 1)
            body = digits.group() if digits else "0"
            text, step = f"\\x{int(body, 8) & 255:02x}", 1 + len(body)
        else:
            text = f"\\{following}"
        self.out.append(text)
        self.place += step

    def _category(self) -> tuple[str, int]:
        match = re.compile(r"\\([pP])\{(\^?)(\w+)\}").match(self.pattern, self.place)
        assert match is not None
        return category(match), len(match.group())

    def _back_reference(self) -> tuple[str, int]:
        match = re.compile(r"\\k(?:<(\w+)>|'(\w+)')").match(self.pattern, self.place)
        if match is None:
            raise parse_exception(self.pattern, self.place + 2, "Malformed \\k<...> named back reference.")
        name = match.group(1) or match.group(2)
        if name.isdigit():
            return f"(?:\\{name})", len(match.group())
        return f"(?P={name})", len(match.group())

    def _number_reference(self) -> tuple[str, int]:
        match = re.compile(r"\\(\d+)").match(self.pattern, self.place)
        assert match is not None
        place = int(match.group(1))
        names = [i for i, name in enumerate(self.groups, 1) if name == ""]
        target = names[place - 1] if 0 < place <= len(names) else place
        return f"(?:\\{target})", len(match.group())

    def _group(self) -> None:
        named = _NAMED.match(self.pattern, self.place)
        if named is not None:
            name = named.group(1) or named.group(2)
            if name is None:
                self._open(named.group(3))
            else:
                self._open(name)
            self.place = named.end()
            return
        if self.pattern.startswith("(?#", self.place):
            end = self.pattern.find(")", self.place)
            self.place = end + 1 if end >= 0 else len(self.pattern)
            return
        if self.pattern.startswith("(?", self.place):
            self._special_group()
            return
        if self.explicit:
            self.out.append("(?:")
        elif self.numbered:
            self.count += 1
            self._open(str(self.count))
        else:
            self.groups.append("")
            self.out.append("(")
        self.place += 1

    def _open(self, name: str) -> None:
        """A named group; a name met before means the same group."""
        label = f"_{name}" if name.isdigit() else name
        if name not in self.groups:
            self.groups.append(name)
        else:
            self.repeated = True
        self.out.append(f"(?P<{label}>")

    def _special_group(self) -> None:
        flags = re.compile(r"\(\?([imnsx]*)(?:-([imnsx]*))?([:)])").match(self.pattern, self.place)
        if flags is not None and flags.group() != "(?:":
            on, off, end = flags.groups()
            if "n" in on:
                self.explicit = True
            if "n" in (off or ""):
                self.explicit = False
            if "m" in on:
                self.multiline = True
            on = on.replace("n", "")
            off = (off or "").replace("n", "")
            text = on + (f"-{off}" if off else "")
            self.out.append(f"(?{text}{end}" if text else "(?:" if end == ":" else "")
            self.place = flags.end()
            return
        head = re.compile(r"\(\?(?:<?[=!]|>|:|\()").match(self.pattern, self.place)
        if head is not None:
            text = head.group()
            if text == "(?(":
                self.out.append("(?(")
            else:
                self.out.append(text)
            self.place = head.end()
            return
        self.out.append("(?")
        self.place += 2

    def _class(self) -> None:
        """A character class: subtraction becomes the other engine's, inner brackets are text."""
        place = self.place + 1
        out = ["["]
        if self.pattern[place : place + 1] == "^":
            out.append("^")
            place += 1
        first = True
        while place < len(self.pattern):
            sign = self.pattern[place]
            if sign == "]" and not first:
                place += 1
                break
            if sign == "\\":
                piece, place = self._class_escape(place)
                out.append(piece)
            elif sign == "-" and self.pattern[place + 1 : place + 2] == "[" and not first:
                outer, self.place, saved = "".join(out), place + 1, self.out
                self.out = []
                self._class()
                inner = "".join(self.out)
                self.out = saved
                place = self.place + 1 if self.pattern[self.place : self.place + 1] == "]" else self.place
                self.out.append(f"{outer}--{inner}]")
                self.place = place
                return
            elif sign in "[&~|" or (sign == "-" and self.pattern[place + 1 : place + 2] == "-"):
                out.append(f"\\{sign}")
                place += 1
            elif sign == "]":
                out.append("\\]")
                place += 1
            else:
                out.append(sign)
                place += 1
            first = False
        out.append("]")
        self.out.append("".join(out))
        self.place = place

    def _class_escape(self, place: int) -> tuple[str, int]:
        following = self.pattern[place + 1 : place + 2]
        if following == "e":
            return r"\x1b", place + 2
        match = re.compile(r"\\([pP])\{(\^?)(\w+)\}").match(self.pattern, place)
        if match is not None:
            return category(match), match.end()
        if following in "'\"<>/`@%!:;=,_ ":
            return re.escape(following), place + 2
        return f"\\{following}", place + 2
