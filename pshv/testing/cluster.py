"""MockCluster for tests: a cluster in memory with everything a test asks of it, made when it is first used."""

from __future__ import annotations

import datetime
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mockcluster.clock import WallClock
from pshv.host.turn import TURN
from pshv.testing.errors import FaultNeverFired, FixtureMisused, StrictModeViolated
from pshv.testing.management import Management

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from os import PathLike
    from typing import Self

    from mockcluster.clock import Clock
    from mockcluster.cluster import MockCluster as Core
    from mockcluster.journal.facts import Fact
    from mockcluster.store.checkpoints import Checkpoint
    from pshv.host.place import Place
    from pshv.testing.accounting import Accounts, Call
    from pshv.testing.events import ClusterEvents
    from pshv.testing.log import ClusterLog
    from pshv.testing.powershell import PowerShell
    from pshv.testing.standins import StandIns

    FaultGiven = str | Mapping[str, Any]


LATELY = 60_000_000  # microseconds: where the clock runs free, a cluster may have been made up to a minute ago
_BEGAN = WallClock().now() - time.monotonic_ns() // 1000


def _runs_free() -> bool:
    """Whether the wall clock is the machine's own, neither frozen nor moved by a test."""
    if datetime.datetime.__module__ != "datetime":
        return False
    return abs(WallClock().now() - time.monotonic_ns() // 1000 - _BEGAN) < 100_000


class MockCluster(Management):
    """A cluster to test with. Make one with `create`, use it in a `with`, or take the fixture `mock_cluster`.

    Nothing is built before the first use; then the cluster begins at the present moment of the test's clock, frozen or
    not. Operations give an `Outcome` (`ok`, `refusal`, `facts`), queries the engine's typed objects.
    """

    def __init__(
        self,
        world: str,
        *,
        seed: int,
        nodes: int | None,
        vms: int | None,
        faults: Sequence[FaultGiven],
        edition: str,
        strict: bool,
        clock: Clock | None,
        owner: str,
    ) -> None:
        self.edition = edition
        self.strict = strict
        self.owner = owner  # who uses it, for messages
        self._blueprint = (world, seed, nodes, vms)
        self._faults_given = tuple(faults)
        self._clock: Clock = clock or WallClock()
        self._core: Core | None = None
        self._file: Path | None = None
        self._opened: tuple[int, int] = (0, 0)  # device and number of the file that is open
        self._place: Place | None = None
        self._accounts: Accounts | None = None
        self._powershell: PowerShell | None = None
        self._stand_ins: StandIns | None = None
        self._entered = False
        self._ended = False

    @classmethod
    def create(
        cls,
        world: str | PathLike[str] = "contoso",
        *,
        seed: int = 1,
        nodes: int | None = None,
        vms: int | None = None,
        faults: Sequence[FaultGiven] = (),
        edition: str = "desktop",
        strict: bool = True,
        clock: Clock | None = None,
        owner: str = "a MockCluster of this process",
    ) -> Self:
        """A new cluster in memory.

        `world` is the name of a built-in world or the path of a YAML file; `seed` decides ids and all that is drawn;
        `nodes` and `vms` change the counts where the world is made by counts. `faults` are set up before the first
        use: a kind (`"switch-renamed"`), a mapping with `kind` and its options, or the path of a YAML file. `strict`
        makes what pshv accepts without doing it, and cmdlets that are not built, fail the test. `clock` replaces the
        wall clock. Wrong values raise at the first use: LookupError, BlueprintError, FaultError.
        """
        return cls(
            str(world),
            seed=seed,
            nodes=nodes,
            vms=vms,
            faults=faults,
            edition=edition,
            strict=strict,
            clock=clock,
            owner=owner,
        )

    @classmethod
    def open(
        cls,
        path: str | PathLike[str],
        *,
        edition: str = "desktop",
        strict: bool = True,
        clock: Clock | None = None,
        owner: str | None = None,
    ) -> Self:
        """The cluster in a file that exists, shared with every process that has it open.

        Raises StoreError at the first use when the file cannot be used.
        """
        made = cls(
            str(path),
            seed=0,
            nodes=None,
            vms=None,
            faults=(),
            edition=edition,
            strict=strict,
            clock=clock,
            owner=owner or str(path),
        )
        made._file = Path(path).absolute()
        return made

    # -- the parts ------------------------------------------------------------------------------------------------
    @property
    def core(self) -> Core:
        """The engine's cluster (`mockcluster.cluster.MockCluster`)."""
        if self._file is not None and not self._ended:
            self._open_file(self._file)
        if self._core is None:
            if self._ended:
                raise FixtureMisused(
                    f"The cluster of {self.owner} was used after its end. Each test has a cluster of its own: take the "
                    "fixture in the test that needs it, and keep no reference to an older one."
                )
            self._core = self._fresh()
        return self._core

    def _fresh(self) -> Core:
        from mockcluster.store.images import fresh

        world, seed, nodes, vms = self._blueprint
        tolerance = LATELY if isinstance(self._clock, WallClock) and _runs_free() else 0
        self._core = core = fresh(world, seed=seed, clock=self._clock, nodes=nodes, vms=vms, tolerance=tolerance)
        try:
            for given in self._faults_given:
                self._set_up(given)
        except BaseException:
            core.close()
            self._core = None
            raise
        return core

    def _open_file(self, path: Path) -> None:
        """Open the file, again when another has taken its place (`pshv new --force`)."""
        from mockcluster.cluster import MockCluster as Core

        try:
            status = path.stat()
        except OSError:
            return
        if self._core is not None and self._opened == (status.st_dev, status.st_ino):
            return
        if self._core is not None:
            self._core.close()
            self._core = None
        self._core = Core.open(path, clock=self._clock)
        self._opened = (status.st_dev, status.st_ino)

    @contextmanager
    def turn(self) -> Iterator[Core]:
        """The engine's cluster, with no session running meanwhile."""
        with TURN.take():
            yield self.core

    @property
    def place(self) -> Place:
        """What sessions of this cluster share."""
        if self._place is None:
            from pshv.host.place import Place

            files = None if self._file is None else self._file.with_name(f"{self._file.name}.files")
            self._place = Place(lambda: self.core, files, recorder=self.accounts)
        return self._place

    @property
    def accounts(self) -> Accounts:
        """What was called."""
        if self._accounts is None:
            from pshv.testing.accounting import Accounts

            self._accounts = Accounts()
        return self._accounts

    @property
    def powershell(self) -> PowerShell:
        """The cluster's session; see `new_powershell` for further ones."""
        if self._powershell is None:
            self._powershell = self.new_powershell()
        return self._powershell

    def new_powershell(self, edition: str | None = None) -> PowerShell:
        """A session of its own on the same cluster."""
        from pshv.testing.powershell import PowerShell

        return PowerShell(self, edition or self.edition)

    def stand_ins(self, *, local: bool = True) -> StandIns:
        """`powershell` and `pwsh` as executables; put them on PATH with a `with`."""
        from pshv.testing.standins import StandIns

        if self._ended:
            self.core  # noqa: B018 - says what is wrong
        if self._stand_ins is None:
            self._stand_ins = StandIns(self, local=local)
        return self._stand_ins

    @property
    def log(self) -> ClusterLog:
        """The cluster log as parsed lines."""
        from pshv.testing.log import ClusterLog

        return ClusterLog(self)

    @property
    def events(self) -> ClusterEvents:
        """The event records."""
        from pshv.testing.events import ClusterEvents

        return ClusterEvents(self)

    # -- time and the way back ------------------------------------------------------------------------------------
    def advance(self, span: timedelta | None = None, **parts: float) -> list[Fact]:
        """Let cluster time pass (`hours=6`, as for `timedelta`) and do what becomes due; gives the facts."""
        with self.turn() as core:
            return core.advance(seconds=((span or timedelta()) + timedelta(**parts)).total_seconds())

    def checkpoint(self) -> Checkpoint:
        """The whole cluster as it is now, for `restore`."""
        with self.turn() as core:
            return core.checkpoint()

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go back to a checkpoint. Files on the nodes' disks and the accounts of calls stay as they are."""
        with self.turn() as core:
            core.restore(checkpoint)

    # -- accounting -----------------------------------------------------------------------------------------------
    def calls(self, cmdlet: str | None = None, **parameters: object) -> list[Call]:
        """The calls of a cmdlet, by any session or stand-in, whose parameters were bound so.

        `cluster.calls("Move-VM", to="HV02")`: names of parameters in any case, with underscores if you like; `to`,
        `vm` and `host` mean what they say for every cmdlet.
        """
        with TURN.take():
            return self.accounts.find(cmdlet, **parameters)

    @property
    def faults(self) -> Any:
        """The faults of the cluster: `add`, `remove`, iteration (see `mockcluster.faults`)."""
        return self.core.faults  # type: ignore[attr-defined, unused-ignore]

    def _set_up(self, given: FaultGiven) -> None:
        if not isinstance(given, str):
            options = dict(given)
            self.faults.add(options.pop("kind"), **options)
        elif given.lower().endswith((".yaml", ".yml")):
            self.faults.load(given)
        else:
            self.faults.add(given)

    def verify(self) -> None:
        """Raise what strict mode objects to, and FaultNeverFired for a fault nothing ran into."""
        with TURN.take():
            found = list(self._accounts.violations) if self._accounts is not None else []
            if found and self.strict:
                raise StrictModeViolated("\n".join(found))
            unfired = self.faults.unfired() if self._core is not None and hasattr(self._core, "faults") else []
            if self._core is None and self._faults_given:
                raise FaultNeverFired(f"Nothing used the cluster, so no fault could fire: {self._faults_given}")
            if unfired:
                listed = "\n".join(f"{fault.kind} ({fault.accounting})" for fault in unfired)
                raise FaultNeverFired(
                    f"Set up, but nothing ran into it; mark it optional=True if that is right:\n{listed}"
                )

    # -- the end --------------------------------------------------------------------------------------------------
    def __enter__(self) -> Self:
        if self._ended:
            self.core  # noqa: B018 - says what is wrong
        if self._entered:
            raise FixtureMisused(f"The cluster of {self.owner} is in use already: one `with` for one cluster.")
        self._entered = True
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.verify()
        finally:
            self.close()

    def close(self) -> None:
        """End the cluster: stand-ins stop, files vanish. Whoever uses it afterwards is told so."""
        if self._ended:
            return
        self._ended = True
        try:
            if self._stand_ins is not None:
                self._stand_ins.close()
        finally:
            with TURN.take():
                if self._core is not None:
                    self._core.close()
                    self._core = None
                if self._place is not None:
                    self._place.close()
