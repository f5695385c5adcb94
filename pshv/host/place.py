"""A place: one cluster that several sessions of this process share, with its files, its clock and its random source."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from pshv.host.opening import TICKS_PER_MICROSECOND, UNIX_EPOCH_TICKS, Opening
from pshv.host.turn import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from mockcluster.cluster import MockCluster
    from pshv.host.console import Host
    from pshv.host.options import Options
    from pshv.runtime.session import Session


class Place:
    """`cluster` gives the cluster (and opens it when first asked), `files` is the folder of the nodes' disks.

    Without `files` a temporary folder is made when first needed and removed by `close`. `recorder` is told what
    sessions call (see `pshv.testing.recorder`); None records nothing.
    """

    def __init__(self, cluster: Callable[[], MockCluster], files: Path | None = None, *, recorder: Any = None) -> None:
        self._cluster = cluster
        self._files = files
        self._scratch: Path | None = None
        self._random: Random | None = None
        self.recorder = recorder
        self.open_sessions: list[SharedOpening] = []

    def cluster(self) -> MockCluster:
        """The cluster, with everything done that has become due. Raises OpeningError."""
        cluster = self._cluster()
        cluster.catch_up()
        return cluster

    def ticks(self) -> int:
        """Cluster time as .NET ticks."""
        return UNIX_EPOCH_TICKS + self._cluster().now * TICKS_PER_MICROSECOND

    def standing(self) -> Standing:
        """What a new session of this place finds in the runtime."""
        from pshv.types.typedata import TypeTable

        if self._random is None:
            self._random = Random(0)
        return Standing(self.ticks, self._random, TypeTable())

    def opening(self, options: Options, edition: str) -> SharedOpening:
        """The opening of one session."""
        return SharedOpening(self, options, edition)

    def files(self) -> Path:
        """The folder that keeps the nodes' files."""
        if self._files is not None:
            return self._files
        if self._scratch is None:
            import tempfile

            self._scratch = Path(tempfile.mkdtemp(prefix="pshv-"))
        return self._scratch

    def close(self) -> None:
        """End the jobs of sessions that are still open, and remove what was on disk for a while only."""
        for opening in list(self.open_sessions):
            opening.close()
        if self._scratch is not None:
            import shutil

            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None


class SharedOpening(Opening):
    """The opening of a session whose cluster stays open when the session ends."""

    def __init__(self, place: Place, options: Options, edition: str) -> None:
        super().__init__(options, edition)
        self._place = place

    def session(self, host: Host, folder: str | None = None) -> Session:
        made = super().session(host, folder)
        made.recorder = self._place.recorder
        self._place.open_sessions.append(self)
        return made

    def _fresh_types(self) -> None:
        """They stand in the runtime already (`Place.standing`)."""

    def cluster(self) -> MockCluster:
        return self._place.cluster()

    def _files_folder(self) -> Path:
        return self._place.files()

    def close(self) -> None:
        """End the session's jobs and leave everything else as it is: it is the place's."""
        self._end_session()
        if self in self._place.open_sessions:
            self._place.open_sessions.remove(self)
