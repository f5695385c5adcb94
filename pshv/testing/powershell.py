"""A PowerShell session in the test's own process, on the test's cluster."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pshv.host.console import Host
from pshv.host.options import EDITIONS, Options
from pshv.host.turn import TURN
from pshv.testing.errors import StrictModeViolated
from pshv.testing.objects import Item, text_of, to_python

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.host.turn import Standing
    from pshv.runtime.errors import ErrorRecord
    from pshv.runtime.session import ExitState, Session
    from pshv.testing.accounting import Call
    from pshv.testing.cluster import MockCluster


class Error:
    """An error as it was shown: `id` is the FullyQualifiedErrorId, `category` the name of its category."""

    __slots__ = ("category", "exception", "id", "message", "raw")

    def __init__(self, record: ErrorRecord) -> None:
        self.raw = record
        self.message = record.message
        self.id = record.error_id
        self.category = record.category
        self.exception = record.exception.type_name

    @property
    def target(self) -> Any:
        """What the error is about."""
        return to_python(self.raw.target)

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"<Error {self.id}: {self.message}>"


class Streams:
    """The streams of a run: objects and records in order; messages as texts."""

    def __init__(self) -> None:
        self.output: list[Any] = []
        self.error: list[Error] = []
        self.warning: list[str] = []
        self.verbose: list[str] = []
        self.debug: list[str] = []
        self.information: list[str] = []


class Result:
    """What came of a run.

    `text` is what a console would show on standard output, `error_text` on standard error; `objects` the same output
    as Python values (`Item` where there is no counterpart); `exit_code` what `powershell.exe -Command` would end with;
    `calls` the cmdlets it called.
    """

    def __init__(self, streams: Streams, text: str, error_text: str, exit_code: int, calls: list[Call]) -> None:
        self.streams = streams
        self.text = text
        self.error_text = error_text
        self.exit_code = exit_code
        self.calls = calls

    @property
    def objects(self) -> list[Any]:
        """The objects written to the output."""
        return self.streams.output

    @property
    def object(self) -> Any:
        """The only object. Raises AssertionError when there are none or several."""
        if len(self.objects) != 1:
            raise AssertionError(f"one object was expected, there are {len(self.objects)}: {self.objects!r}\n{self}")
        return self.objects[0]

    @property
    def errors(self) -> list[Error]:
        """The errors that were shown."""
        return self.streams.error

    @property
    def warnings(self) -> list[str]:
        """The warnings."""
        return self.streams.warning

    @property
    def ok(self) -> bool:
        """Whether no error was shown and the exit code is 0."""
        return not self.errors and self.exit_code == 0

    def check(self) -> Result:
        """The result itself. Raises AssertionError when there was an error."""
        if not self.ok:
            raise AssertionError(f"exit code {self.exit_code}\n{self.error_text or self.text}")
        return self

    def __str__(self) -> str:
        return self.text + self.error_text

    def __repr__(self) -> str:
        return f"<Result: exit code {self.exit_code}, {len(self.objects)} objects, {len(self.errors)} errors>\n{self}"


class PowerShell:
    """A session that lives as long as the test: variables and functions stay from one `run` to the next.

    `edition` is `desktop` (5.1) or `core` (7). After `exit` the next run starts anew.
    """

    def __init__(self, cluster: MockCluster, edition: str = "desktop") -> None:
        if edition not in EDITIONS:
            raise ValueError(f"edition is 'desktop' or 'core', not {edition!r}")
        self.edition = EDITIONS[edition]
        self._cluster = cluster
        self._session: Session | None = None
        self._host = Host(io.BytesIO(), io.BytesIO())
        self._standing: Standing | None = None
        self._streams = Streams()

    def run(self, text: str, *, input: Iterable[object] | None = None) -> Result:
        """Run a piece of PowerShell; `input` is what `$input` holds.

        Raises StrictModeViolated when it relies on something that is not built, unless the cluster is not strict.
        """
        return self._run(lambda session: session.run_text(text, kind="command", input=input))

    def run_file(self, path: str | os.PathLike[str], *arguments: str) -> Result:
        """Run a script file as `-File` does, with the words that follow it."""
        from pshv.host.scripttext import read_script
        from pshv.host.switches import script_arguments

        script = Path(path)
        text = read_script(script, self.edition)

        def work(session: Session) -> ExitState:
            shown = session.drives.display_host_path(script.resolve()) or str(script.resolve())
            return session.run_text(text, file=shown, kind="file", args=script_arguments(list(arguments)))

        return self._run(work)

    def _run(self, work: Callable[[Session], ExitState]) -> Result:
        accounts = self._cluster.accounts
        self._cluster.core  # noqa: B018 - made now, under the clock of the test
        if self._standing is None:
            self._standing = self._cluster.place.standing()
        calls, violations = accounts.mark()
        self._streams = Streams()
        out, err = self._host._out, self._host._err = io.BytesIO(), io.BytesIO()
        with TURN.take(self._standing):
            session = self._session or self._begin()
            state = work(session)
            if state.exited:
                session.close()
                self._session = None
        found = accounts.violations[violations:]
        if found and self._cluster.strict:
            del accounts.violations[violations:]
            raise StrictModeViolated("\n".join(found))
        text, error_text = (stream.getvalue().decode("utf-8", "replace") for stream in (out, err))
        return Result(self._streams, text, error_text, state.exit_code, accounts.calls[calls:])

    def _begin(self) -> Session:
        options = Options()
        options.folder = Path(os.getcwd())
        session = self._cluster.place.opening(options, self.edition).session(self._host)
        self._watch(session)
        self._session = session
        return session

    def _watch(self, session: Session) -> None:
        """Keep what goes through the session's streams, besides showing it."""
        from pshv.formatting import errors
        from pshv.formatting.out_default import OutDefault
        from pshv.runtime.streams import show_text

        def show_error(record: ErrorRecord) -> None:
            self._streams.error.append(Error(record))
            session.host.finish_line()
            session.host.write_error(errors.render(record, session))

        def begin_output() -> None:
            session._top = top = OutDefault(session)
            objects = self._streams.output

            def process(value: object) -> None:
                objects.append(to_python(value))
                top.process(value)

            session.top_output = process

        def message_sink(stream: str) -> Callable[[Any], None]:
            def sink(record: Any) -> None:
                getattr(self._streams, stream).append(record.message)
                show_text(session, stream, record.message)

            return sink

        session.error_shower = show_error
        session.begin_output = begin_output  # type: ignore[method-assign]
        session.sinks = session.sinks.changed(verbose=message_sink("verbose"), debug=message_sink("debug"))
        session.sinks.kept = (
            *session.sinks.kept,
            ("warning", _Texts(lambda: self._streams.warning)),
            ("information", _Texts(lambda: self._streams.information)),
        )


class _Texts(list[Any]):
    """A list of records that keeps their texts in the streams of the present run."""

    def __init__(self, texts: Callable[[], list[str]]) -> None:
        super().__init__()
        self._texts = texts

    def append(self, record: Any) -> None:
        message = getattr(record, "message", None)
        self._texts().append(message if isinstance(message, str) else text_of(record))


__all__ = ["Error", "Item", "PowerShell", "Result", "Streams"]
