"""The base of every cmdlet written in Python.

Source of the rules: ../shared/reference/powershell-language.md, sections 4, 7 and 8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NoReturn

from .errors import ErrorRecord, InvocationInfo, PSError, make_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .invocation import CommandRun
    from .progressrecord import ProgressRecord
    from .session import Session

NET_NAMESPACES = {
    "hyperv": "Microsoft.HyperV.PowerShell.Commands",
    "failoverclusters": "Microsoft.FailoverClusters.PowerShell",
    "core": "Microsoft.PowerShell.Commands",
    "diagnostics": "Microsoft.PowerShell.Commands",
}


class Cmdlet:
    """One invocation of a cmdlet: parameters arrive as attributes, `begin`, `process` and `end` do the work.

    `name` is the cmdlet's real name; `net_class` the .NET class behind the comma of FullyQualifiedErrorId, by default
    made from the module's namespace and the name. `parameters` declares cmdlets that are not in the catalogue.
    `aliases` of the command live in the alias table, not here.
    """

    name: ClassVar[str] = ""
    net_class: ClassVar[str] = ""
    parameters: ClassVar[tuple[object, ...]] = ()
    supports_should_process: ClassVar[bool] = False
    confirm_impact: ClassVar[str] = "Medium"

    session: Session
    run: CommandRun
    write: Callable[[object], object]
    bound: dict[str, object]
    parameter_set: str
    invocation: InvocationInfo
    expecting_input: bool

    def __init__(self, session: Session, run: CommandRun) -> None:
        self.session = session
        self.run = run
        self.write = run.out
        self.bound = {}
        self.parameter_set = "__AllParameterSets"
        self.invocation = run.invocation
        self.expecting_input = False

    # -- the three steps ------------------------------------------------------------------------------------------
    def begin(self) -> None:
        """Runs once before the first object."""

    def process(self) -> None:
        """Runs for each pipeline object; once when there is no pipeline input."""

    def end(self) -> None:
        """Runs once after the last object."""

    def stop(self) -> None:
        """Runs when the pipeline was stopped or failed, instead of `end`."""

    # -- output ---------------------------------------------------------------------------------------------------
    def write_all(self, values: Iterable[object]) -> None:
        """Writes each of `values` down the pipeline."""
        write = self.write
        for value in values:
            write(value)

    def write_error(self, error: ErrorRecord | PSError) -> None:
        """Writes a non-terminating error; under Stop it terminates."""
        self.run.write_error(error.record if isinstance(error, PSError) else error)

    def throw(self, error: ErrorRecord | PSError) -> NoReturn:
        """Ends the pipeline with a statement-terminating error."""
        record = error.record if isinstance(error, PSError) else error
        self.run.complete(record)
        raise error if isinstance(error, PSError) else PSError(record)

    def error(
        self,
        message: str,
        error_id: str,
        category: str = "NotSpecified",
        target: object = None,
        exception: str = "System.InvalidOperationException",
    ) -> ErrorRecord:
        """An error record of this cmdlet: `error_id` gets `,<net class>` appended."""
        record = make_record(message, f"{error_id},{self.run.class_name}", category, target, exception=exception)
        record.activity = self.name
        return record

    @classmethod
    def class_name(cls) -> str:
        """The .NET class of the cmdlet, as FullyQualifiedErrorId shows it."""
        if cls.net_class:
            return cls.net_class
        package = cls.__module__.split(".")[2:3]
        space = NET_NAMESPACES.get(package[0] if package else "", "MockCluster.Commands")
        verb, _, noun = cls.name.partition("-")
        suffix = "Command" if space in ("Microsoft.PowerShell.Commands", "MockCluster.Commands") else ""
        return f"{space}.{verb}{noun}{suffix}"

    def write_warning(self, text: str) -> None:
        self.run.write_stream("warning", text)

    def write_verbose(self, text: str) -> None:
        self.run.write_stream("verbose", text)

    def write_debug(self, text: str) -> None:
        self.run.write_stream("debug", text)

    def write_information(self, message: object, tags: Iterable[str] = (), source: str | None = None) -> None:
        """Writes an information record (stream 6)."""
        self.run.write_information(message, list(tags), source)

    def write_host(
        self,
        text: str,
        *,
        no_newline: bool = False,
        foreground: str | None = None,
        background: str | None = None,
    ) -> None:
        """Writes host text: an information record tagged PSHOST that the host also shows."""
        self.run.write_host(text, no_newline, foreground, background)

    def write_progress(self, record: ProgressRecord) -> None:
        """Shows a progress record on the host unless $ProgressPreference hides it."""
        self.run.write_progress(record)

    # -- asking ---------------------------------------------------------------------------------------------------
    def should_process(self, target: str, action: str | None = None, caption: str | None = None) -> bool:
        """ShouldProcess(target, action): What if text, Confirm question, or True (language 8)."""
        return self.run.should_process(target, action, caption)

    def should_process_text(self, verbose_description: str, verbose_warning: str, caption: str) -> bool:
        """ShouldProcess(description, warning, caption): the texts are given whole."""
        return self.run.should_process_text(verbose_description, verbose_warning, caption)

    def should_continue(self, query: str, caption: str) -> bool:
        """ShouldContinue: asks whatever the preferences say."""
        return self.run.should_continue(query, caption)

    @property
    def stopping(self) -> bool:
        return self.session.stop_requested
