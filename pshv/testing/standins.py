"""The stand-ins of a test: `powershell` and `pwsh` first on PATH, served by the test's own process."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pshv.testing.errors import FixtureMisused

if TYPE_CHECKING:
    from typing import Self

    from pshv.host.request import Request
    from pshv.testing.cluster import MockCluster

_in_front: list[StandIns] = []


class Run(NamedTuple):
    """A command line that a stand-in was started with, and how it ended."""

    name: str
    words: tuple[str, ...]
    folder: str
    exit_code: int


class StandIns:
    """Executables `powershell`, `powershell.exe`, `pwsh`, `pwsh.exe` of one cluster.

    As a context manager it puts their folder first on PATH and takes it off again; or pass `env` to what you start.
    `runs` lists the command lines that have ended. `local` False forces a loopback port instead of a local socket.
    """

    def __init__(self, cluster: MockCluster, *, local: bool = True) -> None:
        from pshv.host import standins
        from pshv.host.server import Server

        self.runs: list[Run] = []
        self._cluster = cluster
        self._entered = False
        self._closed = False
        self._path_before: str | None = None
        self._home = tempfile.mkdtemp(prefix="pshv-")
        self.folder = Path(self._home, "bin")
        self.folder.mkdir()
        self._server = Server(cluster.place, done=self._done)
        address = self._server.listen(Path(self._home, "s") if local else None)
        standins.write(self.folder, address, self._server.token)

    @property
    def env(self) -> dict[str, str]:
        """The environment with the stand-ins first on PATH."""
        return os.environ | {"PATH": self._in_front_of(os.environ.get("PATH", os.defpath))}

    def _in_front_of(self, path: str) -> str:
        return f"{self.folder}{os.pathsep}{path}"

    def __enter__(self) -> Self:
        if self._closed:
            raise FixtureMisused(f"The stand-ins of {self._cluster.owner} have ended with their test.")
        if self._entered:
            raise FixtureMisused("These stand-ins are on PATH already; one `with` is enough.")
        if _in_front:
            raise FixtureMisused(
                f"The stand-ins of another cluster ({_in_front[-1]._cluster.owner}) are first on PATH: "
                "only one cluster can answer to `powershell` in a process at a time. Pass `env=stand_ins.env` instead."
            )
        self._path_before = os.environ.get("PATH")
        os.environ["PATH"] = self._in_front_of(self._path_before or os.defpath)
        _in_front.append(self)
        self._entered = True
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Take the stand-ins off PATH, stop what runs in them, and remove their folder.

        Raises the error of the program itself if one happened while a stand-in was served.
        """
        import shutil

        if self._closed:
            return
        self._closed = True
        if self._entered:
            self._entered = False
            _in_front.remove(self)
            if self._path_before is None:
                os.environ.pop("PATH", None)
            else:
                os.environ["PATH"] = self._path_before
        stubborn = self._server.close()
        shutil.rmtree(self._home, ignore_errors=True)
        if self._server.failures:
            raise self._server.failures[0]
        if stubborn:
            raise FixtureMisused(f"A session would not stop at the end of its test: {'; '.join(stubborn)}")

    def _done(self, request: Request, code: int) -> None:
        self.runs.append(Run(request.name, tuple(request.words), request.folder, code))
