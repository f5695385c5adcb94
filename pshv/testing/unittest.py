"""The same for unittest: a mixin with a fresh cluster per test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.testing.cluster import MockCluster
from pshv.testing.errors import FixtureMisused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    from pshv.testing.events import ClusterEvents
    from pshv.testing.log import ClusterLog
    from pshv.testing.powershell import PowerShell
    from pshv.testing.standins import StandIns

    F = TypeVar("F", bound=Callable[..., Any] | type)

_ATTRIBUTE = "_mock_cluster_options"


def mock_cluster(**options: Any) -> Callable[[F], F]:
    """Say what cluster a test method, or every test of a class, gets: the arguments of `MockCluster.create`."""

    def mark(target: F) -> F:
        setattr(target, _ATTRIBUTE, getattr(target, _ATTRIBUTE, {}) | options)
        return target

    return mark


class MockClusterMixin:
    """Put it before `unittest.TestCase`: each test finds a fresh cluster in `self.mock_cluster`.

    `self.powershell` is a session on it, `self.cluster_log` and `self.cluster_events` what it wrote;
    `self.powershell_on_path()` puts the stand-ins on PATH until the test ends. After a test that has not failed,
    strict mode and the accounts of faults are checked, as in pytest.
    """

    mock_cluster: MockCluster
    _mock_cluster_options: ClassVar[Mapping[str, Any]] = {}

    def setUp(self) -> None:
        super().setUp()  # type: ignore[misc]
        if getattr(self, "_cluster_is_set_up", False):
            raise FixtureMisused(f"setUp of {self} ran twice: call super().setUp() once.")
        self._cluster_is_set_up = True
        method = getattr(self, getattr(self, "_testMethodName", ""), None)
        options = {**self._mock_cluster_options, **getattr(method, _ATTRIBUTE, {})}
        self.mock_cluster = MockCluster.create(owner=str(self), **options)
        self._clean_up(self._end_cluster)

    def _clean_up(self, work: Callable[[], object]) -> None:
        add: Any = getattr(self, "addCleanup")  # noqa: B009 - of the TestCase this is mixed with
        add(work)

    def _end_cluster(self) -> None:
        self._cluster_is_set_up = False
        try:
            if not self._has_failed():
                self.mock_cluster.verify()
        finally:
            self.mock_cluster.close()

    def _has_failed(self) -> bool:
        outcome = getattr(self, "_outcome", None)
        return outcome is not None and not outcome.success

    @property
    def powershell(self) -> PowerShell:
        """A PowerShell session on the test's cluster."""
        return self.mock_cluster.powershell

    @property
    def cluster_log(self) -> ClusterLog:
        """The cluster log as parsed lines."""
        return self.mock_cluster.log

    @property
    def cluster_events(self) -> ClusterEvents:
        """The event records."""
        return self.mock_cluster.events

    def powershell_on_path(self) -> StandIns:
        """Put `powershell` and `pwsh` first on PATH until the test ends."""
        stand_ins = self.mock_cluster.stand_ins()
        stand_ins.__enter__()
        self._clean_up(stand_ins.close)
        return stand_ins
