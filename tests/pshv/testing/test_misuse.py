"""A fixture used twice, nested, or after its test says so."""

from __future__ import annotations

import pytest

from pshv.testing import FixtureMisused, MockCluster


def test_after_the_end() -> None:
    with MockCluster.create(owner="test_one") as cluster:
        session = cluster.powershell
        log = cluster.log
        session.run("1")
    for use in (lambda: cluster.world, lambda: session.run("1"), lambda: list(log), lambda: cluster.stand_ins()):
        with pytest.raises(FixtureMisused, match="cluster of test_one was used after its end"):
            use()


def test_entered_twice() -> None:
    with MockCluster.create(owner="test_two") as cluster, pytest.raises(FixtureMisused, match="in use already"):
        cluster.__enter__()
    with pytest.raises(FixtureMisused, match="used after its end"):
        cluster.__enter__()


def test_stand_ins_entered_twice_or_nested() -> None:
    with MockCluster.create(owner="the outer one") as outer, MockCluster.create() as inner, outer.stand_ins() as first:
        with pytest.raises(FixtureMisused, match="on PATH already"):
            first.__enter__()
        with pytest.raises(FixtureMisused, match="another cluster \\(the outer one\\)"):
            inner.stand_ins().__enter__()


def test_stand_ins_after_their_end() -> None:
    with MockCluster.create(owner="test_four") as cluster:
        with cluster.stand_ins() as stand_ins:
            pass
        with pytest.raises(FixtureMisused, match="have ended with their test"):
            stand_ins.__enter__()


def test_names_that_do_not_exist_suggest_the_nearest() -> None:
    with MockCluster.create() as cluster:
        with pytest.raises(LookupError, match="did you mean 'web01'"):
            cluster.vm("web1")
        with pytest.raises(ValueError, match="'desktop' or 'core'"):
            cluster.new_powershell("vista")
    with pytest.raises(LookupError, match="contoso"), MockCluster.create("contosso") as wrong:
        wrong.world  # noqa: B018
