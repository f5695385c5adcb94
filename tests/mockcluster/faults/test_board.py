"""Adding, counting, drawing and withdrawing faults; mistakes name what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.faults.board import FaultError
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.settings import EnableMigration


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"kind": "switch-rename"}, "do you mean 'switch-renamed'?"),
        ({"kind": "delegation"}, "do you mean 'no-delegation'?"),
        ({"kind": "numa", "vm": "web01"}, "numa has no 'vm'; allowed are host, free, delay, count, probability"),
        ({"kind": "numa", "free": "much"}, "free is 'much'; allowed is a number from 0"),
        ({"kind": "numa", "host": "HV09"}, "no host is called 'HV09'; there are HV01, HV02, HV03"),
        ({"kind": "disk-locked", "stage": 2}, "stage is 2; allowed are 4"),
        ({"kind": "numa", "probability": 1.5}, "allowed is a number from 0 to 1"),
        ({"kind": "numa", "count": -1}, "count is -1"),
        ({"kind": "numa", "delay": -1}, "delay is -1"),
    ],
)  # fmt: skip
def test_a_mistake_adds_nothing_and_says_what_is_allowed(
    contoso: MockCluster, given: dict[str, object], text: str
) -> None:
    with pytest.raises(FaultError) as caught:
        contoso.faults.add(**given)  # type: ignore[arg-type]
    assert text in str(caught.value)
    assert len(contoso.faults) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- kind: numa\n  hots: HV01\n", "faults.yaml:2: numa has no 'hots'; allowed are kind, host, free"),
        ("- host: HV01\n", "faults.yaml:1: a fault is a mapping with the key kind"),
        ("faults:\n- kind: nuna\n", "faults.yaml:2: there is no fault 'nuna'; do you mean 'numa'?"),
        ("- kind: numa\n  count: many\n", "faults.yaml:2: count is 'many'; allowed is int"),
        ("- kind: disk-locked\n  stage: 2\n", "faults.yaml:2: stage is 2; allowed are 4"),
        ("kind: [numa\n", "faults.yaml:2: "),
        ("numa\n", "faults.yaml:1: a fault file is a list of faults"),
    ],
)
def test_a_file_with_a_mistake_names_the_line(contoso: MockCluster, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "faults.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultError) as caught:
        contoso.faults.load(path)
    assert message in str(caught.value)
    assert len(contoso.faults) == 0


def test_faults_come_from_a_file(contoso: MockCluster, tmp_path: Path) -> None:
    path = tmp_path / "faults.yaml"
    path.write_text("- {kind: numa, host: HV02, free: 256, optional: true}\n- kind: disk-locked\n", encoding="utf-8")
    first, second = contoso.faults.load(path)
    assert (first.kind, first.selected("host"), first.option("free"), first.optional) == ("numa", "HV02", "256", True)
    assert (second.count, contoso.faults.unfired()) == (1, [second])


def test_it_fires_as_often_as_it_should_and_then_withdraws_itself(contoso: MockCluster) -> None:
    fault = contoso.faults.add("migration-disabled", host="HV02", count=3)
    for used in ("fired 1 of 3", "fired 2 of 3", "fired 3 of 3"):
        assert not contoso.run(LiveMigrate("web01", "HV02")).ok
        assert fault.accounting == used
    assert fault.state == "Spent"
    assert contoso.world.host_of("HV02").migration_enabled
    assert contoso.run(LiveMigrate("web01", "HV02")).ok


def test_what_somebody_mended_stays_mended(contoso: MockCluster) -> None:
    fault = contoso.faults.add("migration-disabled", host="HV02", probability=0.5)
    contoso.run(EnableMigration("HV02"))
    assert contoso.run(LiveMigrate("web01", "HV02")).ok
    assert fault.accounting == "never fired"
    contoso.faults.remove(fault)
    assert contoso.world.host_of("HV02").migration_enabled


def test_it_takes_hold_after_its_delay(contoso: MockCluster) -> None:
    fault = contoso.faults.add("migration-disabled", host="HV02", delay=60)
    assert (fault.state, contoso.world.host_of("HV02").migration_enabled) == ("Waiting", True)
    contoso.advance(seconds=61)
    assert (fault.state, contoso.world.host_of("HV02").migration_enabled) == ("Active", False)


def test_chance_follows_from_the_seed(clock: FixedClock) -> None:
    def run(seed: int) -> list[bool]:
        with MockCluster.create(None, "contoso", seed=7, clock=clock) as cluster:
            cluster.faults.add("firewall-closed", host="HV02,HV01", probability=0.5, seed=seed)
            nodes = ["HV02", "HV01"] * 8
            return [cluster.run(LiveMigrate("web01", to)).ok for to in nodes]

    first = run(3)
    assert first == run(3)
    assert True in first
    assert False in first
    assert first != run(4)


def test_everything_is_put_back(contoso: MockCluster) -> None:
    from mockcluster.faults.kinds import CONDITION, KINDS

    before = {e.__table__: [row.to_row() for row in contoso.world.collection(e.__table__)] for e in tables()}
    for kind in KINDS.values():
        if kind.family == CONDITION and "NoHypervisor" not in kind.refusals:
            contoso.faults.add(kind.name)
    contoso.faults.clear()
    assert contoso.faults.active == []
    after = {e.__table__: [row.to_row() for row in contoso.world.collection(e.__table__)] for e in tables()}
    assert {k: sorted(map(str, v)) for k, v in after.items()} == {k: sorted(map(str, v)) for k, v in before.items()}


def tables() -> list[type]:
    from mockcluster.world.catalogue import ENTITIES

    return [entity for entity in ENTITIES if entity.__table__ != "faults"]


def test_faults_are_kept_in_the_file(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "c.db"
    with MockCluster.create(path, seed=7, clock=clock) as cluster:
        cluster.faults.add("switch-missing", host="HV02", switch="vSwitch-Prod", count=2)
    with MockCluster.open(path, clock=clock) as cluster:
        assert not cluster.run(LiveMigrate("web01", "HV02")).ok
    with MockCluster.open(path, clock=clock) as cluster:
        (fault,) = cluster.faults
        assert fault.accounting == "fired 1 of 2"
        cluster.faults.remove(fault)
        assert cluster.run(LiveMigrate("web01", "HV02")).ok
