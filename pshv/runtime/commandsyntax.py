"""The syntax lines of a command, as `Get-Command -Syntax` shows them, and the order parameters have in them.

Source: golden/expressions/syntax-cluster.tsv, help-discovery.golden; positions first, then mandatory named ones, then
the rest; of two parameters at one position the later one stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .binder.common import COMMON_NAMES
from .declaration import ALL_SETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .declaration import Command, Parameter, ParameterSetUse


def parameters_of(command: Command, set_name: str) -> Iterator[tuple[Parameter, ParameterSetUse]]:
    """The parameters of a set in declared order."""
    for parameter in command.parameters.values():
        use = parameter.use_in(set_name)
        if use is not None:
            yield parameter, use


def display_order(command: Command, set_name: str) -> list[tuple[Parameter, ParameterSetUse]]:
    """The parameters of a set in the order of its syntax line, without the common ones."""
    positional: dict[int, tuple[Parameter, ParameterSetUse]] = {}
    mandatory: list[tuple[Parameter, ParameterSetUse]] = []
    others: list[tuple[Parameter, ParameterSetUse]] = []
    dynamic: list[tuple[Parameter, ParameterSetUse]] = []
    for parameter, use in parameters_of(command, set_name):
        if parameter.name.lower() in COMMON_NAMES and parameter.common:
            continue
        if use.position is not None:
            positional[use.position] = (parameter, use)
        elif use.mandatory:
            mandatory.append((parameter, use))
        else:
            (dynamic if parameter.dynamic else others).append((parameter, use))
    return [positional[key] for key in sorted(positional)] + mandatory + others + dynamic


def type_text(parameter: Parameter) -> str:
    """A parameter's type as syntax lines show it: accelerator or short name; Nullable stands aside."""
    if parameter.full_type:
        return short_type(parameter.type_name)
    if parameter.type_name.startswith("pspropertyexpression"):
        return parameter.type_name
    for attribute in parameter.attributes:
        if attribute.type_name.endswith("PSTypeNameAttribute"):
            return str(getattr(attribute, "name", "")).rsplit(".", 1)[-1]
    return short_type(parameter.net_type.text)


def short_type(text: str) -> str:
    """A type text without namespaces, in arguments too."""
    for nullable in ("System.Nullable[", "Nullable[", "Nullable`1["):
        if text.startswith(nullable):
            text = text[len(nullable) : -1]
    head, bracket, rest = text.partition("[")
    head = head.rsplit(".", 1)[-1]
    if not bracket or rest.startswith(("]", ",")):
        return head + bracket + rest
    inner, _, tail = rest.rpartition("]")
    return f"{head}[{','.join(short_type(part) for part in inner.split(','))}]{tail}"


def item_text(parameter: Parameter, use: ParameterSetUse) -> str:
    """One parameter of a syntax line."""
    if parameter.is_switch:
        return f"-{parameter.name}" if use.mandatory else f"[-{parameter.name}]"
    kind = type_text(parameter)
    name = f"-{parameter.name}" if use.position is None else f"[-{parameter.name}]"
    return f"{name} <{kind}>" if use.mandatory else f"[{name} <{kind}>]"


def line(command: Command, set_name: str, name: str = "") -> str:
    """The syntax line of a set; `name` replaces the command's (aliases)."""
    pieces = [item_text(parameter, use) for parameter, use in display_order(command, set_name)]
    if not command.simple:
        pieces.append("[<CommonParameters>]")
    return f"{name or command.name} {' '.join(pieces)}"


def syntax(command: Command, newline: str, name: str = "") -> str:
    """What `Get-Command -Syntax` writes: each set's line with an empty line around it."""
    sets = command.set_names or (ALL_SETS,)
    return "".join(f"{newline}{line(command, set_name, name)}{newline}" for set_name in sets)
