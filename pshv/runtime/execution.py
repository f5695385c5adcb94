"""Running whole texts: parsing, the top-level statements, output to the host, exit states.

Source: powershell-language.md section 7; powershell-traps.md 34, 41-46.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from . import current
from .errors import (
    RUNTIME_EXCEPTION,
    BreakSignal,
    ContinueSignal,
    ErrorRecord,
    ExceptionObject,
    ExitSignal,
    FlowSignal,
    PipelineStopped,
    PSError,
    ReturnSignal,
)
from .faults import as_ps_error
from .frame import Frame
from .positions import locate
from .scriptblock import ScriptBlock
from .session import ExitState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pshv.language.codegen.block import BlockCode
    from pshv.language.errors import ParseError
    from pshv.language.parser import ParseResult

    from .scope import Scope
    from .session import Session

RECURSION_LIMIT = 40_000
DIGITS_LIMIT = 200_000
_CACHE: dict[tuple[str, str | None, str], ParseResult] = {}
_CACHE_SIZE = 256


def _widen() -> None:
    """Python's own limits are set beyond those of the sandbox."""
    if sys.getrecursionlimit() < RECURSION_LIMIT:
        sys.setrecursionlimit(RECURSION_LIMIT)
        sys.set_int_max_str_digits(DIGITS_LIMIT)


def parsed(session: Session, text: str, file: str | None = None) -> ParseResult:
    """The tree of a text; trees are kept by text, so that code is compiled once."""
    key = (text, file, session.edition)
    found = None if session.types else _CACHE.get(key)
    if found is None:
        from pshv.language.parser import parse

        types = session.types
        found = parse(text, file, session.edition, (lambda name: types.get(name.lower())) if types else None)
        if not session.types:
            if len(_CACHE) >= _CACHE_SIZE:
                _CACHE.clear()
            _CACHE[key] = found
    return found


def definition_errors(session: Session, result: ParseResult) -> list[ParseError]:
    """What is wrong with the classes and enums of a text that parses: nothing of it runs then."""
    if not result.types:
        return []
    from pshv.language.class_definitions import definition_errors as find

    types = session.types
    return find(result.types, lambda name: types.get(name.lower()))


_CODES: dict[int, tuple[Any, BlockCode]] = {}


def code_of(result: ParseResult, kind: str, name: str) -> BlockCode:
    """The code of a whole text, the same object for the same tree."""
    from pshv.language.codegen.block import BlockCode

    known = _CODES.get(id(result))
    if known is not None and known[0] is result and known[1].name == name and known[1].kind == kind:
        return known[1]
    code = BlockCode(result.tree, kind, name)
    if len(_CODES) >= _CACHE_SIZE:
        _CODES.clear()
    _CODES[id(result)] = (result, code)
    return code


def parse_block(session: Session, text: str, scope: Scope) -> ScriptBlock:
    """`[scriptblock]::Create(text)`; raises the ParseException of a faulty text."""
    result = parsed(session, text)
    if result.errors:
        raise PSError(parse_record(session, result.errors))
    code = code_of(result, "block", "<ScriptBlock>")
    if result.types:
        code.faults = definition_errors(session, result)
    return ScriptBlock(code, scope.state)


def parse_record(session: Session, errors: Sequence[ParseError]) -> ErrorRecord:
    """The error record of a text that does not parse."""
    from pshv.language.errors import parse_exception_message

    first = errors[0]
    message = parse_exception_message(errors, session.edition)
    from pshv.types.dotnet.parsing import ParseErrorObject

    found = [ParseErrorObject(error) for error in errors]
    exception = ExceptionObject("System.Management.Automation.ParseException", message, None, {"Errors": found})
    record = ErrorRecord(exception, first.error_id, "ParserError")
    exception.record = record
    return record


def faulty(errors: Sequence[ParseError]) -> PSError:
    """The error of running a text whose definitions are wrong."""
    assert current.session is not None
    return PSError(parse_record(current.session, errors))


def report_parse_error(session: Session, errors: Sequence[ParseError]) -> None:
    """Shows the first parse error, as the console does, and records it."""
    from .errors import InvocationInfo, make_record
    from .streams import show_error

    first = errors[0]
    record = make_record(
        first.message,
        first.error_id,
        "ParserError",
        exception="System.Management.Automation.ParentContainsErrorRecordException",
    )
    record.extent = first.extent
    record.invocation = InvocationInfo(extent=first.extent)
    session.record_error(record)
    show_error(session, record)


