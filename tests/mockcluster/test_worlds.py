"""The built-in worlds, and worlds of other sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mockcluster import blueprint, worlds
from mockcluster.blueprint import BlueprintError
from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", worlds.names())
def test_the_frozen_plan_is_what_the_description_says(name: str) -> None:
    assert worlds.plan_of(name) == blueprint.load(blueprint.FOLDER / f"{name}.yaml")


def test_all_built_in_worlds_are_there() -> None:
    assert worlds.names() == blueprint.names() == ["contoso", "datacenter", "stretch", "two-node"]


@pytest.mark.parametrize("name", ["contoso", "two-node", "stretch"])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_running_role_of_a_world_can_move(name: str, seed: int, clock: FixedClock) -> None:
    with MockCluster.create(None, name, seed=seed, clock=clock) as cluster:
        for vm in [vm for vm in cluster.world.vms if vm.group_id and vm.state == "Running"]:
            outcome = cluster.run(LiveMigrate(vm.name))
            assert outcome.ok, outcome.refusal


def test_contoso_is_as_described(contoso: MockCluster) -> None:
    world = contoso.world
    assert [node.name for node in world.nodes] == ["HV01", "HV02", "HV03"]
    assert sum(vm.is_clustered for vm in world.vms) == 12
    assert sum(not vm.is_clustered for vm in world.vms) == 2
    assert {vm.state for vm in world.vms} == {"Running", "Off", "Saved", "Paused"}
    web = world.vms.named("web01")
    assert web is not None
    assert (web.host, web.state) == ("HV01", "Running")
    assert [volume.path() for volume in world.volumes] == ["C:\\ClusterStorage\\Volume1", "C:\\ClusterStorage\\Volume2"]
    assert world.cluster.witness_kind == "Disk"
    assert {switch.name for switch in world.switches} == {"vSwitch-Prod", "vSwitch-Test"}


def test_ids_derive_from_the_seed(clock: FixedClock) -> None:
    def ids(seed: int) -> list[str]:
        with MockCluster.create(None, seed=seed, clock=clock) as cluster:
            macs = [adapter.mac_address for adapter in cluster.world.adapters]
            return [vm.id for vm in cluster.world.vms] + macs + [node.serial_number for node in cluster.world.nodes]

    assert ids(1) == ids(1)
    assert not set(ids(1)) & set(ids(2))


def test_mac_addresses_are_unique(clock: FixedClock) -> None:
    with MockCluster.create(None, "datacenter", clock=clock, vms=600, nodes=4) as cluster:
        macs = [adapter.mac_address for adapter in cluster.world.adapters]
        assert len(macs) == len(set(macs)) == 600


@pytest.mark.parametrize(("nodes", "vms"), [(1, 0), (2, 5), (5, 40), (64, 14)])
def test_a_world_can_be_scaled(nodes: int, vms: int, clock: FixedClock) -> None:
    with MockCluster.create(None, clock=clock, nodes=nodes, vms=vms) as cluster:
        assert (len(cluster.world.nodes), len(cluster.world.vms)) == (nodes, vms)
        assert min(cluster.world.memory_available(node.name) for node in cluster.world.nodes) >= 0


@pytest.mark.parametrize(("nodes", "vms"), [(0, 1), (65, 1), (3, 8001), (3, -1)])
def test_impossible_counts_are_errors(nodes: int, vms: int) -> None:
    with pytest.raises(ValueError, match="a cluster has"):
        MockCluster.create(None, nodes=nodes, vms=vms)


def test_hosts_may_stand_in_other_time_zones(tmp_path: Path) -> None:
    world = tmp_path / "zones.yaml"
    world.write_text(
        "name: zones\ncluster: ZONES-CL1\nhost: {time_zone: UTC+2}\n"
        "nodes:\n  - {name: N1}\n  - {name: N2, host: {time_zone: 'UTC-03:30'}}\n"
        "networks: [{name: Management, subnet: 10.0.0.0/24}]\n",
        encoding="utf-8",
    )
    with MockCluster.create(None, str(world)) as cluster:
        assert {host.name: host.time_zone_bias for host in cluster.world.hosts} == {"N1": -120, "N2": 210}
    world.write_text(world.read_text(encoding="utf-8").replace("UTC+2", "Mars"), encoding="utf-8")
    with pytest.raises(BlueprintError, match=r"zones\.yaml:3: host\.time_zone: a time zone is its distance from UTC"):
        MockCluster.create(None, str(world))
