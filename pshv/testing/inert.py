"""Parameters that a cmdlet accepts because the real one has them, but that its code never looks at.

Nobody keeps a list: a parameter is inert when neither the cmdlet's module nor a module of cmdlets that it imports
mentions its name, as an attribute or as text.
"""

from __future__ import annotations

import dis
import importlib
import sys
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.runtime.cmdlet import Cmdlet

PACKAGES = ("pshv.cmdlets.", "pshv.types.world.")
CONFIRMING = frozenset({"WhatIf", "Confirm"})
_found: dict[type, frozenset[str]] = {}
_words: dict[str, frozenset[str]] = {}


def inert_parameters(cls: type[Cmdlet]) -> frozenset[str]:
    """The names of the parameters of a cmdlet that change nothing, common parameters aside."""
    known = _found.get(cls)
    if known is None:
        known = _found[cls] = frozenset(_find(cls))
    return known


def _find(cls: type[Cmdlet]) -> Iterator[str]:
    from pshv.runtime.binder.common import COMMON_NAMES
    from pshv.runtime.declaration import from_catalogue, from_class

    declared = from_catalogue(cls.name, "desktop") or from_class(cls, "desktop")
    words = _mentioned(cls.__module__)
    asks = any(word.startswith("should_process") for word in words)
    for name in (parameter.name for parameter in declared.parameters.values()):
        if name.lower() in COMMON_NAMES or (name in CONFIRMING and asks):
            continue
        if name not in words:
            yield name


def _mentioned(module: str) -> set[str]:
    """The words of a module and of all modules of cmdlets that it imports, directly or not."""
    words: set[str] = set()
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        own = _words_of(name)
        words |= own
        waiting += [word for word in own if word.startswith(PACKAGES)]
        package = name.rpartition(".")[0]
        waiting += [f"{package}.{word}" for word in own if f"{package}.{word}" in sys.modules]
    return words


def _words_of(module: str) -> frozenset[str]:
    known = _words.get(module)
    if known is None:
        code = _code_of(module)
        known = _words[module] = frozenset(_all_words(code)) if code is not None else frozenset()
    return known


def _code_of(module: str) -> CodeType | None:
    """The code of a module; None for a name that is none.

    pytest loads the modules of an installed plugin's distribution with a loader of its own, which does not tell their
    code: then it is made from the source.
    """
    try:
        loaded = importlib.import_module(module)
    except ImportError:
        return None
    get_code = getattr(loaded.__loader__, "get_code", None)
    if get_code is not None:
        told: CodeType | None = get_code(module)
        return told
    if loaded.__file__ is None:
        return None
    return compile(Path(loaded.__file__).read_bytes(), loaded.__file__, "exec")


def _all_words(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    annotated = set(_annotated(code)) if "__annotations__" in code.co_names else set()
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _all_words(constant)
        else:
            yield from (word for word in _texts(constant) if word not in annotated)


def _annotated(code: CodeType) -> Iterator[str]:
    """Names that a class only declares: to say that there is a parameter is not to look at it."""
    before = ""
    for step in dis.get_instructions(code):
        if before == "__annotations__" and step.opname == "LOAD_CONST":
            yield step.argval
        before = step.argval


def _texts(constant: object) -> Iterator[str]:
    if isinstance(constant, str):
        yield constant
    elif isinstance(constant, (tuple, frozenset)):
        for one in constant:
            yield from _texts(one)
