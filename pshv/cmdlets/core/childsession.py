"""Sessions that run a block apart from the caller's: jobs, parallel tasks, other nodes.

The block sees neither variables nor functions of the caller, only its arguments, its input and what `$using:` names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import ErrorRecord, ExitSignal, FlowSignal, PSError, StopUpstream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.runtime.scope import Scope
    from pshv.runtime.scriptblock import ScriptBlock
    from pshv.runtime.session import Session

_USING = re.compile(r"[$@]\{?using:(\w+)", re.IGNORECASE)
MISSING = object()


class Captured:
    """What a run wrote: pairs of stream name and object, in the order they came; `failure` ended it."""

    __slots__ = ("failure", "records")

    def __init__(self) -> None:
        self.records: list[tuple[str, Any]] = []
        self.failure: ErrorRecord | None = None

    @property
    def output(self) -> list[Any]:
        return [value for stream, value in self.records if stream == "output"]


def using_values(block: ScriptBlock, scope: Scope) -> dict[str, object]:
    """The caller's variables a block names with `$using:`, by lower-case name."""
    found: dict[str, object] = {}
    for name in _USING.findall(block.text):
        value = scope.lookup(name.lower(), MISSING)
        if value is not MISSING:
            found[name.lower()] = value
    return found


def child_session(parent: Session, node: str | None = None) -> Session:
    """A fresh session with the parent's host, edition and cluster; on another node when one is named."""
    from pshv.host.weave import EXTRAS as STRANDS
    from pshv.host.weave import weave_of
    from pshv.runtime.session import Session

    drives: Any = parent.drives
    made = Session(
        parent.host,
        edition=parent.edition,
        cluster=None if parent._open_cluster is None else lambda: parent.cluster,
        drives=lambda child: drives.child(child, node),
    )
    for name in ("depth_limit", "time_limit", "ticks", "pace", "culture", "recorder", "error_shower"):
        setattr(made, name, getattr(parent, name))
    made.extras[STRANDS] = weave_of(parent)
    made.extras["node"] = node or parent.extras.get("node")
    return made


def run_apart(
    session: Session,
    block: ScriptBlock,
    *,
    args: Iterable[object] = (),
    input: Iterable[object] | None = None,
    using: dict[str, object] | None = None,
    under: object = MISSING,
    before: ScriptBlock | None = None,
    captured: Captured | None = None,
) -> Captured:
    """Runs `block` in `session` with every stream captured; an error that ends it is kept, not raised.

    `captured` is filled as the block runs (a new one when none is given).
    """
    if captured is None:
        captured = Captured()
    put = captured.records.append
    session.sinks = session.sinks.changed(
        error=lambda record: put(("error", record)),
        warning=lambda record: put(("warning", record)),
        verbose=lambda record: put(("verbose", record)),
        debug=lambda record: put(("debug", record)),
        information=lambda record: put(("information", record)),
    )
    out = _collector(put)
    for part in (before, block):
        if part is not None:
            _run_one(session, part, out, captured, tuple(args), input, using, under)
    return captured


def _collector(put: Callable[[tuple[str, Any]], None]) -> Callable[[object], object]:
    return lambda value: put(("output", value))


def _run_one(
    session: Session,
    block: ScriptBlock,
    out: Callable[[object], object],
    captured: Captured,
    args: tuple[object, ...],
    input: Iterable[object] | None,
    using: dict[str, object] | None,
    under: object,
) -> None:
    from pshv.runtime.blocks import run_block
    from pshv.runtime.values import NOTHING

    bound = block.bound_to(session.global_state)
    if session.extras.get("persistent"):
        _run_in_place(session, bound, out, captured, args, using)
        return
    try:
        run_block(
            bound,
            out,
            args,
            input=input,
            using=using or {},
            under=NOTHING if under is MISSING else under,
        )
    except PSError as error:
        captured.failure = error.record
    except (StopUpstream, ExitSignal):
        return
    except FlowSignal as signal:
        if type(signal).__name__ == "PipelineStopped":
            raise


def _run_in_place(
    session: Session,
    block: ScriptBlock,
    out: Callable[[object], object],
    captured: Captured,
    args: tuple[object, ...],
    using: dict[str, object] | None,
) -> None:
    """Runs a block in a session that lives on: its variables stay for the next one."""
    from pshv.runtime.blocks import run_in_place
    from pshv.runtime.frame import Frame

    scope = session.global_scope
    scope.frame = Frame(None, block.code.prepare(), None, args)
    scope.frame.using = dict(using or {})
    try:
        run_in_place(block, scope, out, args)
    except PSError as error:
        captured.failure = error.record
    except (StopUpstream, ExitSignal):
        return
    finally:
        scope.frame = None


def replay(cmdlet: Any, records: Iterable[tuple[str, Any]], write: Callable[[object], object] | None = None) -> None:
    """Writes captured records to the streams of a running cmdlet."""
    from pshv.runtime.streams import show_text

    write = write or cmdlet.write
    for stream, value in records:
        if stream == "output":
            write(value)
        elif stream == "error":
            cmdlet.write_error(value)
        elif stream == "information":
            _replay_information(cmdlet, value)
        else:
            sink = getattr(cmdlet.session.sinks, stream)
            if sink is not None:
                sink(value)
            elif stream == "warning":
                cmdlet.write_warning(value.message)
            else:
                show_text(cmdlet.session, stream, value.message)


def _replay_information(cmdlet: Any, record: Any) -> None:
    from pshv.runtime.records import HostInformationMessage

    data = record.message_data
    if isinstance(data, HostInformationMessage):
        cmdlet.write_host(
            data.message, no_newline=data.no_newline, foreground=data.foreground, background=data.background
        )
    else:
        cmdlet.write_information(data, record.tags)
