"""A caller of a host: the other end of `pshv.host.standin`, with its streams."""

from __future__ import annotations

import os
import select
import stat
import threading
from collections import deque
from typing import TYPE_CHECKING

from pshv.host.turn import TURN
from pshv.runtime.errors import PipelineStopped

if TYPE_CHECKING:
    import socket

PIECE = 4096  # a pipe that can be written to takes at least this much without blocking
MOST = 65536
MOST_MESSAGE = 64 * 2**20


class CallerGone(PipelineStopped):
    """The caller was killed or has closed its end: whatever runs for it stops."""


class ProtocolError(Exception):
    """What came over the socket is no request."""


class Caller:
    """One connection. The porter thread feeds it what arrives; the session's thread reads and writes streams."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.descriptors: list[int] = []
        self.fields: list[bytes] | None = None  # of the request, once it is complete
        self.gone = False
        self.running = False  # a session runs for it and may be interrupted
        self._buffer = bytearray()
        self._arrived = threading.Condition()
        self._input: deque[bytes] = deque()
        self._input_ended = False
        self._answers: deque[bytes] = deque()
        self.terminals = (False, False, False)
        self.settings: dict[str, str] = {}

    # -- the porter's side ----------------------------------------------------------------------------------------
    def receive(self, *, local: bool) -> bool:
        """Take what has arrived; False when the caller has gone. Raises ProtocolError."""
        import socket

        try:
            if local:
                data, lent, _, _ = socket.recv_fds(self.connection, MOST, 3)
                self.descriptors += lent
            else:
                data = self.connection.recv(MOST)
        except BlockingIOError:
            return True
        except OSError:
            data = b""
        if not data:
            self.hang_up()
            return False
        self._buffer += data
        self._take_messages()
        return True

    def hang_up(self) -> None:
        """Tell the session's thread that nobody listens any more."""
        with self._arrived:
            self.gone = True
            self._arrived.notify_all()

    def _take_messages(self) -> None:
        buffer = self._buffer
        while len(buffer) >= 5:
            length = int.from_bytes(buffer[1:5], "big")
            if chr(buffer[0]) not in "RIZA" or length > MOST_MESSAGE:
                raise ProtocolError
            if len(buffer) < 5 + length:
                return
            letter, body = bytes(buffer[:1]), bytes(buffer[5 : 5 + length])
            del buffer[: 5 + length]
            self._take(letter, body)

    def _take(self, letter: bytes, body: bytes) -> None:
        with self._arrived:
            if letter == b"R":
                self.fields = body.split(b"\0")
                if len(self.fields) < 4:
                    raise ProtocolError
                self._take_settings(os.fsdecode(self.fields[3]))
            elif letter == b"I":
                self._input.append(body)
            elif letter == b"Z":
                self._input_ended = True
            else:
                self._answers.append(body)
            self._arrived.notify_all()

    def _take_settings(self, text: str) -> None:
        pairs = [line.partition("=") for line in text.split("\n")]
        self.settings = {name: value for name, _, value in pairs}
        first, second, third = (mark == "1" for mark in self.settings.get("terminals", "000").ljust(3, "0")[:3])
        self.terminals = (first, second, third)

    # -- the session's side ---------------------------------------------------------------------------------------
    def write(self, stream: int, data: bytes) -> None:
        """Write to the caller's standard output (1) or error (2). Raises CallerGone, BrokenPipeError."""
        if self.descriptors:
            self._write_lent(self.descriptors[stream], data)
        else:
            self.send(b"O" if stream == 1 else b"E", data)

    def _write_lent(self, descriptor: int, data: bytes) -> None:
        piece = PIECE if stat.S_ISFIFO(os.fstat(descriptor).st_mode) else MOST
        view = memoryview(data)
        while view:
            self._wait(descriptor, select.POLLOUT)
            try:
                view = view[os.write(descriptor, view[:piece]) :]
            except BlockingIOError:
                continue

    def read(self) -> bytes:
        """Some bytes of standard input; none at its end. Raises CallerGone."""
        if self.terminals[0]:
            return self.ask(secret=False)
        if self.descriptors:
            self._wait(self.descriptors[0], select.POLLIN)
            return os.read(self.descriptors[0], MOST)
        with TURN.aside(), self._arrived:
            self._arrived.wait_for(lambda: self._input or self._input_ended or self.gone)
        self._alive()
        return self._input.popleft() if self._input else b""

    def ask(self, *, secret: bool) -> bytes:
        """A line from the caller's terminal; none at the end of its input. Raises CallerGone."""
        self.send(b"L", b"secret" if secret else b"")
        with TURN.aside(), self._arrived:
            self._arrived.wait_for(lambda: self._answers or self.gone)
        self._alive()
        return self._answers.popleft()

    def _alive(self) -> None:
        if self.gone:
            raise CallerGone

    def _wait(self, descriptor: int, event: int) -> None:
        """Wait until a lent stream is ready, or the caller has gone."""
        poll = select.poll()
        poll.register(descriptor, event)
        if not self.gone and poll.poll(0):
            return
        if not self.gone:
            with TURN.aside():
                poll.register(self.connection, select.POLLIN)
                while not self.gone:
                    ready = dict(poll.poll(1000))
                    if descriptor in ready:
                        return
                    if self.connection.fileno() in ready:
                        break
        raise CallerGone

    def send(self, letter: bytes, body: bytes = b"") -> None:
        """Send a message to the caller; one that has gone misses nothing."""
        message = letter + len(body).to_bytes(4, "big") + body
        view = memoryview(message)
        try:
            while view:
                try:
                    view = view[self.connection.send(view) :]
                except BlockingIOError:
                    with TURN.aside():
                        select.select([], [self.connection], [], 1)
        except OSError:
            self.hang_up()

    def dismiss(self, letter: bytes, code: int = 0) -> None:
        """Give the streams back and end the conversation."""
        self.give_back()
        self.send(letter, code.to_bytes(4, "big") if letter == b"X" else b"")

    def give_back(self) -> None:
        """Close the lent streams."""
        while self.descriptors:
            os.close(self.descriptors.pop())
