"""Opening what a session works on: the cluster's file (made at first use) and the drives beside it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from pshv.drives.drives import Drives
    from pshv.host.console import Host
    from pshv.host.options import Options
    from pshv.runtime.session import Session


UNIX_EPOCH_TICKS = 621_355_968_000_000_000
TICKS_PER_MICROSECOND = 10


class OpeningError(Exception):
    """The cluster's file cannot be used; the text says why and what to do."""

    ends_session = True  # no statement goes on after it


class Opening:
    """The cluster and the drives of one run; both are opened when a command first needs them."""

    def __init__(self, options: Options, edition: str) -> None:
        self._options = options
        self._edition = edition
        self._cluster: MockCluster | None = None
        self._scratch: Path | None = None
        self._host_folder: Path | None = None  # of -WorkingDirectory
        self._session: Session | None = None

    def session(self, host: Host, folder: str | None = None) -> Session:
        """A session on `host`; nothing is opened yet."""
        from pshv.runtime.session import Session

        self._fresh_types()
        drives = lambda made: self.drives().attach(made)  # noqa: E731
        session = Session(host, edition=self._edition, cluster=self.cluster, drives=drives)
        session.pace = self._options.pace or 0.0
        session.ticks = self.ticks
        self._limit(session)
        self._session = session
        self._seat(session)
        if folder is not None:
            self._start_in(session, folder)
        return session

    def _start_in(self, session: Session, folder: str) -> None:
        """-WorkingDirectory: a folder of the host becomes what H: shows; a place on a drive is gone to."""
        from pshv.runtime.errors import PSError

        path = Path(folder)
        if path.is_absolute() and path.is_dir():
            self._host_folder = path
            return
        try:
            session.drives.set_location(folder)
        except PSError as error:
            session.record_error(error.record)
            session.host.write_error(f"Set-Location: {error}")

    def _fresh_types(self) -> None:
        """No type data of an earlier session of this process."""
        loaded = sys.modules.get("pshv.types.typedata")
        if loaded is not None:
            loaded.activate(loaded.TypeTable())

    def _limit(self, session: Session) -> None:
        """Sets the limits of the options."""
        seconds, megabytes = self._options.time_limit, self._options.memory_limit
        if seconds is not None:
            from pshv.runtime.limits import TimeLimit

            session.time_limit = lambda: TimeLimit(seconds)
        if megabytes is not None:
            from pshv.runtime.limits import memory_limit

            memory_limit(megabytes)

    def _seat(self, session: Session) -> None:
        """In the folder of the labs a session is the open lab's."""
        if self._options.db is not None and self._options.db.parent.name == "labs":
            from pshv.labs.place import begin

            begin(session, self._options.db)

    def cluster(self) -> MockCluster:
        """The cluster; a file that does not exist yet is made from the world of the options.

        Raises OpeningError for a file that is damaged, newer, locked or not writable.
        """
        if self._cluster is None:
            self._cluster = self._open()
        return self._cluster

    def ticks(self) -> int:
        """Cluster time as .NET ticks."""
        return UNIX_EPOCH_TICKS + self.cluster().now * TICKS_PER_MICROSECOND

    def make_sure_there_is_one(self) -> None:
        """Make the file if it does not exist yet, and see that it can be used. Raises OpeningError."""
        self.cluster()
        self.close()

    def _open(self) -> MockCluster:
        from mockcluster.cluster import MockCluster
        from mockcluster.store.problem import StoreError

        path = self._options.db
        try:
            if path is not None and path.exists():
                return MockCluster.open(path)
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            return MockCluster.create(path, self._options.world, seed=self._options.seed)
        except StoreError as problem:
            raise OpeningError(str(problem)) from problem
        except (LookupError, ValueError) as problem:
            raise OpeningError(str(problem)) from problem
        except OSError as problem:
            raise OpeningError(f"The cluster's file '{path}' cannot be made: {problem.strerror}.") from problem

    def drives(self) -> Drives:
        """The virtual drives: each node's C: beside the file, the folder of the host as H:, granted folders."""
        from pshv.drives.drives import Drives

        return Drives(
            self._files_folder(),
            nodes=lambda: [node.name for node in self.cluster().world.nodes],
            management_node=lambda: self.cluster().world.cluster.management_node,
            host_folder=(
                (self._host_folder or self._options.folder or Path(os.getcwd())) if self._options.host_folder else None
            ),
            grants=self._options.grants,
            environment=self._environment,
        )

    def _environment(self) -> dict[str, str]:
        from pshv.drives.environment import default_environment

        info = self.cluster().world.cluster
        return default_environment(info.management_node, info.domain)

    def _files_folder(self) -> Path:
        if self._options.db is not None:
            return self._options.db.with_name(self._options.db.name + ".files")
        if self._scratch is None:
            import tempfile

            self._scratch = Path(tempfile.mkdtemp(prefix="pshv-"))
        return self._scratch

    def close(self) -> None:
        """End the session's jobs, close the file and remove what a session in memory left on disk."""
        self._end_session()
        if self._cluster is not None:
            self._cluster.close()
            self._cluster = None
        if self._scratch is not None:
            import shutil

            shutil.rmtree(self._scratch, ignore_errors=True)

    def _end_session(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
