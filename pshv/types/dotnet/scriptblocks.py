"""Members of script blocks as scripts see them. Facts: dotnet/types.json (System.Management.Automation.ScriptBlock)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.scriptblock import ScriptBlock, unwrap_output
from pshv.runtime.text import to_text
from pshv.runtime.values import HashMap, enumerate_value, unwrap
from pshv.types.implementation import Implementation

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE = "System.Management.Automation"


def _collection(items: list[object]) -> Any:
    """What `.Invoke()` gives: a Collection of objects."""
    from pshv.runtime.values import GenericList
    from pshv.types.nettype import PSOBJECT

    return GenericList(items, PSOBJECT, "System.Collections.ObjectModel.Collection")


def invoke(block: ScriptBlock, *arguments: Any) -> Any:
    """`.Invoke(...)`: errors end it, as in a method call."""
    session = block.state.session
    trying, session.trying = session.trying, True
    try:
        return _collection(block.invoke(arguments))
    finally:
        session.trying = trying


def invoke_as_is(block: ScriptBlock, *arguments: Any) -> Any:
    session = block.state.session
    trying, session.trying = session.trying, True
    try:
        return unwrap_output(block.invoke(arguments))
    finally:
        session.trying = trying


def invoke_with_context(block: ScriptBlock, functions: Any, variables: Any = None, *arguments: Any) -> Any:
    blocks = {to_text(k): v for k, v in functions.items()} if isinstance(functions, HashMap) else {}
    return _collection(block.invoke_with_context(blocks, _variables(variables), arguments))


def _variables(items: Any) -> list[tuple[str, object]]:
    pairs: Iterable[Any] = enumerate_value(items) or ([] if items is None else [items])
    found: list[tuple[str, object]] = []
    for item in pairs:
        inner = unwrap(item)
        name = getattr(inner, "variable_name", None) or getattr(inner, "name", "")
        found.append((to_text(name), getattr(inner, "value", None)))
    return found


def _id(block: ScriptBlock) -> Any:
    import uuid

    from pshv.runtime.convert import convert
    from pshv.types.nettype import resolve_type

    return convert(str(uuid.UUID(int=id(block.code) & ((1 << 128) - 1))), resolve_type("guid"))


def _ast(block: ScriptBlock) -> Any:
    from pshv.types.syntax import syntax_object

    return syntax_object(block.code.ast)


def _steppable(block: ScriptBlock) -> Any:
    from pshv.runtime.steppable import SteppablePipeline

    return SteppablePipeline(block)


def _create(text: Any) -> ScriptBlock:
    """`[scriptblock]::Create(text)`."""
    from pshv.runtime import current
    from pshv.runtime.execution import parse_block

    now = current.session
    return parse_block(now, to_text(text), now.scope)


IMPLEMENTATIONS = (
    Implementation(
        "System.Management.Automation.ScriptBlock",
        properties={
            "Ast": _ast,
            "Attributes": lambda b: [],
            "DebuggerHidden": lambda b: False,
            "File": lambda b: b.code.file,
            "Id": _id,
            "IsConfiguration": lambda b: False,
            "IsFilter": lambda b: b.code.kind == "filter",
            "Module": lambda b: b.state.module,
            "StartPosition": lambda b: None,
        },
        methods={
            "Invoke": invoke,
            "InvokeReturnAsIs": invoke_as_is,
            "InvokeWithContext": invoke_with_context,
            "GetNewClosure": lambda b: b.get_new_closure(),
            "CheckRestrictedLanguage": lambda b, *a: None,
            "GetSteppablePipeline": lambda b, *a: _steppable(b),
            "ToString": lambda b: b.code.text,
        },
        statics={"Create": _create},
        raw=(
            "Invoke",
            "InvokeReturnAsIs",
            "InvokeWithContext",
            "CheckRestrictedLanguage",
            "GetSteppablePipeline",
            "Create",
        ),
    ),
)
