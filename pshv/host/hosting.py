"""`pshv host`: a process that keeps a cluster warm for one-shots and for tests in any language."""

from __future__ import annotations

import os
import signal
import socket
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pshv.host.client import socket_path
from pshv.host.control import NAME, Control
from pshv.host.opening import Opening
from pshv.host.server import Server, reachable
from pshv.host.standin import LOCAL
from pshv.host.standins import NAMES, write

if TYPE_CHECKING:
    from pshv.host.caller import Caller
    from pshv.host.options import Options
    from pshv.host.request import Request
    from pshv.testing.cluster import MockCluster


class HostingError(Exception):
    """The host cannot start; the text says why."""


class Hosting:
    """One warm cluster: its server, the stand-ins, and what a program must have in its environment to use them."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._home = Path(tempfile.mkdtemp(prefix="pshv-"))
        self.bin = self._home / "bin"
        self.cluster = self._make()
        self._control = Control(self.cluster)
        self._server = Server(self.cluster.place, run=self._run)

    def _make(self) -> MockCluster:
        from pshv.testing.cluster import MockCluster

        options = self._options
        edition = options.edition or "desktop"
        if options.db is None:
            return MockCluster.create(options.world, seed=options.seed, edition=edition, owner="pshv host")
        Opening(options, edition).make_sure_there_is_one()
        return MockCluster.open(options.db, edition=edition, owner="pshv host")

    def start(self) -> None:
        """Listen and write the stand-ins. Raises HostingError when another host has the cluster, OSError."""
        path = self._home / "s" if self._options.db is None else socket_path(self._options.db)
        _make_room(path)
        address = self._server.listen(path)
        if address.startswith(LOCAL):
            self._server.token = ""  # only the owner can use the socket
        self.bin.mkdir()
        write(self.bin, address, self._server.token, (*NAMES, NAME))
        self.socket = path

    def environment(self) -> dict[str, str]:
        """What a program needs to reach this cluster."""
        found = {"PSHV_HOST": str(self.socket), "PSHV_BIN": str(self.bin)}
        if self._options.db is not None:
            found["PSHV_DB"] = str(self._options.db)
        found["PATH"] = f"{self.bin}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        return found

    def close(self) -> None:
        """Stop serving and remove the socket and the stand-ins."""
        import shutil

        try:
            self._server.close()
        finally:
            self.cluster.close()
            shutil.rmtree(self._home, ignore_errors=True)

    def _run(self, request: Request, caller: Caller) -> int | None:
        if request.name == NAME:
            from pshv.host.served import host_for

            return self._control.run(request.words, host_for(caller, interactive=False))
        return request.run(self.cluster.place, caller)


def _make_room(path: Path) -> None:
    """Remove the socket of a host that is no more. Raises HostingError when one answers."""
    if not (path.exists() and hasattr(socket, "AF_UNIX")):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            with reachable(path) as name:
                probe.connect(name)
        except OSError:
            path.unlink(missing_ok=True)
            return
    raise HostingError(f"A host serves this cluster already, at '{path}'.")


def serve(options: Options, *, as_json: bool, until_eof: bool) -> int:
    """Run a host until it is told to end: by a signal, or with `until_eof` by the end of standard input."""
    hosting = Hosting(options)
    try:
        hosting.start()
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        sys.stdout.write(announcement(hosting.environment(), as_json=as_json))
        sys.stdout.flush()
        _wait(until_eof=until_eof)
    except KeyboardInterrupt:
        return 0
    finally:
        hosting.close()
    return 0


def announcement(environment: dict[str, str], *, as_json: bool) -> str:
    """The environment as one line of JSON, or as lines for a shell's `eval` with `# ready` as the last."""
    if as_json:
        import json

        return json.dumps(environment) + "\n"
    from shlex import quote

    return "".join(f"export {name}={quote(value)}\n" for name, value in environment.items()) + "# ready\n"


def _wait(*, until_eof: bool) -> None:
    if until_eof:
        sys.stdin.buffer.read()
        return
    import threading

    threading.Event().wait()
