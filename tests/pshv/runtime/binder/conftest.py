"""A bare session and short ways to ask what a line binds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pshv.language import tree as T
from pshv.language.parser import parse
from pshv.runtime.binder import NO_VALUE, Argument, bind
from pshv.runtime.declaration import from_catalogue
from pshv.runtime.errors import PSError
from pshv.types.netobject import NetObject


class Machine(NetObject):
    """Stands for a virtual machine."""

    type_names = ("Microsoft.HyperV.PowerShell.VirtualMachine", "System.Object")


def _value(node: Any) -> object:
    if isinstance(node, T.VariableExpressionAst):
        return {"vm": Machine(), "true": True, "false": False, "null": None}[node.path]
    if isinstance(node, T.ArrayLiteralAst):
        return [_value(item) for item in node.elements]
    return node.value


def _arguments(command: T.CommandAst) -> list[Argument]:
    made = []
    for element in command.elements[1:]:
        if isinstance(element, T.CommandParameterAst):
            value = NO_VALUE if element.argument is None else _value(element.argument)
            made.append(Argument(element.name, value, element.extent, element.extent, token_text=element.extent.text))
        else:
            made.append(Argument(None, _value(element), element.extent))
    return made


@pytest.fixture
def binds() -> Callable[..., str]:
    """`binds("Get-VM web01")` gives `Name: Name` or the error's id; further arguments are piped in."""

    def ask(line: str, *piped: object) -> str:
        statement: Any = parse(line, edition="core").tree.end_block.statements[0]  # type: ignore[union-attr]
        command = statement.elements[0]
        declared = from_catalogue(command.elements[0].value, "core")
        assert declared is not None
        try:
            binding = bind(declared, _arguments(command), expecting_input=bool(piped), extent=command.extent)
            for item in piped:
                binding.bind_object(item)
        except PSError as error:
            return error.record.error_id.partition(",")[0]
        return f"{binding.set_name}: {', '.join(sorted(binding.values))}"

    return ask
