"""Comment-based help: which comment belongs to a function or script, and its sections.

Source: reference/language-subset.md section 1 (comment-based help in 349 scripts); golden/scenarios/help-discovery.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .extent import Source
    from .tree import FunctionDefinitionAst, ParamBlockAst, ScriptBlockAst

_SECTION = re.compile(r"^\s*\.(\w+)(?:[ \t]+(\S.*?))?\s*$")
_PLAIN = frozenset({"synopsis", "description", "notes", "component", "role", "functionality"})
_MANY = frozenset({"example", "inputs", "outputs", "link"})
_WITH_WORD = frozenset({"forwardhelptargetname", "forwardhelpcategory", "remotehelprunspace", "externalhelp"})


class CommentHelp:
    """The sections of comment-based help; texts are trimmed of the lines and blanks around them.

    `parameters` maps lower-case names to (name as written, text); `examples`, `inputs`, `outputs`, `links` are lists.
    """

    __slots__ = ("examples", "extent", "inputs", "links", "outputs", "parameters", "sections")

    def __init__(self) -> None:
        self.sections: dict[str, str] = {}
        self.parameters: dict[str, tuple[str, str]] = {}
        self.examples: list[str] = []
        self.inputs: list[str] = []
        self.outputs: list[str] = []
        self.links: list[str] = []
        self.extent: tuple[int, int] = (0, 0)

    @property
    def synopsis(self) -> str:
        return self.sections.get("synopsis", "")

    @property
    def description(self) -> str:
        return self.sections.get("description", "")


def function_help(
    function: FunctionDefinitionAst, source: Source, comments: list[tuple[int, int]]
) -> CommentHelp | None:
    """Help of a function: at the start or end of its body, or right in front of it (one empty line allowed)."""
    inside = _block_help(function.body, source, comments, function.body.extent.start + 1)
    if inside is not None:
        return inside
    block = _comments_before(function.extent.start, source, comments)
    return _read(block, source)


def script_help(script: ScriptBlockAst, source: Source) -> CommentHelp | None:
    """Help of a script file: its first comments (not those right in front of a function) or its last ones."""
    return _block_help(script, source, script.comments, 0)


def parameter_comments(block: ParamBlockAst | None, source: Source, comments: list[tuple[int, int]]) -> dict[str, str]:
    """Comments right in front of parameters, by lower-case name: their descriptions where no .PARAMETER stands."""
    found: dict[str, str] = {}
    for parameter in block.parameters if block is not None else []:
        before = _comments_before(parameter.extent.start, source, comments)
        if before:
            text = "\n".join(_comment_lines(before, source)).strip()
            found[parameter.name.name.lower()] = text
    return found


def _block_help(
    block: ScriptBlockAst, source: Source, comments: list[tuple[int, int]], start: int
) -> CommentHelp | None:
    for group in _groups(source, comments, start, block.extent.end):
        first = source.text[start : group[0][0]]
        last = source.text[group[-1][1] : block.extent.end].strip()
        if _only_layout(first, source, comments, start) or last in ("", "}"):
            found = _read(group, source)
            if found is not None:
                return found
    return None


def _only_layout(gap: str, source: Source, comments: list[tuple[int, int]], start: int) -> bool:
    """True if nothing but blanks and other comments stands in a gap."""
    rest = list(gap)
    for a, b in comments:
        if a >= start and b <= start + len(gap):
            rest[a - start : b - start] = " " * (b - a)
    return not "".join(rest).strip()


def _groups(source: Source, comments: list[tuple[int, int]], start: int, end: int) -> list[list[tuple[int, int]]]:
    """Comments of a span, neighbouring lines together."""
    groups: list[list[tuple[int, int]]] = []
    for comment in comments:
        if comment[0] < start or comment[1] > end:
            continue
        if groups and _adjacent(source.text[groups[-1][-1][1] : comment[0]], 1):
            groups[-1].append(comment)
        else:
            groups.append([comment])
    return groups


def _adjacent(gap: str, line_ends: int) -> bool:
    return not gap.strip() and gap.count("\n") <= line_ends


def _comments_before(offset: int, source: Source, comments: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The comment lines that end right in front of an offset, an empty line between allowed."""
    block: list[tuple[int, int]] = []
    upper = offset
    allowed = 2
    for comment in reversed([c for c in comments if c[1] <= offset]):
        if not _adjacent(source.text[comment[1] : upper], allowed):
            break
        block.insert(0, comment)
        upper, allowed = comment[0], 1
    return block


def _comment_lines(block: list[tuple[int, int]], source: Source) -> list[str]:
    lines: list[str] = []
    for start, end in block:
        text = source.text[start:end]
        if text.startswith("<#"):
            lines.extend(text[2:].removesuffix("#>").splitlines())
        else:
            lines.append(text.lstrip("#"))
    return lines


def _read(block: list[tuple[int, int]], source: Source) -> CommentHelp | None:
    """The sections of a comment; None if it has none or one of an unknown name."""
    if not block:
        return None
    result = CommentHelp()
    result.extent = (block[0][0], block[-1][1])
    name, word = "", ""
    lines: list[str] = []
    for line in _comment_lines(block, source):
        found = _SECTION.match(line)
        if found is None:
            lines.append(line)
            continue
        if name and not _store(result, name, word, lines):
            return None
        name, word, lines = found.group(1).lower(), found.group(2) or "", []
    if not name or not _store(result, name, word, lines):
        return None
    return result


def _store(result: CommentHelp, name: str, word: str, lines: list[str]) -> bool:
    text = _trimmed(lines)
    if name in _PLAIN:
        result.sections[name] = text
    elif name == "parameter":
        result.parameters[word.lower()] = (word, text)
    elif name == "example":
        result.examples.append(text)
    elif name == "link":
        result.links.append(text)
    elif name in _MANY:
        getattr(result, name).append(text)
    elif name in _WITH_WORD:
        result.sections[name] = word
    else:
        return False
    return True


def _trimmed(lines: list[str]) -> str:
    """Without empty lines around and the indentation all lines share."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(margins, default=0)
    return "\n".join(line[margin:].rstrip() for line in lines)
