"""Settings of the cluster and of hosts."""

from __future__ import annotations

import pytest

from mockcluster.cluster import MockCluster
from mockcluster.operations.settings import DisableMigration, EnableMigration, SetClusterLog, SetHostSettings


@pytest.mark.parametrize(
    "wanted", [SetClusterLog(level=6), SetClusterLog(level=-1), SetClusterLog(size=7), SetClusterLog(3, 2049)]
)
def test_the_cluster_refuses_what_is_out_of_range(contoso: MockCluster, wanted: SetClusterLog) -> None:
    revision = contoso.revision
    refusal = contoso.run(wanted).refusal
    assert refusal is not None
    assert refusal.id == "OutOfRange"
    assert (contoso.world.cluster.log_level, contoso.world.cluster.log_size) == (3, 300)
    assert contoso.revision == revision


def test_level_and_size_are_set_and_logged(contoso: MockCluster) -> None:
    outcome = contoso.run(SetClusterLog(5, 1024))
    assert (contoso.world.cluster.log_level, contoso.world.cluster.log_size) == (5, 1024)
    assert [fact.name for fact in outcome.facts] == ["ClusterLogLevel", "ClusterLogSize"]
    assert any("[GUM]" in line.text for line in contoso.log_rows("HV01"))


def test_what_is_so_already_is_not_recorded(contoso: MockCluster) -> None:
    assert contoso.run(SetClusterLog(3, 300)).facts == ()


def test_a_quiet_log_stays_quiet(contoso: MockCluster) -> None:
    contoso.run(SetClusterLog(0))
    before = len(list(contoso.log_rows("HV01")))
    contoso.run(SetClusterLog(size=400))
    assert len(list(contoso.log_rows("HV01"))) == before


def test_migration_is_switched_per_host(contoso: MockCluster) -> None:
    assert len(contoso.run(DisableMigration("HV02")).facts) == 1
    assert contoso.run(DisableMigration("HV02")).facts == ()
    assert not contoso.world.host_of("HV02").migration_enabled
    assert contoso.run(EnableMigration("HV02")).ok
    assert contoso.world.host_of("HV02").migration_enabled


def test_host_settings_record_old_and_new(contoso: MockCluster) -> None:
    outcome = contoso.run(SetHostSettings("HV01", (("maximum_virtual_machine_migrations", 4),)))
    assert outcome.facts[0].changes == (("MaximumVirtualMachineMigrations", "2", "4"),)


def test_a_mac_range_must_not_be_empty(contoso: MockCluster) -> None:
    refusal = contoso.run(SetHostSettings("HV01", (("mac_address_minimum", "FF155D000000"),))).refusal
    assert refusal is not None
    assert refusal.id == "MacAddressRange"


def test_an_unknown_host_is_refused(contoso: MockCluster) -> None:
    refusal = contoso.run(EnableMigration("HV09")).refusal
    assert refusal is not None
    assert refusal.id == "HostNotFound"
