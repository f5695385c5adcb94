"""The pytest plugin: fixtures `mock_cluster`, `powershell`, `powershell_on_path`, `cluster_log`, `cluster_events`.

It is found by its entry point; nothing needs to be imported. What a test run does not use costs nothing: everything
of pshv is imported when the first test asks for a cluster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.testing.cluster import MockCluster
    from pshv.testing.events import ClusterEvents
    from pshv.testing.log import ClusterLog
    from pshv.testing.powershell import PowerShell
    from pshv.testing.standins import StandIns

MARKER = "mock_cluster"
OPTIONS = ("world", "seed", "nodes", "vms", "faults", "edition", "strict")
_clusters: pytest.StashKey[list[MockCluster]] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers",
        "mock_cluster(world='contoso', seed=1, nodes=None, vms=None, faults=[], edition='desktop', strict=True): "
        "what the fixture mock_cluster gives to the test; closer markers win, name by name.",
    )


def marked(item: pytest.Item) -> dict[str, object]:
    """What the markers of a test say, the closest last. Raises pytest.UsageError for a word it does not know."""
    options: dict[str, object] = {}
    for marker in reversed(list(item.iter_markers(MARKER))):
        if marker.args:
            raise pytest.UsageError(
                f"{item.nodeid}: @pytest.mark.mock_cluster takes names and values ({', '.join(OPTIONS)}), as in "
                f"world={marker.args[0]!r}."
            )
        for name in marker.kwargs:
            if name not in OPTIONS:
                raise pytest.UsageError(
                    f"{item.nodeid}: @pytest.mark.mock_cluster does not know {name!r}; it takes {', '.join(OPTIONS)}."
                )
        options |= marker.kwargs
    return options


@pytest.fixture
def mock_cluster(request: pytest.FixtureRequest) -> Iterator[MockCluster]:
    """A fresh cluster in memory, as `@pytest.mark.mock_cluster(...)` says; it is gone after the test."""
    from pshv.testing.cluster import MockCluster

    item: pytest.Item = request.node
    cluster = MockCluster.create(owner=item.nodeid, **marked(item))  # type: ignore[arg-type]
    item.stash.setdefault(_clusters, []).append(cluster)
    yield cluster
    cluster.close()


@pytest.fixture
def powershell(mock_cluster: MockCluster) -> PowerShell:
    """A PowerShell session on the test's cluster: `powershell.run("Get-VM").objects`."""
    return mock_cluster.powershell


@pytest.fixture
def powershell_on_path(mock_cluster: MockCluster) -> Iterator[StandIns]:
    """`powershell`, `powershell.exe`, `pwsh` and `pwsh.exe` first on PATH, served by the test itself."""
    stand_ins = mock_cluster.stand_ins()
    with stand_ins:
        yield stand_ins


@pytest.fixture
def cluster_log(mock_cluster: MockCluster) -> ClusterLog:
    """The cluster log as parsed lines: `cluster_log("HV01", contains="move of group")`."""
    return mock_cluster.log


@pytest.fixture
def cluster_events(mock_cluster: MockCluster) -> ClusterEvents:
    """The event records: `cluster_events(20415, node="HV01")`."""
    return mock_cluster.events


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """After a test that passed so far: what strict mode objects to, and faults that never fired, fail it."""
    result = yield
    for cluster in item.stash.get(_clusters, ()):
        try:
            cluster.verify()
        except AssertionError as problem:
            pytest.fail(f"{type(problem).__name__}: {problem}", pytrace=False)
    return result
