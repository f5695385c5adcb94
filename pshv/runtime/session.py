"""A session: the state of one running PowerShell, from its global scope to its error list.

Sources: powershell-language.md, sections 6 and 7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError
from .preferences import NAMES as LAZY_NAMES
from .preferences import constants, defaults, lazy_value
from .scope import Scope
from .state import SessionState
from .streams import Sinks
from .values import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.host.console import Host

    from .commands import CommandTable
    from .errors import ErrorRecord
    from .limits import TimeLimit
    from .modules import ModuleInfo
    from .scriptblock import ScriptBlock
    from .traits import Trait


def _no_output(value: object) -> None:
    """The output of a session that runs nothing."""


def _default_parameter_values(scope: Scope | None) -> object:
    """$PSDefaultParameterValues for the binder, which asks at every call: None as long as nobody touched it."""
    while scope is not None:
        if "psdefaultparametervalues" in scope:
            return scope["psdefaultparametervalues"]
        scope = scope.parent
    return None


DEFAULT_DEPTH_LIMIT = 4000


class ExitState:
    """How a text ended: `success` is `$?`, `exit_code` what `exit` said (0 or 1 without), `exited` if it did."""

    __slots__ = ("exit_code", "exited", "failed", "stopped", "success")

    def __init__(
        self, success: bool, exit_code: int, exited: bool = False, failed: bool = False, stopped: bool = False
    ) -> None:
        self.success = success
        self.exit_code = exit_code
        self.exited = exited
        self.stopped = stopped  # by Ctrl-C
        self.failed = failed  # an uncaught terminating error or a parse error ended it


class Session:
    """One runspace.

    `host` shows output and answers questions; `edition` is 'desktop' (5.1) or 'core' (7); `cluster` opens the cluster
    when a cmdlet first asks for it; `drives` are the virtual drives.
    """

    def __init__(
        self,
        host: Host,
        *,
        edition: str = "desktop",
        cluster: Callable[[], object] | None = None,
        drives: Any = None,
    ) -> None:
        self.host = host
        self.edition = edition
        self.core: bool = edition == "core"
        self._open_cluster = cluster
        self._cluster: Any = None
        self._drives = drives
        self.ok: bool = True  # $?
        self.trying = False  # an enclosing try or trap takes errors of any statement
        self.stamp = 0  # changes whenever a command name may mean something else
        self.depth = 0
        self.depth_limit = DEFAULT_DEPTH_LIMIT
        self.strict_seen = False
        self.stop_requested = False
        self.last_exit_code: object = None
        self.culture: str = "en-US"
        self.error_list: list[object] = []
        self.spelling: dict[str, str] = {}
        self.guarded: dict[str, Trait] = constants()
        self.modules: dict[str, ModuleInfo] = {}
        self.frame: object = None
        self.sinks = Sinks()
        self.ticks: Callable[[], int] | None = None  # the time of the session's cluster as .NET ticks; None: the wall's
        self.pace = 0.0
        self.watched = False  # by a person at the prompt, for whom what sleeps really sleeps
        self.error_shower: Callable[[ErrorRecord], None] | None = None  # shows errors instead of the host
        self.caught: object = None  # the error whose catch or trap body is running
        self.default_out: Callable[[object], object] | None = None
        self.nested_level: int = 0
        self.prompt_scope: Scope | None = None  # where lines of a nested prompt run
        self.history_id = 0  # of the line that runs at the prompt
        self.time_limit: Callable[[], TimeLimit] | None = None  # makes the limit of one text
        self.around: Callable[[str, Callable[[], ExitState]], ExitState] | None = None  # runs each whole text (labs)
        self.recorder: Any = None  # is told which cmdlets are called with what (pshv.testing.recorder)
        self.types: dict[str, Any] = {}
        self.namespaces: tuple[str, ...] = ()  # of `using namespace` at the prompt
        self.input: object = None  # what `$input` holds at the top
        self.arguments: list[object] = []
        self.stack_trace: str = ""
        self.top_output: Callable[[object], object] = _no_output
        self._top: Any = None
        self.top_code: Any = None  # of the text that is running
        self.binding_scope: Scope | None = None  # of the caller, while a command is bound
        self.extras: dict[str, object] = {}  # what cmdlets keep between calls, by their own key
        self.global_state = SessionState(self)
        self.global_scope: Scope = self.global_state.top
        self._commands: CommandTable | None = None
        defaults(self)

    # -- parts made when first needed -----------------------------------------------------------------------------
    @property
    def cluster(self) -> Any:
        """The mock cluster (opened at first use)."""
        if self._cluster is None and self._open_cluster is not None:
            self._cluster = self._open_cluster()
            self._cluster.catch_up()
        return self._cluster

    def time_if_running(self) -> int | None:
        """The time of the session's cluster in ticks; None as long as nothing opened the cluster."""
        return self.ticks() if self.ticks is not None and self._cluster is not None else None

    @property
    def commands(self) -> CommandTable:
        if self._commands is None:
            from .commands import CommandTable

            self._commands = CommandTable(self)
        return self._commands

    @property
    def drives(self) -> Any:
        """The virtual drives, with the current location."""
        if callable(self._drives):
            self._drives = self._drives(self)
            self._drives.attach(self)
        elif self._drives is None:
            from pshv.drives import default_drives

            self._drives = default_drives(self)
        return self._drives

    # -- variables ------------------------------------------------------------------------------------------------
    @property
    def scope(self) -> Scope:
        """The innermost scope of the global session state."""
        return self.global_state.current

    def get_variable(self, name: str, default: object = None) -> object:
        scope = self.binding_scope if self.binding_scope is not None else self.scope
        if name == "PSDefaultParameterValues":
            return _default_parameter_values(scope)
        return scope.lookup(name.lower(), default)

    def set_variable(self, name: str, value: object) -> None:
        """Sets a variable in the current scope."""
        lower = name.lower()
        self.spelling.setdefault(lower, name)
        self.scope.assign(lower, value)

    def preference(self, name: str, scope: Scope | None = None) -> object:
        """A preference variable's value as seen from `scope` (ErrorActionPreference, ...)."""
        return (scope or self.scope).lookup(name.lower())

    def automatic(self, scope: Scope, name: str) -> object:
        """An automatic variable that is computed when it is read."""
        from .automatic import read

        return read(self, scope, name)

    def undefined(self, scope: Scope, name: str) -> object:
        """The value of a variable that does not exist: `$null`, or the error of strict mode."""
        if name in LAZY_NAMES:
            return lazy_value(self, name)
        if self.strict_seen:
            from .strict import undefined_variable

            undefined_variable(self, scope, name)
        return None

    def undefined_own(self, scope: Scope, name: str) -> object:
        return self.undefined(scope, name)

    def error_variable(self) -> object:
        """`$Error` as a value."""
        if "error" not in self.extras:
            from .values import ArrayList

            made = ArrayList(self.error_list)
            self.error_list = made
            self.extras["error"] = made
        return self.error_list

    def top_invocation(self) -> object:
        """`$MyInvocation` outside of any function or script."""
        from .errors import InvocationInfo

        info = InvocationInfo()
        if self.top_code is not None:
            from .commandinfo import script_info

            info.command = script_info(self.top_code, self.global_state)
        return info

    def set_exit_code(self, code: object) -> None:
        """Sets `$LASTEXITCODE`."""
        self.last_exit_code = code
        dict.__setitem__(self.global_scope, "lastexitcode", code)

    # -- output of the top level ----------------------------------------------------------------------------------
    def begin_output(self) -> None:
        """Opens the sink of the top-level statements."""
        if self.default_out is not None:
            self.top_output = self.default_out
            return
        from pshv.formatting.out_default import OutDefault

        self._top = OutDefault(self)
        self.top_output = self._top.process

    def flush_output(self) -> None:
        """Prints what the top-level sink still holds back."""
        if self._top is not None:
            self._top.end()

    def end_output(self) -> None:
        """Closes the sink of the top-level statements."""
        self.flush_output()
        self._top = None
        self.top_output = _no_output

    # -- running --------------------------------------------------------------------------------------------------
    def run_text(
        self,
        text: str,
        *,
        file: str | None = None,
        kind: str = "command",
        args: Iterable[object] = (),
        input: Iterable[object] | None = None,
    ) -> ExitState:
        """Runs a whole text with its output going to the host.

        `kind` is 'command', 'file', 'stdin' or 'interactive'; `args` are the script's arguments (a file's words);
        `input` what `$input` holds.
        """
        from .execution import run_text

        words, given = list(args), None if input is None else list(input)
        if self.around is None:
            return run_text(self, text, file, kind, words, given)
        return self.around(kind, lambda: run_text(self, text, file, kind, words, given))

    def move_to(self, cluster: Callable[[], object], drives: Any) -> None:
        """Goes on with another cluster and its drives; variables and functions stay."""
        self._cluster = None
        self._open_cluster = cluster
        self._drives = drives
        drives.attach(self)

    def evaluate(self, text: str) -> list[object]:
        """Runs `text` in the current scope and gives what it wrote; errors that end it are raised as PSError."""
        from .execution import evaluate

        return evaluate(self, text)

    def prompt_text(self) -> str:
        """What function `prompt` gives: the first value as text; `PS>` when it gives nothing or fails."""
        from .text import to_display

        before = self.ok
        try:
            values = self.evaluate("prompt")
        except PSError as error:
            self.record_error(error.record)
            values = []
        self.ok = before
        return (to_display(values[0]) if values else "") or "PS>"

    def invoke(
        self,
        block: ScriptBlock,
        args: Iterable[object] = (),
        input: Iterable[object] = (),
        under: object = NOTHING,
    ) -> list[object]:
        """Runs a script block and gives what it wrote; with `under` in the current scope and `$_` set."""
        if under is not NOTHING:
            return block.invoke_under(under, args)
        return block.invoke(args, input)

    def close(self) -> None:
        """Ends what still runs beside the session (jobs)."""
        strands: Any = self.extras.get("strands")
        if strands is not None:
            strands.close()

    def record_error(self, record: ErrorRecord) -> None:
        """Puts a record at the head of `$Error` (once), which keeps `$MaximumErrorCount`."""
        errors = self.error_list
        if errors and errors[0] is record:
            return
        if self.recorder is not None:
            self.recorder.failed(record)
        exception = record.exception
        if exception.record is None and exception.type_name.startswith("System.Management.Automation."):
            exception.record = record  # IContainsErrorRecord
        errors.insert(0, record)
        if len(errors) > 256:
            del errors[256:]
