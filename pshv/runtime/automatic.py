"""Automatic variables that are computed when they are read. Source: powershell-language.md section 6."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .frame import Frame
from .values import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .scope import Scope
    from .session import Session


def read(session: Session, scope: Scope, name: str) -> Any:
    """The value of an automatic variable as seen from `scope`."""
    stored = _stored(scope, name)
    if stored is not NOTHING:
        return stored
    return _READERS[name](session, scope) if name in _READERS else None


def _stored(scope: Scope, name: str) -> Any:
    """A value a script (or the engine) put into a scope under an automatic name; frames end the search."""
    own = name in _PER_FRAME
    current: Scope | None = scope
    while current is not None:
        if name in current:
            return dict.__getitem__(current, name)
        if own and current.frame is not None:
            return NOTHING
        current = current.parent
    return NOTHING


def frame_of(scope: Scope) -> Frame | None:
    """The frame of the innermost function or block as seen from `scope`."""
    for current in scope.chain():
        if current.frame is not None:
            return current.frame
    return None


def _args(session: Session, scope: Scope) -> Any:
    frame = next(
        (c.frame for c in scope.chain() if c.frame is not None and not (c.frame.run and c.frame.code.advanced)), None
    )
    if frame is None:
        return list(session.arguments)
    if type(frame.args) is tuple:
        frame.args = list(frame.args)
    return frame.args


def _input(session: Session, scope: Scope) -> Any:
    from .enumerators import InputEnumerator

    frame = frame_of(scope)
    items: Any = frame.input if frame is not None else session.input
    if isinstance(items, InputEnumerator):
        return items
    made = InputEnumerator(items or [])
    if frame is not None:
        frame.input = made
    else:
        session.input = made
    return made


def _bound(session: Session, scope: Scope) -> Any:
    frame = frame_of(scope)
    if frame is None:
        return bound_dictionary([])
    if frame.bound is None:
        names = frame.code.names
        spelled = {p.name.name.lower(): p.name.name for p in frame.code.parameters}
        pairs = [
            (spelled[name], scope_value(scope, name, value)) for name, value in zip(names, frame.values, strict=False)
        ]
        frame.bound = bound_dictionary(pairs)
    elif hasattr(frame.bound, "bind_object"):
        binding = frame.bound
        frame.bound = bound_dictionary(list(binding.values.items()))
    return frame.bound


def scope_value(scope: Scope, name: str, value: Any) -> Any:
    """The bound value of a parameter: as converted, when it still stands in the scope."""
    for current in scope.chain():
        if current.frame is not None:
            return dict.__getitem__(current, name) if name in current else value
    return value


def bound_dictionary(pairs: list[tuple[str, Any]]) -> Any:
    """A PSBoundParametersDictionary."""
    from pshv.types import implementation

    from .values import Dictionary

    if implementation.implementation_of(_BOUND) is None:
        base = implementation.implementation_of("System.Collections.Generic.Dictionary")
        if base is not None:
            implementation._found[_BOUND] = base
    return Dictionary(_BOUND, (), pairs, ignore_case=True)


_BOUND = "System.Management.Automation.PSBoundParametersDictionary"


def _invocation(session: Session, scope: Scope) -> Any:
    from .errors import InvocationInfo

    frame = frame_of(scope)
    if frame is None:
        return session.top_invocation()
    if frame.invocation is None:
        if frame.run is not None:
            info = frame.run.invocation
        else:
            info = InvocationInfo(frame.command, getattr(frame.command, "name", "") or "")
            if frame.site is not None:
                info.extent = frame.site.extent
                info.invocation_name = (
                    frame.site.node.elements[0].extent.text if frame.site.name else frame.site.node.invocation_operator
                )
                info.script_path = frame.site.extent.file
            info.pipeline_position = info.pipeline_length = 1
        info.bound = _bound(session, scope)
        info.unbound = list(frame.args) if frame.args else []
        if info.command is None or not getattr(info.command, "name", ""):
            from .commandinfo import script_info

            info.command = script_info(frame.code, scope.state)
        frame.invocation = info
    return frame.invocation


def _cmdlet(session: Session, scope: Scope) -> Any:
    for current in scope.chain():
        frame = current.frame
        if frame is not None and frame.run is not None and frame.code.advanced:
            if frame.cmdlet is None:
                from .scriptcmdlet import ScriptCmdlet

                frame.cmdlet = ScriptCmdlet(frame.run)
            return frame.cmdlet
    return None


def _script_file(session: Session, scope: Scope) -> str | None:
    """The file of the code that is running."""
    import sys

    from pshv.language.codegen.unit import running_places

    for place in running_places(sys._getframe(1)):
        return place.extent.source.file if place.extent is not None else None
    return None


def _command_path(session: Session, scope: Scope) -> Any:
    return _script_file(session, scope) or ""


def _script_root(session: Session, scope: Scope) -> Any:
    file = _script_file(session, scope)
    if not file:
        return ""
    cut = max(file.rfind("\\"), file.rfind("/"))
    root = file[:cut] if cut >= 0 else ""
    return root + "\\" if root.endswith(":") else root


def _this(session: Session, scope: Scope) -> Any:
    return None


def _pwd(session: Session, scope: Scope) -> Any:
    drives: Any = session.drives
    return drives.path_info()


def _version_table(session: Session, scope: Scope) -> Any:
    if "psversiontable" not in session.extras:
        from .versiontable import version_table

        session.extras["psversiontable"] = version_table(session)
    return session.extras["psversiontable"]


def _host(session: Session, scope: Scope) -> Any:
    if "host" not in session.extras:
        from .hostobject import host_object

        session.extras["host"] = host_object(session)
    return session.extras["host"]


def _context(session: Session, scope: Scope) -> Any:
    from .engineintrinsics import EngineIntrinsics

    return EngineIntrinsics(session, scope)


def _profile(session: Session, scope: Scope) -> Any:
    folder = "WindowsPowerShell" if not session.core else "PowerShell"
    return f"C:\\Users\\Administrator\\Documents\\{folder}\\Microsoft.PowerShell_profile.ps1"


def _style(session: Session, scope: Scope) -> Any:
    if not session.core:
        return session.undefined(scope, "psstyle")
    from pshv.types.psstyle import style_of

    return style_of(session)


_READERS: dict[str, Callable[[Session, Scope], Any]] = {
    "psstyle": _style,
    "args": _args,
    "input": _input,
    "psboundparameters": _bound,
    "myinvocation": _invocation,
    "pscmdlet": _cmdlet,
    "pscommandpath": _command_path,
    "psscriptroot": _script_root,
    "this": _this,
    "?": lambda session, scope: session.ok,
    "error": lambda session, scope: session.error_variable(),
    "host": _host,
    "pid": lambda session, scope: 4242,
    "pwd": _pwd,
    "home": lambda session, scope: "C:\\Users\\Administrator",
    "pshome": lambda session, scope: (
        "C:\\Program Files\\PowerShell\\7" if session.core else "C:\\Windows\\System32\\WindowsPowerShell\\v1.0"
    ),
    "profile": _profile,
    "psversiontable": _version_table,
    "psedition": lambda session, scope: "Core" if session.core else "Desktop",
    "executioncontext": _context,
    "nestedpromptlevel": lambda session, scope: session.nested_level,
    "shellid": lambda session, scope: "Microsoft.PowerShell",
    "psculture": lambda session, scope: session.culture,
    "psuiculture": lambda session, scope: session.culture,
    "true": lambda session, scope: True,
    "false": lambda session, scope: False,
    "psitem": lambda session, scope: scope.lookup("_"),
    "stacktrace": lambda session, scope: session.stack_trace,
}
_PER_FRAME = frozenset({"args", "input", "psboundparameters", "myinvocation", "pscmdlet"})
