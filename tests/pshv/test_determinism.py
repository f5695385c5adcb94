"""The same seed and the same commands give the same bytes, whatever the hash seed of the process."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

COMMANDS = """
Set-ClusterLog -Level 5
Get-ClusterGroup; Get-ClusterResource; Get-VM | Format-List *
Move-VM web01 HV02 -Passthru
Move-ClusterVirtualMachineRole sql01 HV02
Move-ClusterGroup 'Cluster Group' HV03
Disable-VMMigration -ComputerName HV01; Move-ClusterVirtualMachineRole web01 HV01
Stop-VM mon01; Start-VM mon01; Start-VM nothing
[guid]::NewGuid(); Get-Random; Get-Date
Get-ClusterLog; Get-ClusterLog -Destination . -TimeSpan 30 -UseLocalTime
Get-WinEvent -LogName System, Microsoft-Windows-*-Admin | Format-List *
$error.Count; @{ b = 1; a = 2; c = 3 }; Get-ChildItem *.log
"""
PROGRAM = """
import sys
from freezegun import freeze_time
from pshv.cli import main
with freeze_time("2026-03-05 10:00:00"):
    sys.exit(main(["--db", "state/cluster.db", "--seed", "11", "-Command", sys.stdin.read()]))
"""


def run(folder: Path, hash_seed: str) -> dict[str, str]:
    """Run the commands in a process; gives digests of everything it left and printed."""
    folder.mkdir()
    env = os.environ | {"PYTHONHASHSEED": hash_seed}
    words = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(words, input=COMMANDS.encode(), capture_output=True, cwd=folder, env=env, check=False)
    seen = {"stdout": done.stdout.decode(), "stderr": done.stderr.decode(), "code": str(done.returncode)}
    for path in sorted(folder.rglob("*.log")):
        seen[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    with sqlite3.connect(folder / "state" / "cluster.db") as connection:
        for table in ("log", "events", "facts", "history"):
            seen[table] = "\n".join(map(str, connection.execute(f"select * from {table} order by rowid")))
    connection.close()
    return seen


def test_two_processes_with_different_hash_seeds_agree(tmp_path: Path) -> None:
    first, second = run(tmp_path / "a", "1"), run(tmp_path / "b", "4242")
    assert first.keys() == second.keys()
    for what, seen in first.items():
        assert seen == second[what], what
    assert "HV02_cluster.log" in first
    assert "web01" in first["stdout"]
    assert "internal error" not in first["stderr"]
