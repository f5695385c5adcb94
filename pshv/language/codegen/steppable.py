"""The site and argument values of a block's one pipeline, without running it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree

from . import assignments, definitions, expressions, jumps, loops, switches, tries  # noqa: F401
from .commands import whole
from .unit import Unit
from .writer import Writer

if TYPE_CHECKING:
    from pshv.runtime.callsite import PipelineSite
    from pshv.runtime.scope import Scope
    from pshv.runtime.scriptblock import ScriptBlock


def pipeline_of(block: ScriptBlock, scope: Scope) -> tuple[PipelineSite, tuple[Any, ...]]:
    """The pipeline of `{ & $command @arguments }`, its arguments evaluated in `scope`.

    Raises CanConvertOneClauseOnly for blocks that are anything else.
    """
    from pshv.runtime import operations
    from pshv.runtime.errors import runtime_error

    end = block.code.ast.end_block
    only = end.statements[0] if end is not None and len(end.statements) == 1 else None
    if not isinstance(only, tree.PipelineAst) or not all(isinstance(e, tree.CommandAst) for e in only.elements):
        raise runtime_error(
            "Only a script block that contains exactly one pipeline or command can be converted.",
            "CanConvertOneClauseOnly",
        )
    unit = Unit(block.code)
    c = Writer(unit, operations.NAMES)
    c.open("arguments", "S")
    c.line("E = S.session")
    site, values = whole(c, only)
    c.line(f"return {values}")
    c.close()
    unit.namespace = c.names
    unit.mains["arguments"] = block.code.name
    names = unit.load()
    return names[site], names["arguments"](scope)
