"""Statements that define: functions, used modules, background jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, runtime_error
from .function import ScriptCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.codegen.block import BlockCode
    from pshv.language.tree import AttributeAst, StatementAst, UsingStatementAst

    from .scope import Scope


def define_function(scope: Scope, name: str, code: BlockCode) -> None:
    """`function name { }` in the scope its prefix names."""
    prefix, colon, rest = name.partition(":")
    owner = scope
    if colon and prefix.lower() in ("global", "script", "local", "private"):
        owner = scope.qualified(prefix.lower())
        name = rest
    kind = "Filter" if code.kind == "filter" else "Function"
    state = scope.state
    command = ScriptCommand(name, code, state, kind)
    scope.session.commands.define(command, owner)
    for attribute in code.attributes:
        if attribute.type_name.name.lower() in ("alias", "aliasattribute"):
            _set_aliases(scope, owner, command.name, attribute)
    if state.module is not None and owner is scope.session.global_scope:
        state.module.global_functions.add(name.lower())


def _set_aliases(scope: Scope, owner: Scope, name: str, attribute: AttributeAst) -> None:
    """`[Alias('x')]` on a function's param block."""
    from .constraints import evaluate
    from .text import to_text

    for argument in attribute.positional_arguments:
        scope.session.commands.set_alias(to_text(evaluate(scope, argument)), name, owner)


def use_modules(scope: Scope, nodes: tuple[UsingStatementAst, ...]) -> None:
    """`using module`: imports before the script runs."""
    from .moduleloading import import_module

    for node in nodes:
        specification: Any = node.name.value if node.name is not None else None
        if specification is None and node.module_specification is not None:
            from .constraints import evaluate

            table: Any = evaluate(scope, node.module_specification)
            specification = table.get("ModuleName")
        try:
            import_module(scope.session, str(specification), scope, types=True)
        except PSError as error:
            record = error.record
            raise runtime_error(
                record.message,
                f"{record.error_id},Microsoft.PowerShell.Commands.ImportModuleCommand",
                record.category,
                record.target,
                inner=record.exception,
            ) from None


def start_background(scope: Scope, node: StatementAst, out: Callable[[object], object]) -> None:
    """`pipeline &`: hands the pipeline's text to Start-Job."""
    from .execution import parse_block

    text = node.extent.text.rstrip()
    block = parse_block(scope.session, text[:-1] if text.endswith("&") else text, scope)
    command = scope.session.commands.resolve("Start-Job", scope)
    from .binder import Argument
    from .cmdletcommand import CmdletCommand, CmdletStage
    from .pipelinerun import run_single

    if isinstance(command, CmdletCommand):
        stage = CmdletStage(command, scope, None, [Argument("ScriptBlock", block)], False, 1, 1)
        run_single(stage, scope.session, out)
