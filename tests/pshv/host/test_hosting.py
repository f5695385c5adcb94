"""`pshv host`: one warm process for plain one-shots and for other languages."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

START = [sys.executable, "-c", "from pshv.cli import main; raise SystemExit(main())"]


def run(*words: str, env: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, env=env | more, timeout=60, check=False)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / ("a long name " * 8) / "cluster.db"


@pytest.fixture
def hosted(db: Path) -> Iterator[dict[str, str]]:
    """The environment of a host that runs."""
    db.parent.mkdir(parents=True, exist_ok=True)
    env = os.environ | {"PSHV_DB": str(db)}
    with subprocess.Popen(
        [*START, "host", "--json", "--until-eof"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
    ) as host:
        assert host.stdout is not None
        yield env | json.loads(host.stdout.readline())
        host.communicate(timeout=30)
    assert host.returncode == 0
    assert not Path(f"{db}.host").exists()


def test_a_plain_one_shot_uses_it(hosted: dict[str, str], db: Path) -> None:
    assert run(*START, "-c", "Move-VM web01 HV02; 'done'", env=hosted).stdout == "done\n"
    asked = run("mockcluster", "calls", "Move-VM", "to=HV02", env=hosted)
    assert [call["parameters"]["Name"] for call in json.loads(asked.stdout)] == ["web01"]
    cold = run(*START, "-c", "(Get-VM web01 -ComputerName HV02).Name", env=hosted, PSHV_NO_HOST="1")
    assert cold.stdout == "web01\n"
    assert len(json.loads(run("mockcluster", "calls", env=hosted).stdout)) == 1


def test_only_the_owner_can_use_it(hosted: dict[str, str], db: Path) -> None:
    status = os.lstat(f"{db}.host")
    assert stat.S_ISSOCK(status.st_mode)
    assert stat.S_IMODE(status.st_mode) == 0o600
    os.chmod(f"{db}.host", 0o666)
    assert run(*START, "-c", "1", env=hosted).stdout == "1\n"
    assert run("mockcluster", "calls", env=hosted).stdout == "[]\n"
    os.chmod(f"{db}.host", 0o600)


def test_options_and_exit_codes_travel(hosted: dict[str, str], tmp_path: Path) -> None:
    answer = run(*START, "--edition", "core", "-c", "$PSVersionTable.PSVersion.Major; exit 7", env=hosted)
    assert (answer.stdout, answer.returncode) == ("7\n", 7)
    answer = run(*START, "--no-host-folder", "--grant", f"{tmp_path}=X:", "-c", "Test-Path H:\\, X:\\", env=hosted)
    assert answer.stdout == "False\nTrue\n"


def test_a_second_host_is_refused(hosted: dict[str, str]) -> None:
    answer = run(*START, "host", env=hosted)
    assert answer.returncode == 1
    assert "A host serves this cluster already" in answer.stderr


def test_a_new_cluster_in_the_files_place_is_noticed(hosted: dict[str, str]) -> None:
    assert run(*START, "-c", "(Get-ClusterNode).Count", env=hosted).stdout == "3\n"
    assert run(*START, "new", "--force", "--world", "two-node", env=hosted).returncode == 0
    assert run(*START, "-c", "(Get-ClusterNode).Count", env=hosted).stdout == "2\n"


def test_other_languages_have_the_same(hosted: dict[str, str]) -> None:
    def ask(*words: str) -> object:
        answer = run("mockcluster", *words, env=hosted)
        assert answer.returncode == 0, answer.stderr
        return json.loads(answer.stdout)

    before = ask("checkpoint")
    run("pwsh", "-c", "Stop-VM dc01 -TurnOff -Force", env=hosted)
    assert ask("log", "contains=dc01")
    assert ask("events")
    assert ask("restore", str(before)) == before
    assert run("powershell", "-c", "(Get-VM dc01).State.ToString()", env=hosted).stdout == "Running\n"
    first = str(ask("now"))
    advanced = ask("advance", "hours=6")
    assert isinstance(advanced, dict)
    assert advanced["now"] > first
    assert ask("verify") == "ok"


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        ([], 64, "the first word is one of now, advance"),
        (["advance", "weeks"], 0, ""),
        (["advance", "fortnights=1"], 64, "such as hours=6"),
        (["restore", "9"], 64, "0 to 0"),
        (["log", "HV09"], 1, "HV09"),
        (["fault", "nonsense"], 1, "nonsense"),
    ],
)
def test_wrong_words(hosted: dict[str, str], words: list[str], code: int, text: str) -> None:
    answer = run("mockcluster", *words, env=hosted)
    assert answer.returncode == code
    assert text in answer.stderr


def test_what_a_dead_host_left_is_no_obstacle(db: Path, tmp_path: Path) -> None:
    db.parent.mkdir(parents=True)
    env = os.environ | {"PSHV_DB": str(db)}
    with subprocess.Popen([*START, "host"], stdout=subprocess.PIPE, env=env) as host:
        assert host.stdout is not None
        while b"ready" not in host.stdout.readline():
            pass
        host.kill()
    assert Path(f"{db}.host").exists()
    assert run(*START, "-c", "1", env=env).stdout == "1\n"
    again = subprocess.run([*START, "host", "--until-eof"], env=env, input=b"", capture_output=True, check=True)
    assert b"ready" in again.stdout
