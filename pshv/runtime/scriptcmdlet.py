"""`$PSCmdlet` of an advanced function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, Property, member_table

from .errors import ErrorRecord, PSError
from .text import to_text
from .values import enumerate_value, unwrap

if TYPE_CHECKING:
    from .invocation import CommandRun


class ScriptCmdlet(NetObject):
    """The cmdlet object of an advanced function."""

    __slots__ = ("run",)
    type_names: ClassVar[tuple[str, ...]] = (
        "System.Management.Automation.PSScriptCmdlet",
        "System.Management.Automation.PSCmdlet",
        "System.Management.Automation.Cmdlet",
        "System.Management.Automation.Internal.InternalCommand",
        "System.Object",
    )

    def __init__(self, run: CommandRun) -> None:
        self.run = run

    # -- output ---------------------------------------------------------------------------------------------------
    def write_object(self, value: Any, unroll: Any = False) -> None:
        items = enumerate_value(value) if unroll else None
        if items is None:
            self.run.out(value)
        else:
            for item in items:
                self.run.out(item)

    def write_error(self, record: Any) -> None:
        self.run.write_error(self._named(unwrap(record)))

    def throw_terminating_error(self, record: Any) -> None:
        found = self._named(unwrap(record))
        found.invocation = None
        found.extent = None
        self.run.failed = True
        self.run.complete(found)
        error = PSError(found)
        error.until = self.run
        raise error

    def _named(self, record: ErrorRecord) -> ErrorRecord:
        """The record with the function's name behind its id."""
        name = self.run.class_name
        if not record.error_id.endswith(f",{name}"):
            record.error_id = f"{record.error_id},{name}" if "," not in record.error_id else record.error_id
        return record

    # -- questions ------------------------------------------------------------------------------------------------
    def should_process(self, *arguments: Any) -> bool:
        texts = [to_text(a) for a in arguments[:3]]
        if len(arguments) >= 3:
            return self.run.should_process_text(texts[0], texts[1], texts[2])
        return self.run.should_process(texts[0], texts[1] if len(texts) > 1 else None)

    def should_continue(self, *arguments: Any) -> bool:
        query, caption = to_text(arguments[0]), to_text(arguments[1])
        if len(arguments) < 4:
            return self.run.should_continue(query, caption)
        from .shouldprocess import should_continue_for_all

        yes, no = arguments[-2:]
        before = "all" if yes.value else "none" if no.value else ""
        answer, before = should_continue_for_all(self.run, query, caption, before)
        yes.value, no.value = before == "all", before == "none"
        return answer

    def write_verbose(self, text: Any) -> None:
        self.run.write_stream("verbose", to_text(text))

    def write_warning(self, text: Any) -> None:
        self.run.write_stream("warning", to_text(text))

    def write_debug(self, text: Any) -> None:
        self.run.write_stream("debug", to_text(text))

    def write_information(self, message: Any, tags: Any = ()) -> None:
        self.run.write_information(message, [to_text(t) for t in (tags or ())])

    # -- session state --------------------------------------------------------------------------------------------
    def get_variable_value(self, name: Any, default: Any = None) -> Any:
        found = self.run.scope.lookup(to_text(name).lower())
        return default if found is None else found

    def parameter_set(self) -> str:
        binding = self.run.binding
        return "__AllParameterSets" if binding is None else str(binding.set_name)

    def resolved_path(self, path: Any) -> str:
        drives: Any = self.run.session.drives
        return str(drives.full_path(to_text(path)))

    def session_state(self) -> Any:
        from .engineintrinsics import SessionStateView

        return SessionStateView(self.run.session, self.run.scope)

    def my_invocation(self) -> Any:
        return self.run.scope.lookup("myinvocation")

    def invoke_command(self) -> Any:
        from .engineintrinsics import CommandInvocation

        return CommandInvocation(self.run.session, self.run.scope)

    def stopping(self) -> bool:
        return self.run.session.stop_requested

    def paging(self) -> Any:
        from .engineintrinsics import PagingView

        return PagingView(self.run.binding.values if self.run.binding is not None else {})

    members = member_table(
        Property("ParameterSetName", lambda c: c.parameter_set(), None, "string"),
        Property("MyInvocation", lambda c: c.my_invocation(), None, "System.Management.Automation.InvocationInfo"),
        Property("SessionState", lambda c: c.session_state(), None, "System.Management.Automation.SessionState"),
        Property("InvokeCommand", lambda c: c.invoke_command(), None, "System.Object"),
        Property("PagingParameters", lambda c: c.paging(), None, "System.Management.Automation.PagingParameters"),
        Property("Host", lambda c: c.run.scope.lookup("host"), None, "System.Object"),
        Property("Stopping", lambda c: c.stopping(), None, "bool"),
        Property("CommandRuntime", lambda c: c, None, "System.Object"),
        Property("CommandOrigin", lambda c: c.run.invocation.command_origin, None, "System.Object"),
        Property("InvokeProvider", lambda c: None, None, "System.Object"),
        Property("JobManager", lambda c: None, None, "System.Object"),
        Method("WriteObject", write_object),
        Method("WriteError", write_error, kind="CodeMethod"),
        Method("ThrowTerminatingError", throw_terminating_error, kind="CodeMethod"),
        Method("ShouldProcess", should_process),
        Method("ShouldContinue", should_continue),
        Method("WriteVerbose", write_verbose, kind="CodeMethod"),
        Method("WriteWarning", write_warning, kind="CodeMethod"),
        Method("WriteDebug", write_debug, kind="CodeMethod"),
        Method("WriteInformation", write_information, kind="CodeMethod"),
        Method("GetVariableValue", get_variable_value),
        Method("GetUnresolvedProviderPathFromPSPath", resolved_path),
        Method("GetResolvedProviderPathFromPSPath", resolved_path),
        Method("ToString", lambda c: "System.Management.Automation.PSScriptCmdlet", ("string ToString()",)),
    )
