"""From a block's parameters to the binder's declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.runtime.declaration import Command
    from pshv.runtime.session import Session

    from .block import BlockCode

_KINDS = {"function": "Function", "filter": "Filter", "script": "ExternalScript"}


def declare(code: BlockCode, session: Session) -> Command:
    """The declaration of a function, script or block; attribute arguments are evaluated in the current scope."""
    from pshv.runtime.constraints import evaluate
    from pshv.runtime.declaration import from_param_block
    from pshv.runtime.typerefs import TypeReference

    scope = session.scope

    def value(expression: Any) -> object:
        return evaluate(scope, expression)

    command = from_param_block(
        code.name,
        code.parameters,
        code.attributes,
        evaluate=value,
        resolve=lambda name: TypeReference(name).get(scope),
        kind=_KINDS.get(code.kind, "Script"),
        edition=session.edition,
        has_dynamic=code.ast.dynamic_param_block is not None,
    )
    if code.kind == "block":
        command.error_class = ""  # a block has no name to put behind the comma
    return command
