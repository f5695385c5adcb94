"""A server of sessions: takes command lines over a socket and runs each in a thread of this process.

One thread, the porter, listens and takes in what callers send; each request gets a thread of its own. Sessions take
turns (`pshv.host.turn`), so a caller that waits for its input holds nobody up.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import selectors
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from pshv.host.caller import Caller, CallerGone, ProtocolError
from pshv.host.request import Request
from pshv.host.standin import LOCAL, LONGEST_NAME
from pshv.host.turn import TURN
from pshv.runtime.errors import PipelineStopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pshv.host.place import Place

    Runner = Callable[[Request, Caller], "int | None"]

INTERNAL_ERROR = 70
BROKEN_PIPE = 141
PATIENCE = 5.0  # seconds a session that was told to stop may take


class Server:
    """Serves the sessions of `place`; `run` does one request and gives its exit code, or None to decline it.

    `done` is called with each request and its exit code; `failures` holds the errors of the program itself.
    """

    def __init__(
        self, place: Place, *, run: Runner | None = None, done: Callable[[Request, int], None] | None = None
    ) -> None:
        self.place = place
        self.failures: list[BaseException] = []
        self.address = ""
        self.token = secrets.token_hex(16)
        self._run: Runner = run or (lambda request, caller: request.run(place, caller))
        self._done = done
        self._listener: socket.socket | None = None
        self._local = False
        self._selector = selectors.DefaultSelector()
        self._wake: socket.socket | None = None
        self._woken: socket.socket | None = None
        self._callers: dict[Caller, threading.Thread | None] = {}
        self._closing = False
        self._interrupting = threading.Lock()
        self._porter = threading.Thread(target=self._receive, name="pshv-porter", daemon=True)

    def listen(self, path: Path | None) -> str:
        """Listen at a local socket, or without `path` (or where there are none) at a port; gives the address.

        The socket's file can be used by its owner only; a port asks for the token. Raises OSError.
        """
        if path is not None and hasattr(socket, "AF_UNIX"):
            self._listener = _listen_locally(path)
            self._local, self.address = True, f"{LOCAL}{path}"
        else:
            self._listener = socket.create_server(("127.0.0.1", 0))
            self.address = str(self._listener.getsockname()[1])
        self._wake, self._woken = socket.socketpair()
        self._listener.setblocking(False)
        self._woken.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._porter.start()
        return self.address

    def close(self) -> list[str]:
        """Stop listening and stop what runs; gives the command lines of sessions that would not stop in time."""
        self._closing = True
        if self._wake is not None:
            self._wake.send(b"\0")
            self._porter.join()
        running = [(caller, thread) for caller, thread in self._callers.items() if thread is not None]
        for caller, _ in running:
            caller.hang_up()
            self._interrupt(caller)
        stubborn = []
        for _, thread in running:
            thread.join(PATIENCE)
            if thread.is_alive():
                stubborn.append(thread.name)
        for caller in list(self._callers):
            self._forget(caller)
        for one in (self._listener, self._wake, self._woken):
            if one is not None:
                one.close()
        self._selector.close()
        if self._local:
            with contextlib.suppress(OSError):
                os.unlink(self.address.removeprefix(LOCAL))
        return stubborn

    # -- the porter -----------------------------------------------------------------------------------------------
    def _receive(self) -> None:
        while not self._closing:
            for key, _ in self._selector.select():
                if key.fileobj is self._listener:
                    self._accept()
                elif isinstance(key.data, Caller):
                    self._take_in(key.data)

    def _accept(self) -> None:
        assert self._listener is not None
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        connection.setblocking(False)
        caller = Caller(connection)
        self._callers[caller] = None
        self._selector.register(connection, selectors.EVENT_READ, caller)

    def _take_in(self, caller: Caller) -> None:
        before = caller.fields
        try:
            stays = caller.receive(local=self._local)
        except ProtocolError:
            caller.hang_up()
            stays = False
        if not stays:
            self._selector.unregister(caller.connection)
            thread = self._callers.get(caller)
            if thread is None:
                self._forget(caller)
            else:
                self._interrupt(caller)
        elif before is None and caller.fields is not None:
            self._begin(caller)

    def _begin(self, caller: Caller) -> None:
        request = Request(caller.fields or [], self.token)
        if not request.admitted:
            self._selector.unregister(caller.connection)
            self._forget(caller)
            return
        thread = threading.Thread(target=self._serve, args=(request, caller), name=request.line, daemon=True)
        caller.running = True
        self._callers[caller] = thread
        thread.start()

    def _forget(self, caller: Caller) -> None:
        self._callers.pop(caller, None)
        caller.give_back()
        with contextlib.suppress(OSError):
            caller.connection.close()

    # -- a request's thread ---------------------------------------------------------------------------------------
    def _serve(self, request: Request, caller: Caller) -> None:
        code: int | None = INTERNAL_ERROR
        try:
            with TURN.take(self.place.standing()):
                code = self._run(request, caller)
        except CallerGone:
            pass
        except PipelineStopped:
            pass
        except BrokenPipeError:
            code = BROKEN_PIPE
        except Exception as problem:  # the outermost edge of a request: the server goes on
            self.failures.append(problem)
            with contextlib.suppress(OSError, CallerGone):
                caller.write(2, f"pshv: internal error: {type(problem).__name__}: {problem}\n".encode())
        finally:
            self._no_more_interrupts(caller)
            self._finish(request, caller, code)

    def _no_more_interrupts(self, caller: Caller) -> None:
        """From here on nothing stops this thread; an interrupt that is on its way is taken back."""
        while True:
            try:
                with self._interrupting:
                    caller.running = False
                _set_interrupt(threading.get_ident(), None)
                return
            except PipelineStopped:
                continue

    def _interrupt(self, caller: Caller) -> None:
        """Stop what a session's thread runs at its next step, as Ctrl-C would."""
        with self._interrupting:
            thread = self._callers.get(caller)
            if caller.running and thread is not None and thread.ident is not None:
                _set_interrupt(thread.ident, PipelineStopped)

    def _finish(self, request: Request, caller: Caller, code: int | None) -> None:
        if code is not None and self._done is not None:
            self._done(request, code)
        if code is None:
            caller.dismiss(b"N")
        else:
            caller.dismiss(b"X", code & 0xFFFFFFFF)
        self._callers[caller] = None


def _listen_locally(path: Path) -> socket.socket:
    """A local socket for its owner only. A path that is too long is reached from its folder."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        with reachable(path) as name:
            listener.bind(name)
    except BaseException:
        listener.close()
        raise
    finally:
        os.umask(before)
    listener.listen(128)
    return listener


@contextlib.contextmanager
def reachable(path: Path) -> Iterator[str]:
    """The name under which a socket can be bound or connected to; goes to its folder meanwhile if it must."""
    if len(os.fsencode(path)) <= LONGEST_NAME:
        yield str(path)
        return
    before = os.getcwd()
    os.chdir(path.parent)
    try:
        yield path.name
    finally:
        os.chdir(before)


def _set_interrupt(thread: int, kind: type[BaseException] | None) -> None:
    import ctypes

    raised = ctypes.py_object(kind) if kind is not None else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
