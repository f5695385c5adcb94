"""The plugin from outside: what a run with it reports."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

QUICK = ("-p", "no:cacheprovider", "-p", "no:randomly")


def test_the_marker_refuses_what_it_does_not_know(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.mock_cluster(wold="contoso")
        def test_one(mock_cluster): pass

        @pytest.mark.mock_cluster("contoso")
        def test_two(mock_cluster): pass
        """
    )
    result = pytester.runpytest_inprocess(*QUICK)
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(["*does not know 'wold'; it takes world, seed*", "*as in world='contoso'*"])


def test_what_accounting_finds_fails_the_test_itself(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import subprocess, pytest

        def test_strict(powershell_on_path):
            subprocess.run(["powershell", "-c", "try { Get-VMReplication } catch {}; exit 0"], check=True)

        @pytest.mark.mock_cluster(faults=[dict(kind="migration-disabled", host="HV02")])
        def test_unfired(mock_cluster):
            mock_cluster.advance(seconds=1)

        def test_its_own_failure_comes_first(powershell_on_path):
            subprocess.run(["powershell", "-c", "try { Get-VMReplication } catch {}; exit 0"], check=True)
            assert False, "its own"
        """
    )
    result = pytester.runpytest_inprocess(*QUICK)
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(
        [
            "StrictModeViolated: *Get-VMReplication*",
            "FaultNeverFired: *",
            "migration-disabled (never fired)",
            "*its own*",
        ]
    )


def test_a_cluster_kept_beyond_its_test_says_so(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        kept = []

        def test_first(mock_cluster):
            kept.append(mock_cluster)

        def test_second():
            kept[0].vm("web01")
        """
    )
    result = pytester.runpytest_inprocess(*QUICK)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*FixtureMisused: The cluster of *::test_first was used after its end*"])


def test_a_wider_scope_is_refused(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.fixture(scope="session")
        def shared(mock_cluster): return mock_cluster

        def test_one(shared): pass
        """
    )
    result = pytester.runpytest_inprocess(*QUICK)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*ScopeMismatch*mock_cluster*"])


def test_markers_of_a_class_and_its_tests_add_up(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.mock_cluster(world="two-node", edition="core")
        class TestIt:
            @pytest.mark.mock_cluster(edition="desktop")
            def test_one(self, mock_cluster, powershell):
                assert len(mock_cluster.world.nodes) == 2
                assert powershell.edition == "desktop"
        """
    )
    pytester.runpytest_inprocess(*QUICK).assert_outcomes(passed=1)


def test_a_run_without_clusters_imports_nothing_of_pshv(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_it():
            loaded = {name for name in sys.modules if name.startswith(("pshv", "mockcluster"))}
            assert loaded == {"pshv", "pshv.testing", "pshv.testing.plugin"}
        """
    )
    pytester.runpytest_subprocess(*QUICK).assert_outcomes(passed=1)
