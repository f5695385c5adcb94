"""Script files: found through the session's drives, run in a scope of their own or dot-sourced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import ExitSignal, PSError
from .function import ScriptCommand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pshv.language.codegen.block import BlockCode

    from .callsite import CommandSite
    from .scope import Scope
    from .session import Session
    from .stage import Stage
    from .state import SessionState


class ExternalScript(ScriptCommand):
    """A .ps1 file as a command. `exit` in it ends the script only."""

    __slots__ = ("path",)

    def __init__(self, path: str, code: BlockCode, state: SessionState) -> None:
        super().__init__(_leaf(path), code, state, "ExternalScript")
        self.path = path
        self.file = path
        self.fast = False

    def stage(
        self, caller: Scope, site: CommandSite, values: tuple[Any, ...], *, expecting: bool, position: int, length: int
    ) -> Stage:
        from .scriptstage import ScriptStage

        return ScriptStage(self, caller, site, values, expecting, position, length)


def _leaf(path: str) -> str:
    return path.replace("/", "\\").rsplit("\\", 1)[-1]


def find_script(session: Session, name: str) -> ExternalScript | None:
    """The script a path names, or None when there is no such file; raises its parse error."""
    drives: Any = session.drives
    try:
        at = drives.resolve(name)
        if not at.exists() or at.provider.name != "FileSystem":
            if name.lower().endswith(".ps1"):
                return None
            at = drives.resolve(name + ".ps1")
            if not at.exists():
                return None
    except PSError:
        return None
    if not at.text.lower().endswith(".ps1"):
        return None
    return load_script(session, at.text, drives.read_script(at))


def load_script(session: Session, path: str, text: str) -> ExternalScript:
    """A script file's command; raises the error of a file that does not parse."""
    from .execution import code_of, definition_errors, parse_record, parsed

    result = parsed(session, text, path)
    errors = result.errors or definition_errors(session, result)
    if errors:
        from .errors import InvocationInfo

        record = parse_record(session, errors)
        record.exception.message = errors[0].message
        record.invocation = InvocationInfo(extent=errors[0].extent)
        raise PSError(record)
    return ExternalScript(path, code_of(result, "script", _leaf(path)), session.global_state)


def read_lines(session: Session, path: str) -> Iterable[str]:
    """The lines of a text file (switch -File)."""
    from .filefailures import file_error

    drives: Any = session.drives
    at = drives.resolve(path)
    try:
        return drives.read_script(at).splitlines()  # type: ignore[no-any-return]
    except OSError as error:
        raise file_error(error, session, "FileReadError") from None


def run_file_code(
    session: Session, code: BlockCode, scope: Scope, out: Any, args: list[object], items: list[object] | None
) -> None:
    """Runs a script the way `-File` does: its scope is the global one."""
    from .binder.argument import NO_VALUE, Argument
    from .pipelinerun import run_single
    from .scriptstage import ScriptStage

    command = ExternalScript(code.file or "", code, scope.state)
    arguments = [
        Argument(name, NO_VALUE if value is None and name is not None else value, token_text=f"-{name}" if name else "")
        for name, value in (word if isinstance(word, tuple) else (None, word) for word in args)
    ]
    stage = ScriptStage(command, scope, None, (), items is not None, 1, 1, arguments)
    stage.own = scope
    stage.top = True
    run_single(stage, session, out, items)


__all__ = ["ExitSignal", "ExternalScript", "find_script", "load_script", "read_lines", "run_file_code"]
