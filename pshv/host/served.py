"""The host of a session that runs for a caller: its text goes to the caller's streams, its answers come from there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, cast

from pshv.host.console import Host, NoAnswer
from pshv.host.shell import Shell, read_pieces
from pshv.host.terminal import Terminal

if TYPE_CHECKING:
    from pshv.host.caller import Caller
    from pshv.host.opening import Opening
    from pshv.host.options import Options
    from pshv.host.place import Place
    from pshv.host.switches import LaunchRequest
    from pshv.runtime.session import Session


class CallerOutput(io.RawIOBase):
    """A caller's standard output or error."""

    def __init__(self, caller: Caller, stream: int) -> None:
        self._caller = caller
        self._stream = stream

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._caller.terminals[self._stream]

    def write(self, data: object) -> int:
        taken = bytes(cast("bytes", data))
        self._caller.write(self._stream, taken)
        return len(taken)


class CallerInput(io.RawIOBase):
    """A caller's standard input."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = memoryview(cast("bytearray", buffer))
        data = self._left or self._caller.read()
        count = min(len(room), len(data))
        room[:count] = data[:count]
        self._left = data[count:]
        return count


class ServedHost(Host):
    """A caller whose output is no terminal."""

    def __init__(self, caller: Caller, *, interactive: bool) -> None:
        super().__init__(
            cast("BinaryIO", CallerOutput(caller, 1)),
            cast("BinaryIO", CallerOutput(caller, 2)),
            cast("BinaryIO", io.BufferedReader(CallerInput(caller))),
            interactive=interactive,
        )
        self._caller = caller
        self.width = int(caller.settings.get("columns", "80"))
        self.echoes = not caller.terminals[0]

    @property
    def at_terminal(self) -> bool:
        return self._caller.terminals[0]

    def read_secret(self, prompt: str = "") -> str | None:
        return _read_secret(self, self._caller, prompt)


class ServedTerminal(Terminal):
    """A caller at a terminal."""

    def __init__(self, caller: Caller, *, interactive: bool) -> None:
        super().__init__(interactive=interactive)
        self._out = cast("BinaryIO", CallerOutput(caller, 1))
        self._err = cast("BinaryIO", CallerOutput(caller, 2))
        self._in = cast("BinaryIO", io.BufferedReader(CallerInput(caller)))
        self._caller = caller
        self.refresh_size()
        self.colours = caller.settings.get("colours") == "1"
        self.echoes = not caller.terminals[0]

    @property
    def at_terminal(self) -> bool:
        return self._caller.terminals[0]

    def refresh_size(self) -> None:
        """The size that the caller's terminal had when it called."""
        settings = self._caller.settings
        self.width, self.height = int(settings.get("columns", "80")), int(settings.get("lines", "24"))

    def read_secret(self, prompt: str = "") -> str | None:
        return _read_secret(self, self._caller, prompt)


def _read_secret(host: Host, caller: Caller, prompt: str) -> str | None:
    if not host.interactive:
        raise NoAnswer
    if prompt:
        host.write(prompt)
    line = caller.ask(secret=True) if caller.terminals[0] else None
    if line is None:
        return host.input_line()
    host.write_line()
    return line.decode("utf-8", "replace").rstrip("\r\n") if line else None


def host_for(caller: Caller, *, interactive: bool) -> Host:
    """The host that fits the caller's output."""
    if caller.terminals[1]:
        return ServedTerminal(caller, interactive=interactive)
    return ServedHost(caller, interactive=interactive)


class ServedShell(Shell):
    """A shell whose sessions share the cluster of a place."""

    def __init__(self, options: Options, called_as: str, place: Place) -> None:
        super().__init__(options, called_as)
        self._place = place

    def opening(self) -> Opening:
        return self._place.opening(self._options, self.edition)

    def prompt(self, request: LaunchRequest, session: Session, host: Host) -> int:
        """A plain prompt: lines are read one by one, and the caller's terminal shows what is typed."""
        return read_pieces(session, host, echo=True)
