"""Every node has its own C:, reachable as a share; the Windows folders are there before they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.drives.drives import Drives

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_written_by_looking(drives: Drives, tmp_path: Path) -> None:
    assert drives.resolve("C:\\Windows\\Cluster\\Reports").is_container()
    assert drives.resolve("\\\\hv02\\c$\\windows\\cluster\\reports").is_container()
    assert [entry.name for entry in drives.files.entries("C:\\")][:3] == ["ClusterStorage", "PerfLogs", "Program Files"]
    assert not (tmp_path / "cluster.db.files").exists()


def test_a_file_on_one_node_is_not_on_the_other(drives: Drives) -> None:
    drives.files.write("C:\\Temp\\a.txt", b"first")

    assert drives.files.read("\\\\HV01\\C$\\temp\\A.TXT") == b"first"
    assert not drives.files.exists("\\\\HV02\\C$\\Temp\\a.txt")
    assert drives.files.exists("\\\\hv01.contoso.local\\C$\\Temp\\a.txt")


def test_admin_share_is_the_windows_folder(drives: Drives) -> None:
    drives.files.write("\\\\HV02\\ADMIN$\\Cluster\\Reports\\Cluster.log", b"log")

    assert drives.files.read("\\\\HV02\\C$\\Windows\\Cluster\\Reports\\cluster.log") == b"log"


def test_cluster_storage_is_shared_by_all_nodes(drives: Drives) -> None:
    drives.files.write("C:\\ClusterStorage\\Volume1\\disk.vhdx", b"x")

    assert drives.files.exists("\\\\HV02\\C$\\clusterstorage\\volume1\\DISK.VHDX")
    assert "Volume1" in [entry.name for entry in drives.files.entries("\\\\HV02\\C$\\ClusterStorage")]


def test_a_removed_windows_folder_stays_removed(drives: Drives) -> None:
    drives.files.remove("C:\\PerfLogs")

    assert not drives.files.exists("C:\\PerfLogs")
    assert drives.files.exists("C:\\Windows\\System32")
    assert drives.files.exists("\\\\HV02\\C$\\PerfLogs")


def test_without_a_host_folder_a_session_starts_at_home(tmp_path: Path) -> None:
    drives = Drives(tmp_path / "files", lambda: ["HV01"], lambda: "HV01", None)

    assert drives.current == "C:\\Users\\Administrator"
    assert drives.drive("H") is None


def test_host_paths_are_shown_on_their_drive(drives: Drives, host: Path, outside: Path) -> None:
    assert drives.display_host_path(host / "lab") == "H:\\lab"
    assert drives.display_host_path(outside) is None
