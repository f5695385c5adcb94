"""`#Requires` lines: what a script needs before it runs.

Source: reference/language-subset.md sections 1 and 4 (`#Requires -Modules`, -Version, -RunAsAdministrator).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .constancy import is_constant
from .tree import (
    ArrayLiteralAst,
    CommandAst,
    CommandElementAst,
    CommandExpressionAst,
    CommandParameterAst,
    ExpressionAst,
    PipelineAst,
    ScriptRequirements,
    StringConstantExpressionAst,
)

if TYPE_CHECKING:
    from .parser_classes import Parser

_NAMES = ("shellid", "pssnapin", "version", "psedition", "assembly", "modules", "runasadministrator")
_is_version = re.compile(r"\d+(\.\d+){0,3}").fullmatch


def read_requirements(parser: Parser, lines: list[tuple[int, int]]) -> ScriptRequirements:
    """The requirements of the `#Requires` comments at the given offsets; faults are reported to the parser."""
    result = ScriptRequirements()
    for start, end in lines:
        command = _command_of(parser, start, end)
        result.extents.append(parser.span(start, end))
        if command is not None:
            _read_line(parser, command, result)
    return result


def _command_of(parser: Parser, start: int, end: int) -> CommandAst | None:
    """The line read as a command `requires ...`, its places those of the script."""
    from .extent import Source
    from .parser_classes import Parser as LineParser

    line = LineParser(Source(" " * (start + 1) + parser.source.text[start + 1 : end]), "core")
    line.source = parser.source
    tree = line.script_block_rule(None)
    statements = tree.end_block.statements if tree.end_block is not None else []
    if statements and isinstance(statements[0], PipelineAst):
        element = statements[0].elements[0]
        if isinstance(element, CommandAst):
            return element
        if isinstance(element, CommandExpressionAst):
            return None
    return None


def _read_line(parser: Parser, command: CommandAst, result: ScriptRequirements) -> None:
    elements = command.elements
    name = elements[0]
    if not isinstance(name, StringConstantExpressionAst) or name.value.lower() != "requires":
        _report(parser, name, "ScriptRequiresInvalidFormat")
    position = 1
    while position < len(elements):
        parameter = elements[position]
        position += 1
        if not isinstance(parameter, CommandParameterAst):
            _report(parser, parameter, "ScriptRequiresInvalidFormat")
            continue
        full = next((n for n in _NAMES if n.startswith(parameter.name.lower())), None)
        argument: CommandElementAst | None = parameter.argument
        if argument is None and full != "runasadministrator" and position < len(elements):
            argument = elements[position]
            position += 1
        _read_parameter(parser, parameter, full, argument, result)


def _read_parameter(
    parser: Parser,
    parameter: CommandParameterAst,
    full: str | None,
    argument: CommandElementAst | None,
    result: ScriptRequirements,
) -> None:
    if full == "runasadministrator":
        result.run_as_administrator = True
        if argument is not None:
            _report(parser, parameter, "ParameterCannotHaveArgument", parameter.name)
    elif full is None:
        _report(parser, parameter, "ScriptRequiresInvalidFormat")
    elif argument is None:
        _report(parser, parameter, "ParameterRequiresArgument", parameter.name)
    elif not isinstance(argument, ExpressionAst) or not is_constant(argument):
        _report(parser, argument, "RequiresArgumentMustBeConstant")
    elif full == "version":
        _read_version(parser, argument, result)
    elif full == "modules":
        result.modules.extend(_items(argument))
    else:
        _read_texts(parser, full, argument, result)


def _read_version(parser: Parser, argument: ExpressionAst, result: ScriptRequirements) -> None:
    text = argument.value if isinstance(argument, StringConstantExpressionAst) else argument.extent.text
    if _is_version(text) is None:
        _report(parser, argument, "RequiresVersionInvalid")
    else:
        result.version = text


def _read_texts(parser: Parser, full: str, argument: ExpressionAst, result: ScriptRequirements) -> None:
    for item in _items(argument):
        if not isinstance(item, StringConstantExpressionAst):
            _report(parser, item, "RequiresInvalidStringArgument", full)
        elif full == "psedition":
            if item.value.lower() not in ("core", "desktop"):
                _report(parser, item, "RequiresPSEditionInvalid", full)
            result.editions.append(item.value)
        elif full == "assembly":
            result.assemblies.append(item.value)
        elif full == "shellid":
            result.shell_id = item.value


def _items(argument: ExpressionAst) -> list[ExpressionAst]:
    return argument.elements if isinstance(argument, ArrayLiteralAst) else [argument]


def _report(parser: Parser, node: CommandElementAst, error_id: str, *arguments: str) -> None:
    parser.error_at(node.extent.start, node.extent.end, error_id, *arguments)