# -- whole texts --------------------------------------------------------------------------------------------------
def run_text(
    session: Session, text: str, file: str | None, kind: str, args: list[object], input_items: list[object] | None
) -> ExitState:
    """See Session.run_text."""
    _widen()
    result = parsed(session, text, file)
    errors = result.errors or definition_errors(session, result)
    if errors:
        if kind != "interactive":
            session.ok = False
        if not (kind == "command" and result.incomplete):
            report_parse_error(session, errors)
        return ExitState(False, 1, failed=True)
    code = code_of(result, "script" if kind == "file" else "block", _name(file) if kind == "file" else "<ScriptBlock>")
    if kind != "interactive":  # at a prompt `$?` tells of the line before
        session.ok = True
    session.top_code = code
    session.input = input_items
    session.arguments = args
    session.begin_output()
    current.enter(session)
    limit = None if session.time_limit is None else session.time_limit()
    try:
        if limit is not None:
            with limit:
                state = _run_top(session, code, kind, args, input_items)
            return _timed_out(session) if limit.expired else state
        return _run_top(session, code, kind, args, input_items)
    finally:
        session.end_output()
        current.leave()


def _name(file: str | None) -> str:
    return (file or "<ScriptBlock>").replace("/", "\\").rsplit("\\", 1)[-1]


def _run_top(
    session: Session, code: BlockCode, kind: str, args: list[object], input_items: list[object] | None
) -> ExitState:
    from .reporting import StageFailure

    scope = session.prompt_scope or session.global_scope
    out = session.top_output
    try:
        if kind == "file":
            run_script_code(session, code, scope, out, args, input_items)
        else:
            run_statements(session, code, scope, out)
    except ExitSignal as signal:
        session.last_exit_code = signal.code
        return ExitState(signal.code == 0, signal.code, exited=True)
    except (PSError, StageFailure) as problem:
        error = problem.error if isinstance(problem, StageFailure) else problem
        session.ok = False
        _uncaught(session, error)
        return ExitState(False, 1, failed=True)
    except (BreakSignal, ContinueSignal, ReturnSignal):
        pass
    except (PipelineStopped, KeyboardInterrupt):
        session.ok = True  # Ctrl-C leaves `$?` alone and prints nothing
        return ExitState(True, 0, stopped=True)
    except MemoryError:
        from .limits import out_of_memory

        session.ok = False
        _uncaught(session, out_of_memory())
        return ExitState(False, 1, failed=True)
    except FlowSignal:
        return ExitState(session.ok, 0 if session.ok else 1)
    except RecursionError:
        from .function import depth_overflow

        session.ok = False
        _uncaught(session, depth_overflow())
        return ExitState(False, 1, failed=True)
    except Exception as problem:  # the edge of a session: it outlives a mistake of pshv's own
        error = as_ps_error(problem)
        session.ok = False
        _uncaught(session, error)
        return ExitState(False, 1, failed=True)
    if kind == "file":
        return ExitState(session.ok, 0)
    return ExitState(session.ok, 0 if session.ok else 1)


def _timed_out(session: Session) -> ExitState:
    """A text that its time limit stopped says so."""
    from .limits import stopped

    session.ok = False
    _uncaught(session, stopped())
    return ExitState(False, 1, failed=True)


def _uncaught(session: Session, error: PSError) -> None:
    """Shows the error that ended everything."""
    from .streams import show_error

    locate(session, error)
    record = error.record
    if record.category == "NotSpecified" and record.exception.type_name == RUNTIME_EXCEPTION and not error.thrown:
        record.reason = "ParentContainsErrorRecordException"
    session.record_error(record)
    session.flush_output()
    show_error(session, error.record)


def run_statements(session: Session, code: BlockCode, scope: Scope, out: Any) -> None:
    """Runs a text's statements directly in `scope` (the prompt, -Command)."""
    code.prepare()
    state = scope.state
    before, state.current = state.current, scope
    held = scope.frame
    try:
        if code.parameters and code.defaults is not None:
            scope.frame = Frame(None, code, None)
            code.defaults(scope, frozenset())
        for part in (code.begin, code.process, code.end):
            if part is not None:
                part(scope, out)
    finally:
        state.current = before
        scope.frame = held


def run_script_code(
    session: Session, code: BlockCode, scope: Scope, out: Any, args: list[object], input_items: list[object] | None
) -> None:
    """Runs a script file as `-File` does: in the global scope, its arguments bound."""
    from .scripts import run_file_code

    run_file_code(session, code, scope, out, args, input_items)


def evaluate(session: Session, text: str) -> list[object]:
    """See Session.evaluate."""
    _widen()
    result = parsed(session, text)
    if result.errors:
        raise PSError(parse_record(session, result.errors))
    collected: list[object] = []
    trying, session.trying = session.trying, True
    current.enter(session)
    try:
        run_statements(session, code_of(result, "block", "<ScriptBlock>"), session.scope, collected.append)
    finally:
        session.trying = trying
        current.leave()
    return collected
