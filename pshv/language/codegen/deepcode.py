"""Expressions nested deeper than CPython's parser takes (200 brackets): their inner parts become functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .writer import Code

if TYPE_CHECKING:
    from .writer import Writer

DEEPEST = 40
_BRACKET = re.compile(r"[()\[\]{}]")
_TEMPORARY = re.compile(r"\bt\d+\b")
_OUTER = re.compile(r"\b[vxeo]\d+\b")


def outlined_if_deep(c: Writer, code: Code) -> Code:
    """The expression, or a call of a helper with it when it is nested deep."""
    return _outlined(c, code) if _depth(code) > DEEPEST and _stands_alone(code) else code


def _depth(code: str) -> int:
    """How deep brackets are nested (those inside string constants count too, which does no harm)."""
    depth = most = 0
    for match in _BRACKET.finditer(code):
        if match[0] in "([{":
            depth += 1
            most = max(most, depth)
        else:
            depth -= 1
    return most


def _stands_alone(code: str) -> bool:
    """Whether it names no local of the function around it but those it binds itself."""
    return not _OUTER.search(code) and all(f"{name} :=" in code for name in set(_TEMPORARY.findall(code)))


def _outlined(c: Writer, code: Code) -> Code:
    name, item = c.fresh("f"), c.function.item
    parameters = f"S, {item}" if item else "S"
    c.open(name, parameters, helper=True, item=item)
    c.line("E = S.session")
    c.line(f"return {code}")
    c.close()
    return Code(f"{name}({parameters})", code.kind)
