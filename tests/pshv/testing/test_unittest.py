"""The mixin for unittest."""

from __future__ import annotations

import io
import subprocess
import unittest

from pshv.testing.unittest import MockClusterMixin, mock_cluster


@mock_cluster(world="two-node")
class Sample(MockClusterMixin, unittest.TestCase):
    def test_a_session(self) -> None:
        assert [node.Name for node in self.powershell.run("Get-ClusterNode").objects] == ["NODE1", "NODE2"]

    @mock_cluster(world="contoso")
    def test_a_tool(self) -> None:
        self.powershell_on_path()
        subprocess.run(["powershell", "-c", "Move-VM web01 HV02"], check=True)
        assert self.mock_cluster.vm("web01").host == "HV02"
        assert "web01" in self.cluster_log

    def test_something_that_is_not_built(self) -> None:
        self.powershell_on_path()
        subprocess.run(["powershell", "-c", "try { Get-VMReplication } catch {}; exit 0"], check=True)

    def test_set_up_twice(self) -> None:
        self.setUp()

    def test_it_fails_by_itself(self) -> None:
        self.fail("by itself")


Sample.__test__ = False  # type: ignore[attr-defined]  # run below, by unittest


def run(name: str) -> unittest.TestResult:
    return unittest.TextTestRunner(io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromName(name, Sample))


def test_it_passes() -> None:
    for name in ("test_a_session", "test_a_tool"):
        result = run(name)
        assert result.wasSuccessful(), result


def test_strict_mode_fails_the_test() -> None:
    [(_, text)] = run("test_something_that_is_not_built").failures
    assert "Get-VMReplication" in text


def test_set_up_twice_says_so() -> None:
    [(_, text)] = run("test_set_up_twice").errors
    assert "setUp of test_set_up_twice" in text
    assert "ran twice" in text


def test_a_failure_stays_what_it_is() -> None:
    result = run("test_it_fails_by_itself")
    assert [text.splitlines()[-1] for _, text in result.failures] == ["AssertionError: by itself"]
    assert result.errors == []
