"""One invocation of a cmdlet or advanced function: its streams, preferences, common parameters and questions.

Source: powershell-language.md sections 3, 7 and 8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import ErrorRecord, ExceptionObject, InvocationInfo, PSError
from .reporting import action_name
from .values import Switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from .binder.binding import Binding
    from .callsite import CommandSite
    from .progressrecord import ProgressRecord
    from .scope import Scope
    from .streams import Sinks

    Out = Callable[[object], object]

COMMON = frozenset(
    [
        "Verbose",
        "Debug",
        "ErrorAction",
        "WarningAction",
        "InformationAction",
        "ProgressAction",
        "ErrorVariable",
        "WarningVariable",
        "InformationVariable",
        "OutVariable",
        "OutBuffer",
        "PipelineVariable",
        "WhatIf",
        "Confirm",
    ]
)
_STREAM_VARIABLES = (
    ("ErrorVariable", "error"),
    ("WarningVariable", "warning"),
    ("InformationVariable", "information"),
)


class CommandRun:
    """What a running command may ask of the engine. `scope` is where its preferences are looked up."""

    __slots__ = (
        "_invocation",
        "answers",
        "binding",
        "caller",
        "collections",
        "command",
        "common",
        "continued",
        "declared",
        "expecting",
        "failed",
        "length",
        "out",
        "position",
        "scope",
        "session",
        "site",
    )

    def __init__(
        self, scope: Scope, command: Any, site: CommandSite | None, position: int, length: int, expecting: bool
    ) -> None:
        self.session = scope.session
        self.scope = scope
        self.caller = scope
        self.command = command
        self.site = site
        self.position = position
        self.length = length
        self.expecting = expecting
        self.out: Any = None
        self.failed = False
        self.declared: Any = None
        self.common: dict[str, Any] = {}
        self.collections: dict[str, list[Any]] = {}
        self._invocation: InvocationInfo | None = None
        self.answers = ""  # 'all' or 'none' once somebody answered Yes to All or No to All
        self.continued: tuple[str, ...] = ()  # streams whose Inquire somebody answered with Yes to All
        self.binding: Any = None

    # -- identity -------------------------------------------------------------------------------------------------
    @property
    def name(self) -> str:
        return str(self.command.name)

    @property
    def invocation(self) -> InvocationInfo:
        """`$MyInvocation` of this command."""
        info = self._invocation
        if info is None:
            info = self._invocation = InvocationInfo(self.command, self.name)
            info.pipeline_position = self.position
            info.pipeline_length = self.length
            info.expecting_input = self.expecting
            info.command_origin = (
                "Runspace" if self.caller.kind == "global" and self.command.kind != "Cmdlet" else "Internal"
            )
            if self.site is not None:
                info.extent = self.site.extent
                info.invocation_name = (
                    self.site.node.elements[0].extent.text if self.site.name else self.site.node.invocation_operator
                )
                info.script_path = self.site.extent.file
        return info

    @property
    def class_name(self) -> str:
        """What stands behind the comma of FullyQualifiedErrorId."""
        return str(self.declared.error_class) if self.declared is not None else self.name

    # -- common parameters ----------------------------------------------------------------------------------------
    def take(self, binding: Binding) -> None:
        """Takes over what the command line bound."""
        self.declared = binding.command
        self.binding = binding
        values = binding.values
        if not COMMON.isdisjoint(values):
            self.common = {name: values[name] for name in COMMON if name in values}
            for name in ("ErrorAction", "InformationAction"):
                if name in self.common and str(getattr(self.common[name], "name", "")) == "Suspend":
                    error = suspend_refused(binding.command, name, self.site)
                    self.complete(error.record, binding=True)
                    raise error

    def connect(self, out: Out) -> Out:
        """The output with what -OutVariable and -PipelineVariable add to it."""
        self.out = out
        if self.common:
            from .commonparameters import tapped_output

            self.out = tapped_output(self, out)
        return self.out  # type: ignore[no-any-return]

    def enter_scope(self, scope: Scope) -> None:
        """An advanced function sees its own common parameters as preference variables."""
        self.scope = scope
        if self.common:
            from .commonparameters import set_preferences

            set_preferences(self, scope)

    def inner_sinks(self, sinks: Sinks) -> Sinks:
        """The streams of the commands inside a function: those with a variable are collected too."""
        if not self.common or not any(name in self.common for name, _ in _STREAM_VARIABLES):
            return sinks
        from .commonparameters import collecting_sinks

        return collecting_sinks(self, sinks)

    def finish(self) -> None:
        """Runs at the very end: stream variables hold what was collected."""
        if self.common:
            from .commonparameters import store_collections

            store_collections(self)

    def flag(self, name: str) -> bool | None:
        """A common switch: None when it was not given."""
        value = self.common.get(name)
        if value is None:
            return None
        return value.is_present if isinstance(value, Switch) else bool(value)

    def action(self, parameter: str, variable: str) -> str:
        """The action for a stream: the common parameter's, else the preference variable's."""
        value = self.common.get(parameter)
        return action_name(value if value is not None else self.scope.lookup(variable))

    # -- errors ---------------------------------------------------------------------------------------------------
    def complete(self, record: ErrorRecord, *, binding: bool = False) -> None:
        """Gives a record the invocation, position and stack of this command unless it has them."""
        if record.invocation is None:
            if self.command.kind == "Cmdlet" and "," not in record.error_id:
                record.error_id += f",{self.class_name}"
            if binding or record.extent is not None:
                info = InvocationInfo(self.command, self.name)
                info.extent = record.extent or (self.site.extent if self.site is not None else None)
                own = self.invocation
                info.invocation_name, info.script_path = own.invocation_name, own.script_path
                info.pipeline_position, info.pipeline_length = own.pipeline_position, own.pipeline_length
                record.invocation = info
            else:
                record.invocation = self.invocation
        if not record.activity and self.command.kind != "Script":
            record.activity = self.name
        if record.extent is None:
            record.extent = record.invocation.extent
        from .positions import stamp_running

        stamp_running(record)

    def write_error(self, record: ErrorRecord, *, own: bool = True) -> None:
        """A non-terminating error of this command; `own` False leaves `$?` alone (Write-Error inside a function)."""
        self.complete(record)
        if own:
            self.failed = True
        action = self.action("ErrorAction", "erroractionpreference")
        if action == "ignore":
            return
        if action == "inquire":
            from .questions import inquire

            inquire(self, "error", record.message)
            action = "continue"
        if action == "stop":
            held = self.collections.get("ErrorVariable", ())
            if not any(getattr(each, "record", None) is record for each in held):
                self._collect("ErrorVariable", stop_exception(record))
            raise stopped(record)
        self.session.record_error(record)
        self._collect("ErrorVariable", record)
        from .streams import keep, write_error_record

        keep(self.session, "error", record)
        if action == "continue":
            write_error_record(self.session, record)

    def _collect(self, name: str, record: object) -> None:
        if name in self.common:
            self.collections.setdefault(name, []).append(record)

    # -- other streams --------------------------------------------------------------------------------------------
    def write_stream(self, stream: str, text: str) -> None:
        """A warning, verbose or debug message."""
        from .messages import write

        write(self, stream, text)

    def write_information(self, message: object, tags: list[str], source: str | None = None) -> None:
        from .messages import write_information

        write_information(self, message, tags, source)

    def write_host(self, text: str, no_newline: bool, foreground: Any, background: Any) -> None:
        from .messages import write_host

        write_host(self, text, no_newline, foreground, background)

    def write_progress(self, record: ProgressRecord) -> None:
        if self.action("ProgressAction", "progresspreference") in ("continue", "inquire", "stop"):
            self.session.host.progress(record)

    # -- questions ------------------------------------------------------------------------------------------------
    def should_process(self, target: str, action: str | None = None, caption: str | None = None) -> bool:
        from .shouldprocess import should_process

        return should_process(self, target, action, caption)

    def should_process_text(self, description: str, warning: str, caption: str) -> bool:
        from .shouldprocess import should_process_text

        return should_process_text(self, description, warning, caption)

    def should_continue(self, query: str, caption: str) -> bool:
        from .shouldprocess import should_continue

        return should_continue(self, query, caption)


def suspend_refused(command: Any, name: str, site: CommandSite | None) -> PSError:
    """The error of `-ErrorAction Suspend`, which only workflows took."""
    from .binder.messages import binding_error

    reason = (
        "The Suspend ActionPreference value is reserved for future use and is not supported at this time. For more "
        'information about preference variables, see the Help topic, "about_Preference_Variables."'
    )
    text = f'Cannot bind parameter \'{name}\' to the target. Exception setting "{name}": "{reason}"'
    extent = site.extent if site is not None else None
    return binding_error(command, text, "ParameterBindingFailed", extent, parameter=name, category="WriteError")


def stopped(record: ErrorRecord) -> PSError:
    """A non-terminating error under Stop: it ends the script unless something catches it."""
    return PSError(record, script_level=True)


def stop_exception(record: ErrorRecord) -> ExceptionObject:
    """What -ErrorVariable holds of an error under Stop: the exception that ends the pipeline, with the record in it."""
    message = (
        "The running command stopped because the preference variable "
        f'"ErrorActionPreference" or common parameter is set to Stop: {record.message}'
    )
    name = "System.Management.Automation.ActionPreferenceStopException"
    made = ExceptionObject(name, message, None, {"ErrorRecord": record})
    made.record = record
    return made
