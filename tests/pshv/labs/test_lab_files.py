"""A lab file with an error names the file, the line and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pshv.labs import library
from pshv.labs.mistakes import LabError, LabFileError
from pshv.labs.reading import DrawnLab
from pshv.labs.stage import stage
from pshv.labs.world import plan_of

GOOD = (library.FILES / "migration-disabled.yaml").read_text(encoding="utf-8")


def lab_with(folder: Path, old: str, new: str) -> DrawnLab:
    assert GOOD.count(old) >= 1
    path = folder / "migration-disabled.yaml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    return DrawnLab(path, library.WORLDS, 1)


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("title:", "titel:", "migration-disabled.yaml:3: titel: unknown key 'titel'. Did you mean 'title'?"),
        ("step: 5", "step: 9", "migration-disabled.yaml:5: step: Input should be less than or equal to 7"),
        (
            "template: three-hosts",
            "template: tree-hosts",
            "there is no world 'tree-hosts'. Did you mean 'three-hosts'?",
        ),
        ("must: {host:", "most: {host:", "check[2].most: unknown key 'most'. Did you mean 'must'?"),
        ("{of: vms,", "{of: vm,", "check[2].of: 'vm' is not one of them. Allowed are 'cluster', 'nodes', 'hosts'"),
        ("advance: 35 min", "advance: 35 m", "a span is a number with a unit, e.g. 30 s, 25 min, 6 h or 2 d"),
        (
            "Move-ClusterVirtualMachineRole -Name {{vm}}",
            "Move-VM {{destinaton}}",
            "there is no parameter 'destinaton'. Did you mean 'destination'?",
        ),
        ("{choose: [4 GiB, 8 GiB, 12 GiB]}", "{pick: [4 GiB]}", "parameter 'size': allowed are a value, choose: [...]"),
        ("'actively refused'", "'actively (refused'", "this is no regular expression"),
        ("name: migration-disabled", "name: Migration Disabled", "does not have the form"),
        ("name: migration-disabled", "name: other-name", "the name 'other-name' must be the file's"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    with pytest.raises(LabFileError) as caught:
        lab_with(tmp_path, old, new)
    assert mistake in str(caught.value)
    assert str(caught.value).startswith("migration-disabled.yaml:")


def test_a_mistake_in_the_world_of_a_lab_is_found_in_the_lab(tmp_path: Path) -> None:
    drawn = lab_with(tmp_path, "workload: web", "workload: wep")
    with pytest.raises(
        LabFileError, match=r"migration-disabled.yaml:14: world.machines\[1\].workload: known workloads are"
    ):
        plan_of(drawn)


def test_a_fault_that_does_not_exist_suggests_the_nearest(tmp_path: Path) -> None:
    drawn = lab_with(tmp_path, "kind: migration-disabled", "kind: migration-disable")
    with pytest.raises(LabFileError, match=r"migration-disabled.yaml:16: break\[1\]: .*migration-disabled"):
        stage(drawn)


def test_a_condition_on_a_field_that_does_not_exist_suggests_the_nearest(tmp_path: Path) -> None:
    drawn = lab_with(tmp_path, "keep: [started_at]", "keep: [start_at]")
    with pytest.raises(LabFileError, match=r"vms have no field 'start_at'. Did you mean 'started_at'?"):
        stage(drawn)


def test_text_that_is_no_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("name: x\ntitle: [\n", encoding="utf-8")
    with pytest.raises(LabFileError, match=r"^x.yaml:3: "):
        DrawnLab(path, library.WORLDS, 1)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(LabFileError, match=r"nowhere.yaml: No such file"):
        DrawnLab(tmp_path / "nowhere.yaml", library.WORLDS, 1)


def test_an_unknown_lab_suggests_the_nearest() -> None:
    with pytest.raises(LabError, match=r"There is no lab 'swich-name'. Did you mean 'switch-name'?"):
        library.path_of("swich-name")


def test_there_are_at_least_twelve_labs_and_one_for_each_troubleshooting_step() -> None:
    steps = [library.title(name)[1] for name in library.names()]
    assert len(steps) >= 12
    assert {step for step in steps if step} == {1, 2, 3, 4, 5, 6, 7}


def test_a_lab_may_be_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "my-own.yaml"
    path.write_text(GOOD.replace("name: migration-disabled", "name: my-own", 1), encoding="utf-8")
    assert library.drawn(str(path), 1).lab.name == "my-own"
