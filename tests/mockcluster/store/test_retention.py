"""72 hours and the size limit both bound what is kept of the log."""

from __future__ import annotations

from mockcluster.change import Change
from mockcluster.cluster import MockCluster
from mockcluster.journal import facts as f
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.settings import SetClusterLog
from mockcluster.store.ledger import line_bytes

HOUR = 3_600_000


def lines(cluster: MockCluster, node: int = 1) -> list[tuple[int, str]]:
    return cluster.reader.query("SELECT time, text FROM log WHERE node = ? ORDER BY time, id", (node,))


def test_lines_older_than_72_hours_are_not_shown(contoso: MockCluster) -> None:
    contoso.run(LiveMigrate("web01", "HV02"))
    assert list(contoso.log_rows("HV01"))
    contoso.advance(hours=73)
    assert list(contoso.log_rows("HV01")) == []


def test_lines_older_than_72_hours_are_deleted_with_a_later_write(contoso: MockCluster) -> None:
    contoso.run(LiveMigrate("web01", "HV02"))
    contoso.advance(hours=80)
    contoso.run(LiveMigrate("web01", "HV01"))
    now = contoso.now // 1000
    assert all(time >= now - 72 * HOUR for time, _ in lines(contoso))
    assert all(fact.time // 1000 >= now - 72 * HOUR for fact in contoso.facts())


def test_the_size_limit_drops_the_oldest(contoso: MockCluster) -> None:
    def chatter(change: Change) -> None:
        for _ in range(12_000):
            change.pass_time(1)
            change.record(
                f.ClusterPropertyChanged, "HV01", name="Description", before="x" * 100, after="y" * 250, gum_id=1
            )

    contoso.run(SetClusterLog(level=5, size=8))
    for _ in range(4):
        contoso.change(chatter)
    for node in (1, 2, 3):
        kept = lines(contoso, node)
        size = sum(line_bytes(text) for _, text in kept)
        assert size <= 8 << 20
        assert contoso.reader.query("SELECT bytes, oldest FROM log_sizes WHERE node = ?", (node,)) == [
            (size, kept[0][0])
        ]
        newest = contoso.reader.query("SELECT max(time) FROM log WHERE node = ?", (node,))[0][0]
        assert kept[-1][0] == newest


def test_what_is_counted_is_what_is_kept(contoso: MockCluster) -> None:
    contoso.run(LiveMigrate("web01", "HV02"))
    counted = contoso.reader.query("SELECT bytes FROM log_sizes WHERE node = 1")[0][0]
    assert counted == sum(line_bytes(text) for _, text in lines(contoso))
