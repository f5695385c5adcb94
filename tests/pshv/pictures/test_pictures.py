"""Pictures: what they must not do, and that they say the same as text, as SVG and as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate
from pshv.pictures.clustermap import ClusterMap
from pshv.pictures.passes import MigrationPicture, NoMigration
from pshv.pictures.picture import WIDTH, Picture, meter, size
from pshv.pictures.timeline import TimelinePicture

NOON = 1_800_000_000_000_000


@pytest.fixture
def contoso() -> Iterator[MockCluster]:
    with MockCluster.create(None, "contoso", seed=7, clock=FixedClock(NOON)) as cluster:
        yield cluster


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_a_migration_that_never_was_is_named(contoso: MockCluster) -> None:
    with pytest.raises(NoMigration, match=r"There was no live migration yet."):
        MigrationPicture(contoso)
    with pytest.raises(NoMigration, match=r"There is no virtual machine 'nope'."):
        MigrationPicture(contoso, "nope")
    with pytest.raises(NoMigration, match=r"There was no live migration of 'web01' yet."):
        MigrationPicture(contoso, "web01")


def test_another_ending_than_the_known_is_refused(contoso: MockCluster) -> None:
    with pytest.raises(ValueError, match=r"ends in none of .svg, .html and .txt"):
        ClusterMap(contoso).exported("x.png")


def test_nothing_happened(contoso: MockCluster) -> None:
    assert TimelinePicture(contoso).text()[-1] == "Nothing was written."
    ElementTree.fromstring(TimelinePicture(contoso).svg())


def test_an_exam_hides_faults(contoso: MockCluster) -> None:
    contoso.faults.add("migration-disabled", host="HV02")
    assert any("! migration-disabled" in line for line in ClusterMap(contoso).text())
    assert not any("!" in line for line in ClusterMap(contoso, hide_faults=True).text())
    assert "migration-disabled" not in ClusterMap(contoso, hide_faults=True).svg()


def test_a_migration_shows_its_passes_and_stages(contoso: MockCluster) -> None:
    contoso.run(LiveMigrate("sql01", "HV02"))
    picture = MigrationPicture(contoso, "SQL01")
    rows = [line for line in picture.text() if re.match(r" +\d+ +[\d,]+ ", line)]
    assert len(rows) == len(picture.passes) >= 2
    assert [name for name, _ in picture.stages] == ["Setup", "Memory", "State", "Storage", "Online", "Clean-up"]
    migration = picture.migration
    assert sum(seconds for _, seconds in picture.stages) == pytest.approx(
        (migration.finished_at - migration.started_at) / 1e6, abs=0.01
    )
    assert "Pass 1" in texts(picture.svg())


def test_a_refused_migration_draws_how_it_failed(contoso: MockCluster) -> None:
    contoso.faults.add("switch-renamed", host="HV02", switch="vSwitch-Prod")
    contoso.run(LiveMigrate("web01", "HV02"))
    entries = TimelinePicture(contoso, about="web01").entries
    assert {entry.node for entry in entries} == {"HV01", "HV02"}
    assert any(entry.is_event and entry.source == "21502" for entry in entries)
    assert any(not entry.is_event and entry.severity == 1 for entry in entries)


@pytest.mark.parametrize("world", ["contoso", "stretch", "two-node", "datacenter"])
def test_no_line_is_wider_than_79_columns_and_everything_is_well_formed(world: str) -> None:
    counts = {"nodes": 20, "vms": 600} if world == "datacenter" else {}
    with MockCluster.create(None, world, seed=3, clock=FixedClock(NOON), **counts) as cluster:  # type: ignore[arg-type]
        vm = next(vm for vm in cluster.world.vms if vm.state == "Running" and vm.is_clustered)
        cluster.run(LiveMigrate(vm.id, ""))
        pictures: list[Picture] = [ClusterMap(cluster), MigrationPicture(cluster), TimelinePicture(cluster)]
        for picture in pictures:
            assert max(map(len, picture.text())) <= WIDTH
            assert "\x1b" not in "".join(picture.text())
            ElementTree.fromstring(picture.svg())
            page = picture.exported("x.html")
            assert not re.search(r"(?:src|href)=|https?://(?!www\.w3\.org/2000/svg)|<script", page)


def test_names_are_escaped(contoso: MockCluster) -> None:
    contoso.change(lambda change: change.set(change.world.vms.named("web01"), name="<b>&web"))  # type: ignore[arg-type]
    assert "<b>&web" in texts(ClusterMap(contoso).svg())


def test_measures() -> None:
    assert [size(n) for n in (0, 1536, 8 << 30, 3 << 39)] == ["0 B", "1.5 KB", "8 GB", "1.5 TB"]
    assert [meter(share, 4) for share in (0.0, 0.5, 2.0)] == ["\u2591" * 4, "\u2588\u2588\u2591\u2591", "\u2588" * 4]
