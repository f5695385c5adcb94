"""From a ScriptBlockAst to Python functions: one generated module for each block."""

from __future__ import annotations

from typing import TYPE_CHECKING

# Each of these registers the nodes it writes.
from . import assignments, commands, definitions, expressions, jumps, loops, switches, tries  # noqa: F401
from .block import SCRIPT_BLOCK
from .definitions import hoist_types, write_usings
from .parameters import write_parameters
from .sequence import statements
from .unit import Unit
from .writer import Writer

if TYPE_CHECKING:
    from pshv.language.tree import NamedBlockAst

    from .block import BlockCode


def compile_block(code: BlockCode) -> None:
    """Fills in the functions of `code`."""
    from pshv.runtime import current, operations

    unit = Unit(code)
    c = Writer(unit, operations.NAMES)
    c.strict = "strictmode" in code.ast.extent.source.text.lower() or bool(
        getattr(current.session, "strict_seen", False)  # an earlier line of the session
    )
    c.method_returns = code.kind == "method" and code.returns is not None
    c.names["CODE"] = code
    c.code_name = "CODE"
    ast = code.ast
    mains = (
        ("dynamic", ast.dynamic_param_block),
        ("begin", ast.begin_block),
        ("process", ast.process_block),
        ("end", ast.end_block),
        ("clean", ast.clean_block),
    )
    first = True
    for name, block in mains:
        if block is not None:
            _write_main(c, code, name, block, first)
            first = False
            unit.mains[name] = _shown_name(code, block)
    write_parameters(c, code)
    c.names["UNIT"] = unit
    unit.namespace = c.names
    unit.spelled = c.spelled
    names = unit.load()
    for name, block in mains:
        if block is not None:
            setattr(code, name, names[name])
    code.enter = names.get("enter")
    code.defaults = names.get("defaults")
    for site in c.fused:
        site.maker = names[site.fused_name]


def _shown_name(code: BlockCode, block: NamedBlockAst) -> str:
    """What the script stack trace calls a block: `Get-It`, `Get-It<Process>`, `<ScriptBlock>`."""
    name = SCRIPT_BLOCK if code.kind == "script" else code.name
    return name if block.unnamed else f"{name}<{block.block_kind.capitalize()}>"


def _write_main(c: Writer, code: BlockCode, name: str, block: NamedBlockAst, first: bool) -> None:
    """A block's own function `(S, out)`."""
    c.open(name, "S, out")
    c.extent = block.extent
    c.line("E = S.session")
    c.line("if UNIT.session is not E: adopt(UNIT, E)")
    if first:
        write_usings(c, code.ast)
    hoist_types(c, block)
    statements(c, block.statements, "out", block.traps)
    c.close()
    c.extent = None
