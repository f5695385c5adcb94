"""Images: go back to how it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.machines import StopVm


@pytest.mark.parametrize("kept", [True, False], ids=["file", "memory"])
def test_restoring_goes_back_completely(tmp_path: Path, clock: FixedClock, kept: bool) -> None:
    with MockCluster.create(tmp_path / "c.db" if kept else None, clock=clock) as cluster:
        cluster.run(StopVm("dc01"))
        image, now, revision = cluster.image(), cluster.now, cluster.revision
        lines = list(cluster.log_rows("HV01"))
        first = cluster.run(LiveMigrate("web01", "HV02"))
        cluster.restore(image)
        assert (cluster.now, cluster.revision) == (now, revision)
        assert [vm.host for vm in cluster.world.vms if vm.name == "web01"] == ["HV01"]
        assert list(cluster.log_rows("HV01")) == lines
        assert cluster.run(LiveMigrate("web01", "HV02")).facts == first.facts


def test_another_handle_notices(tmp_path: Path, clock: FixedClock) -> None:
    with MockCluster.create(tmp_path / "c.db", clock=clock) as one:
        image = one.image()
        one.run(StopVm("dc01"))
        with MockCluster.open(tmp_path / "c.db", clock=clock) as two:
            assert [vm.state for vm in two.world.vms if vm.name == "dc01"] == ["Off"]
            one.restore(image)
            assert [vm.state for vm in two.world.vms if vm.name == "dc01"] == ["Running"]
