"""The functions that fill a block's parameters: positional arguments of simple functions, and default values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.language import tree

from .dispatch import argument
from .membership import type_reference
from .writer import Code

if TYPE_CHECKING:
    from .block import BlockCode
    from .writer import Writer

_SWITCH = {"switch", "switchparameter", "system.management.automation.switchparameter"}


def write_parameters(c: Writer, code: BlockCode) -> None:
    """Writes `enter` (simple functions) and `defaults`."""
    names = tuple(p.name.name.lower() for p in code.parameters if not _is_switch(p))
    code.names = names
    code.prefixes = tuple(frozenset(names[:n]) for n in range(len(names) + 1))
    for parameter in code.parameters:
        c.spelled.setdefault(parameter.name.name.lower(), parameter.name.name)
    if code.plain_parameters:
        _write_enter(c, code)
    if code.parameters:
        _write_defaults(c, code)
    code.constrained = code.writes_typed()


def _is_switch(parameter: tree.ParameterAst) -> bool:
    kind = constraint(parameter)
    return kind is not None and kind.type_name.name.lower() in _SWITCH


def constraint(parameter: tree.ParameterAst) -> tree.TypeConstraintAst | None:
    """The type of a parameter (the last one written counts)."""
    kinds = [a for a in parameter.attributes if isinstance(a, tree.TypeConstraintAst)]
    return kinds[-1] if kinds else None


def _write_enter(c: Writer, code: BlockCode) -> None:
    """`enter(S, args)`: binds by position, gives what is left over."""
    c.open("enter", "S, args", helper=True)
    positional = [p for p in code.parameters if not _is_switch(p)]
    c.line("n = len(args)")
    for place, parameter in enumerate(positional):
        c.line(f"if n == {place}: return ()")
        name = parameter.name.name.lower()
        c.line(f"S[{name!r}] = {_converted(c, parameter, Code(f'args[{place}]'))}")
    c.line(f"return args[{len(positional)}:] if n > {len(positional)} else ()" if positional else "return args")
    c.close()


def _converted(c: Writer, parameter: tree.ParameterAst, value: Code) -> str:
    kind = constraint(parameter)
    if kind is None:
        return value
    name = kind.type_name.full_name.lower()
    if name in ("object", "psobject", "system.object"):
        return value
    held = c.temp()
    if name in ("int", "int32", "system.int32"):
        return f"{held} if type({held} := {value}) is int else {_cast(c, held, kind)}"
    if name in ("string", "system.string"):
        return f"{held} if type({held} := {value}) is str else {_cast(c, held, kind)}"
    return _cast(c, value, kind)


def _cast(c: Writer, value: str, kind: tree.TypeConstraintAst) -> str:
    return f"cast_argument(S, {value}, {type_reference(c, kind.type_name)})"


def _write_defaults(c: Writer, code: BlockCode) -> None:
    """`defaults(S, bound)`: parameters not named in `bound` get their default, or their type's own null."""
    c.open("defaults", "S, bound", helper=True)
    c.line("E = S.session")
    for parameter in code.parameters:
        name = parameter.name.name.lower()
        c.line(f"if {name!r} not in bound:")
        c.indent()
        c.extent = parameter.extent
        c.line(f"S[{name!r}] = {_default(c, parameter)}")
        c.dedent()
    c.extent = None
    c.close()


def _default(c: Writer, parameter: tree.ParameterAst) -> str:
    kind = constraint(parameter)
    if parameter.default_value is None:
        if kind is None:
            return "None"
        name = kind.type_name.full_name.lower()
        known = {
            "int": "0",
            "int32": "0",
            "string": "''",
            "bool": "False",
            "object": "None",
            "psobject": "None",
            "double": "0.0",
        }
        if name in known:
            return known[name]
        return f"type_default(S, {type_reference(c, kind.type_name)})"
    value = argument(c, parameter.default_value)
    if kind is None:
        return value
    held = c.temp()
    name = kind.type_name.full_name.lower()
    quick = {"int": "int", "int32": "int", "string": "str", "bool": "bool"}.get(name)
    convert = f"default_value(S, {c.code_name}, {parameter.name.name!r}, {held}, {type_reference(c, kind.type_name)})"
    if quick is not None:
        return f"{held} if type({held} := {value}) is {quick} else {convert}"
    c.line(f"{held} = {value}")
    return convert
