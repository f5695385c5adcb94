"""Running script blocks: in a scope of their own or in the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, ReturnSignal
from .frame import Frame
from .function import ScriptCommand, constrain_parameters, depth_overflow
from .scope import Scope
from .values import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .scriptblock import ScriptBlock

    Out = Callable[[object], object]


def run_block(
    block: ScriptBlock,
    out: Out,
    args: tuple[Any, ...] = (),
    *,
    under: object = NOTHING,
    this: object = NOTHING,
    input: Iterable[object] | None = None,
    functions: dict[str, ScriptBlock] | None = None,
    variables: list[tuple[str, object]] | None = None,
    using: dict[str, object] | None = None,
) -> None:
    """Runs a block in a new scope below the current one of its session state."""
    code = block.code.prepare()
    state = block.state
    session = state.session
    scope = Scope(state.current, state, session)
    if under is not NOTHING:
        scope["_"] = under
    if this is not NOTHING:
        scope["this"] = this
    for name, value in variables or ():
        scope[name.lower()] = value
    if functions:
        scope.functions = {name.lower(): ScriptCommand(name, body.code, body.state) for name, body in functions.items()}
        session.stamp += 1
    if not code.only_end or not code.plain_parameters or (input is not None and code.process is not None):
        from .functionstage import run_in_scope

        run_in_scope(block, scope, out, args, input, using)
        return
    frame = scope.frame = Frame(None, code, None, args)
    frame.input = list(input) if input is not None else None
    frame.using = using
    before = state.current
    if session.depth >= session.depth_limit:
        raise depth_overflow()
    session.depth += 1
    state.current = scope
    try:
        _bind(scope, frame, code, args)
        if code.end is not None:
            code.end(scope, out)
    except ReturnSignal:
        pass
    except RecursionError:
        raise depth_overflow() from None
    finally:
        state.current = before
        session.depth -= 1
        if scope.functions is not None:
            session.stamp += 1


def _bind(scope: Scope, frame: Frame, code: Any, args: tuple[Any, ...]) -> None:
    """Positional arguments to the block's parameters."""
    if code.constrained or code.traits is not None:
        constrain_parameters(scope, code)
    if code.enter is not None:
        frame.args = code.enter(scope, args)
    if code.defaults is not None:
        given = min(len(args), len(code.names))
        code.defaults(scope, code.prefixes[given])


def run_in_place(
    block: ScriptBlock, scope: Scope, out: Out, args: tuple[Any, ...] = (), under: object = NOTHING
) -> None:
    """Runs a block in an existing scope, as ForEach-Object, Where-Object and dot-sourcing do."""
    code = block.code.prepare()
    sets_item = under is not NOTHING
    before = scope.own_or_none("_") if sets_item else None
    had = "_" in scope
    if sets_item:
        scope["_"] = under
    frame_before = scope.frame
    state = scope.state
    current = state.current
    state.current = scope
    try:
        if args or code.parameters:
            frame = scope.frame = Frame(None, code, None, args)
            if frame_before is not None:
                frame.run, frame.cmdlet, frame.using = frame_before.run, frame_before.cmdlet, frame_before.using
            _bind(scope, frame, code, args)
        for part in (code.begin, code.process, code.end):
            if part is not None:
                part(scope, out)
    except ReturnSignal:
        pass
    except RecursionError:
        raise depth_overflow() from None
    finally:
        state.current = current
        scope.frame = frame_before
        if sets_item:
            if had:
                scope["_"] = before
            else:
                scope.pop("_", None)


__all__ = ["PSError", "run_block", "run_in_place"]
