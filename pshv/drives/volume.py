"""Volumes of the file system: a node's C: with its usual Windows folders, or a plain folder of the host.

The Windows folders are seen as existing; they are written at the first change of the volume.
"""

from __future__ import annotations

import os

from .sandbox import Root

STANDARD = (
    "ClusterStorage",
    "PerfLogs",
    "Program Files",
    "Program Files\\Common Files",
    "Program Files\\WindowsPowerShell",
    "Program Files\\WindowsPowerShell\\Modules",
    "Program Files (x86)",
    "ProgramData",
    "ProgramData\\Microsoft",
    "ProgramData\\Microsoft\\Windows",
    "ProgramData\\Microsoft\\Windows\\Hyper-V",
    "Temp",
    "Users",
    "Users\\Administrator",
    "Users\\Administrator\\AppData",
    "Users\\Administrator\\AppData\\Local",
    "Users\\Administrator\\AppData\\Local\\Temp",
    "Users\\Administrator\\AppData\\Roaming",
    "Users\\Administrator\\Desktop",
    "Users\\Administrator\\Documents",
    "Users\\Administrator\\Downloads",
    "Users\\Public",
    "Users\\Public\\Documents",
    "Users\\Public\\Documents\\Hyper-V",
    "Users\\Public\\Documents\\Hyper-V\\Virtual hard disks",
    "Windows",
    "Windows\\Cluster",
    "Windows\\Cluster\\Reports",
    "Windows\\System32",
    "Windows\\System32\\WindowsPowerShell",
    "Windows\\System32\\WindowsPowerShell\\v1.0",
    "Windows\\Temp",
)
# programs that scripts ask the version of; they are empty files, written together with the folders
PROGRAMS = (
    "Windows\\System32\\vmms.exe",
    "Windows\\System32\\vmwp.exe",
    "Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
    "Windows\\Cluster\\clussvc.exe",
    "Windows\\Cluster\\rhs.exe",
)
_PROGRAM_FOLDERS = frozenset(program.lower().rpartition("\\")[0] for program in PROGRAMS)
CSV_FOLDER = "clusterstorage"


class Volume:
    """A root with the folders it is known to have.

    `made` is a file beside the root whose presence says that the standard folders were written.
    """

    __slots__ = ("_known", "_written", "label", "made", "root")

    def __init__(self, folder: str, standard: tuple[str, ...] = (), label: str = "") -> None:
        self.root = Root(folder)
        self.label = label
        self.made = folder.rstrip("/") + ".made"
        self._known: dict[tuple[str, ...], list[str]] | None = None
        self._written = not standard
        if standard:
            self._known = _tree(standard)

    @property
    def known(self) -> dict[tuple[str, ...], list[str]] | None:
        """Folders that exist though nothing is on disk: lower-case parts -> names of their sub-folders."""
        if self._written:
            return None
        if os.path.exists(self.made):
            self._written = True
            return None
        return self._known

    def knows(self, parts: list[str]) -> bool:
        """Whether `parts` is a folder not yet written."""
        known = self.known
        return known is not None and tuple(part.lower() for part in parts) in known

    def see(self, parts: list[str]) -> None:
        """Writes the known folders when somebody looks at one that holds programs, or at one of the programs."""
        if self.known is None or not parts:
            return
        path = "\\".join(parts).lower()
        if path in _PROGRAM_FOLDERS or (path.rpartition("\\")[0] in _PROGRAM_FOLDERS and path.endswith(".exe")):
            self.write_known()

    def known_children(self, parts: list[str]) -> list[str]:
        known = self.known
        return [] if known is None else known.get(tuple(part.lower() for part in parts), [])

    def spelled(self, parts: list[str]) -> list[str]:
        """`parts` in the spelling of the known folders, as far as they are known."""
        known = self.known
        if known is None:
            return parts
        out: list[str] = []
        for part in parts:
            names = known.get(tuple(p.lower() for p in out), [])
            out.append(next((name for name in names if name.lower() == part.lower()), part))
        return out

    def write_known(self) -> None:
        """Writes the known folders, before the first change."""
        known = self.known
        if known is None:
            if self._known is None:
                os.makedirs(self.root.folder, exist_ok=True)
            return
        for parts, children in known.items():
            folder = self.root.locate(self.spelled(list(parts)))
            os.makedirs(folder, exist_ok=True)
            for child in children:
                os.makedirs(os.path.join(folder, child), exist_ok=True)
        for program in PROGRAMS:
            where = program.split("\\")
            if tuple(part.lower() for part in where[:-1]) in known:
                with open(self.root.locate(where), "ab"):
                    pass
        with open(self.made, "w", encoding="ascii"):
            pass
        self._written = True


def _tree(folders: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
    tree: dict[tuple[str, ...], list[str]] = {(): []}
    for folder in folders:
        parts = folder.split("\\")
        tree[tuple(part.lower() for part in parts)] = []
        tree[tuple(part.lower() for part in parts[:-1])].append(parts[-1])
    return tree
