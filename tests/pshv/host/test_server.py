"""The server and its stand-ins: command lines, streams and exit codes as if the real executable ran."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pshv.testing import MockCluster, StandIns


@pytest.fixture(params=["local", "port"])
def stand_ins(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIns]:
    """Stand-ins over a local socket, and over a port as where there are none."""
    with MockCluster.create(strict=False) as cluster, cluster.stand_ins(local=request.param == "local") as made:
        yield made


def call(*words: str, given: str | None = None, cwd: Path | None = None) -> tuple[int, str, str]:
    done = subprocess.run(words, input=given, capture_output=True, text=True, cwd=cwd, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "given", "expected"),
    [
        (["powershell", "-Command", "exit 3"], "", (3, "", "")),
        (["powershell", "-NoProfile", "-Command", "'a'; 'b'"], "", (0, "a\nb\n", "")),
        (["powershell", "-Command", '$input | % { "<$_>" }'], "x\ny\n", (0, "<x>\n<y>\n", "")),
        (["pwsh", "-Command", "-"], "1+1\nexit 5\n", (5, "2\n", "")),
        (["powershell", "-EncodedCommand", "MQArADEA"], "", (0, "2\n", "")),
        (["powershell", "-Command", "[Console]::Error.WriteLine('bad'); 'good'"], "", (0, "good\n", "bad\n")),
        (["pwsh", "-Command", "throw 'it'"], "", (1, "", "Exception: it\n")),
        (["powershell", "-Command", "'ä€😀'"], "", (0, "ä€😀\n", "")),
    ],
)
def test_as_the_executable(stand_ins: StandIns, words: list[str], given: str, expected: tuple[int, str, str]) -> None:
    assert call(*words, given=given) == expected


def test_a_wrong_command_line(stand_ins: StandIns) -> None:
    code, _, error = call("pwsh", "-nonsense")
    assert code == 64
    assert "-nonsense" in error


def test_the_name_decides_the_edition(stand_ins: StandIns) -> None:
    for name, major in (("powershell", "5"), ("powershell.exe", "5"), ("pwsh", "7"), ("pwsh.exe", "7")):
        assert call(name, "-c", "$PSVersionTable.PSVersion.Major") == (0, f"{major}\n", "")


def test_words_arrive_as_they_are(stand_ins: StandIns, tmp_path: Path) -> None:
    script = tmp_path / "words.ps1"
    script.write_text('$args | ForEach-Object { "[$_]" }', encoding="utf-8")
    odd = ["", "two words", '"quoted"', "$x;`n", "ü", "*"]
    assert call("powershell", "-File", "words.ps1", *odd, cwd=tmp_path)[1].splitlines() == [f"[{one}]" for one in odd]


def test_the_callers_folder_is_where_it_starts(stand_ins: StandIns, tmp_path: Path) -> None:
    assert call("powershell", "-c", "Set-Content .\\made.txt here; (Get-Location).Path", cwd=tmp_path)[1] == "H:\\\n"
    assert (tmp_path / "made.txt").read_text().strip() == "here"


def test_a_dialogue_is_streamed_and_holds_nobody_up(stand_ins: StandIns) -> None:
    with subprocess.Popen(["powershell", "-Command", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        for number in (1, 2):
            talk.stdin.write(b'$n = 1 + $n; "n is $n"\n')
            talk.stdin.flush()
            assert talk.stdout.readline() == f"n is {number}\n".encode()
            assert call("powershell", "-c", "$n; 'meanwhile'")[1] == "meanwhile\n"
        talk.stdin.close()
        assert talk.wait(30) == 0


def test_much_output_to_a_slow_reader_holds_nobody_up(stand_ins: StandIns) -> None:
    with subprocess.Popen(["powershell", "-c", "1..3 | % { 'x' * 200000 }"], stdout=subprocess.PIPE) as slow:
        assert call("powershell", "-c", "'meanwhile'")[1] == "meanwhile\n"
        assert slow.stdout is not None
        assert len(slow.stdout.read()) == 3 * 200_001


def test_a_reader_that_stops_early_stops_the_session(stand_ins: StandIns) -> None:
    with subprocess.Popen(["powershell", "-c", "while ($true) { 'more' }"], stdout=subprocess.PIPE) as endless:
        assert endless.stdout is not None
        assert endless.stdout.readline() == b"more\n"
        endless.stdout.close()
        assert endless.wait(30) != 0
    assert call("powershell", "-c", "1") == (0, "1\n", "")


def test_a_caller_that_is_killed_stops_its_session(stand_ins: StandIns) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(["powershell", "-c", "while ($true) {}"], timeout=0.3, check=False)
    assert call("powershell", "-c", "1") == (0, "1\n", "")
    with subprocess.Popen(["powershell", "-c", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as waiting:
        assert waiting.stdin is not None
        assert waiting.stdout is not None
        waiting.stdin.write(b"'ready'\n")
        waiting.stdin.flush()
        assert waiting.stdout.readline() == b"ready\n"
        waiting.kill()
        wait_for_silence(stand_ins)


def wait_for_silence(stand_ins: StandIns) -> None:
    for _ in range(200):
        if not any(thread and thread.is_alive() for thread in stand_ins._server._callers.values()):
            return
        time.sleep(0.01)
    raise AssertionError("a session still runs")


def test_many_callers_at_once(stand_ins: StandIns) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: call("pwsh", "-c", f"{n}; Start-Sleep 1; {n}"), range(16)))
    assert answers == [(0, f"{n}\n{n}\n", "") for n in range(16)]


def test_deep_recursion_ends_as_it_should(stand_ins: StandIns) -> None:
    code, _, error = call("powershell", "-c", "function f { f }; f")
    assert code == 1
    assert "depth" in error.lower()


def test_after_the_end_a_straggler_is_told(tmp_path: Path) -> None:
    with MockCluster.create() as cluster, cluster.stand_ins() as made:
        kept = tmp_path / "powershell"
        kept.write_bytes((made.folder / "powershell").read_bytes())
        kept.chmod(0o700)
    code, _, error = call(str(kept), "-c", "1")
    assert code == 125
    assert "has ended" in error


def test_an_interpreter_whose_path_no_shebang_can_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pshv.host.standins.LONGEST_SHEBANG", 0)
    with MockCluster.create() as cluster, cluster.stand_ins():
        assert call("pwsh", "-c", "$PSVersionTable.PSVersion.Major; exit 4") == (4, "7\n", "")
        script = tmp_path / "words.ps1"
        script.write_text("$args.Count; $args", encoding="utf-8")
        assert call("powershell", "-File", str(script), "a b", "'", '"')[1] == "3\na b\n'\n\"\n"
