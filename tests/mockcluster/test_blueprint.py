"""Errors in a description name the file, the line and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mockcluster.blueprint import BlueprintError, load, parse
from mockcluster.cluster import MockCluster

GOOD = """\
name: small
cluster: SMALL-CL
nodes:
  - name: A1
  - name: A2
    host: {memory: 32 GiB}
networks:
  - {name: Net, subnet: 10.0.0.0/24, migration: true}
volumes:
  - name: Vol
switches:
  - name: Ext
machines:
  - name: one
    node: A1
    memory: 2 GiB
"""


def mistakes(text: str) -> list[str]:
    with pytest.raises(BlueprintError) as caught:
        parse(text, "w.yaml")
    return [str(mistake) for mistake in caught.value.mistakes]


def test_an_unknown_key_names_its_line_and_what_is_allowed() -> None:
    found = mistakes(GOOD.replace("    memory: 2 GiB", "    memroy: 2 GiB"))
    assert len(found) == 1
    assert found[0].startswith("w.yaml:16: machines[1].memroy: unknown key; allowed are name, node, clustered, state")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            " 2 GiB",
            " lots",
            "w.yaml:16: machines[1].memory: a size is a number with a unit, e.g. 512 MiB, 4 GiB or 2 TiB",
        ),
        ("node: A1", "node: A9", "w.yaml:15: machines[1].node: there is no node 'A9'; known: A1, A2"),
        ("name: A2", "name: a1", "w.yaml:5: nodes[2].name: 'a1' is there twice"),
        (
            "memory: 2 GiB",
            "memory: 900 GiB",
            "w.yaml:16: machines[1].memory: the running machines of A1 need more memory",
        ),
        (
            "memory: 2 GiB",
            "state: On",
            "w.yaml:16: machines[1].state: allowed are 'Running', 'Off', 'Saved' or 'Paused'",
        ),
        ("memory: 2 GiB", "workload: heavy", "w.yaml:16: machines[1].workload: known workloads are application, build"),
        ("memory: 2 GiB", "version: '12.0'", "w.yaml:16: machines[1].version: allowed are 8.0,"),
        ("memory: 2 GiB", "switches: [Int]", "w.yaml:16: machines[1].switches: there is no switch 'Int'; known: Ext"),
        ("memory: 2 GiB", "storage: Other", "w.yaml:16: machines[1].storage: there is no volume 'Other'; known: Vol"),
        ("10.0.0.0/24", "10.0.0/24", "w.yaml:8: networks[1].subnet: the value '10.0.0/24' does not have the form"),
        ("memory: 32 GiB", "cores: 0", "w.yaml:6: nodes[2].host.cores: Input should be greater than or equal to 1"),
        ("cluster: SMALL-CL\n", "", "w.yaml:1: cluster: this key is missing"),
    ],
)
def test_an_impossible_value_names_its_line(old: str, new: str, expected: str) -> None:
    found = mistakes(GOOD.replace(old, new))
    assert found[0].startswith(expected), found


def test_all_mistakes_are_reported_at_once() -> None:
    assert len(mistakes(GOOD.replace(" 2 GiB", " lots").replace("10.0.0.0/24", "x"))) == 2


@pytest.mark.parametrize("text", ["", "- a", "just text", "a: [1", "a: b: c"])
def test_text_that_is_no_description(text: str) -> None:
    assert mistakes(text)[0].startswith("w.yaml:")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BlueprintError, match="No such file"):
        load(tmp_path / "none.yaml")


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BlueprintError, match="UTF-8"):
        load(tmp_path / "w.yaml")


def test_a_node_may_differ_from_the_others(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(GOOD, encoding="utf-8")
    with MockCluster.create(None, str(tmp_path / "w.yaml")) as cluster:
        assert [host.memory_capacity >> 30 for host in cluster.world.hosts] == [256, 32]
