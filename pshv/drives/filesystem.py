"""The FileSystem provider's disk: Windows paths onto folders of the host, and nothing beside them.

Paths here are full: `H:\\lab\\a.txt`, `\\\\HV02\\C$\\Temp`. Failures are Python's OSError, or sandbox.Outside/BadName.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat as _stat
from typing import IO, TYPE_CHECKING

from .entry import Entry
from .paths import collapse, is_unc, segments, split_drive, windows
from .sandbox import BadName, Outside, Root
from .volume import CSV_FOLDER, STANDARD, Volume

if TYPE_CHECKING:
    from collections.abc import Callable


class Place:
    """Where a path lies: volume, segments below its root, and the text of the root (`H:\\`, `\\\\HV02\\C$\\`)."""

    __slots__ = ("parts", "root", "volume")

    def __init__(self, volume: Volume, parts: list[str], root: str) -> None:
        self.volume = volume
        self.parts = parts
        self.root = root

    @property
    def path(self) -> str:
        return self.root + "\\".join(self.parts)


class FileSystem:
    """Volumes by letter and by node.

    `root_folder` holds a folder for each node (a folder of its own is made for a cluster in memory); `letters` maps
    drive letters to host folders.
    """

    def __init__(
        self,
        root_folder: str | None,
        nodes: Callable[[], list[str]],
        management_node: Callable[[], str],
        letters: dict[str, str],
    ) -> None:
        self._root_folder = root_folder
        self._nodes = nodes
        self._management_node = management_node
        self.volumes: dict[str, Volume] = {letter.upper(): Volume(folder) for letter, folder in letters.items()}
        self._node_volumes: dict[str, Volume] = {}
        self._shared: Volume | None = None
        self.core = False
        self.shared_volumes: Callable[[], list[str]] = lambda: ["Volume1"]

    # -- volumes
    @property
    def root_folder(self) -> str:
        """The host folder of all nodes' files."""
        if self._root_folder is None:
            import atexit
            import tempfile

            self._root_folder = tempfile.mkdtemp(prefix="pshv-")
            atexit.register(shutil.rmtree, self._root_folder, True)
        return self._root_folder

    def volume(self, letter: str) -> Volume | None:
        """The volume of a drive letter."""
        letter = letter.upper()
        if letter == "C" and "C" not in self.volumes:
            return self.node_volume(self._management_node())
        return self.volumes.get(letter)

    def node_volume(self, node: str) -> Volume | None:
        """The C: of a node, None when there is no such node."""
        short = node.partition(".")[0].lower()
        if short in ("localhost", "127", ""):
            short = self._management_node().lower()
        found = self._node_volumes.get(short)
        if found is None:
            name = next((n for n in self._nodes() if n.lower() == short), None)
            if name is None:
                return None
            folder = os.path.join(self.root_folder, _host_name(name), "C")
            found = self._node_volumes[short] = Volume(folder, STANDARD, name)
        return found

    @property
    def shared(self) -> Volume:
        """C:\\ClusterStorage, the same on every node."""
        if self._shared is None:
            names = tuple(self.shared_volumes())
            self._shared = Volume(os.path.join(self.root_folder, "ClusterStorage"), names, "ClusterStorage")
        return self._shared

    def place(self, path: str) -> Place:
        """Where a full path lies. Raises FileNotFoundError for an unknown volume, Outside for `..` above the root."""
        text = windows(path)
        if is_unc(text):
            return self._unc_place(text)
        letter, rest = split_drive(text)
        volume = self.volume(letter) if letter is not None and len(letter) == 1 else None
        if volume is None or letter is None:
            raise FileNotFoundError(errno.ENOENT, "no such volume", path)
        return self._below(volume, segments(rest), f"{letter.upper()}:\\", path)

    def _unc_place(self, text: str) -> Place:
        parts = segments(text)
        if parts[:1] in (["?"], ["."]):
            raise BadName(text)
        if len(parts) < 2:
            raise FileNotFoundError(errno.ENOENT, "no such share", text)
        volume = self.node_volume(parts[0])
        share = parts[1].lower()
        root = f"\\\\{parts[0]}\\{parts[1]}\\"
        if volume is None or share not in ("c$", "admin$", "clusterstorage$"):
            raise FileNotFoundError(errno.ENOENT, "no such share", text)
        if share == "clusterstorage$":
            return self._below(self.shared, parts[2:], root, text)
        if share == "admin$":
            inner, above = collapse(parts[2:])
            if above:
                raise Outside(text)
            return Place(_Subvolume(volume, "Windows"), inner, root)
        return self._below(volume, parts[2:], root, text)

    def _below(self, volume: Volume, parts: list[str], root: str, path: str) -> Place:
        inner, above = collapse(parts)
        if above:
            raise Outside(path)
        if inner and inner[0].lower() == CSV_FOLDER and volume.made.endswith("C.made"):
            return Place(self.shared, inner[1:], root + "ClusterStorage\\")
        return Place(volume, inner, root)

    # -- looking
    def host_path(self, path: str, *, follow_last: bool = True) -> str:
        """The host path behind a full path; it need not exist."""
        place = self.place(path)
        return place.volume.root.locate(place.volume.spelled(place.parts), follow_last=follow_last)

    def entry(self, path: str) -> Entry | None:
        """What is at `path`, None if nothing. Raises Outside when it is reached by a link that leads out."""
        try:
            place = self.place(path)
        except FileNotFoundError:
            return None
        place.volume.see(place.parts)
        volume, parts = place.volume, place.volume.spelled(place.parts)
        try:
            host = volume.root.locate(parts, follow_last=False)
        except BadName:
            return None
        return self._entry_at(place, parts, host)

    def _entry_at(self, place: Place, parts: list[str], host: str) -> Entry | None:
        volume = place.volume
        is_link = False
        try:
            status = os.lstat(host)
            if _stat.S_ISLNK(status.st_mode):
                is_link = True
                target = os.path.realpath(host)
                if not volume.root.contains(target):
                    raise Outside(place.path)
                status = os.stat(target)
                host = target
        except FileNotFoundError:
            if is_link or not (volume.knows(parts) or not parts):
                return None
            return Entry(place.root + "\\".join(parts), host, None)
        except NotADirectoryError:
            return None
        if not (_stat.S_ISDIR(status.st_mode) or _stat.S_ISREG(status.st_mode)):
            return None
        name = parts[-1:] if is_link else [os.path.basename(host)] if parts else []
        return Entry(place.root + "\\".join(parts[:-1] + name), host, status, is_link)

    def exists(self, path: str) -> bool:
        """Whether there is something; nothing is where a link leads out of its root."""
        try:
            return self.entry(path) is not None
        except (Outside, BadName):
            return False

    def entries(self, path: str) -> list[Entry]:
        """What is in a folder: folders first, each kind by name without case. Links that lead out are left away."""
        place = self.place(path)
        place.volume.see(place.parts)
        volume, parts = place.volume, place.volume.spelled(place.parts)
        host = volume.root.locate(parts)
        prefix = place.root + "".join(part + "\\" for part in parts)
        found: dict[str, Entry] = {}
        try:
            with os.scandir(host) as listing:
                for item in listing:
                    entry = _scanned(item, prefix, volume.root)
                    if entry is not None:
                        found[item.name.lower()] = entry
        except FileNotFoundError:
            if not volume.knows(parts) and parts:
                raise
        for name in volume.known_children(parts):
            found.setdefault(name.lower(), Entry(prefix + name, os.path.join(host, name), None))
        return sorted(found.values(), key=lambda entry: (not entry.is_folder, entry.name.casefold(), entry.name))

    # -- changing
    def _writable(self, path: str, *, follow_last: bool = True) -> str:
        place = self.place(path)
        place.volume.write_known()
        return place.volume.root.locate(place.volume.spelled(place.parts), follow_last=follow_last)

    def open(self, path: str, mode: str) -> IO[bytes]:
        """Opens a file in binary `mode` (rb, wb, ab, r+b, xb). A link at the end is not followed out of the root."""
        host = self.host_path(path) if mode == "rb" else self._writable(path)
        if os.path.isdir(host) or self.place(path).volume.knows(self.place(path).parts):
            raise IsADirectoryError(errno.EISDIR, "is a folder", path)
        if mode != "rb" and _is_read_only(host):
            raise PermissionError(errno.EACCES, "read-only", path)
        flags = {"rb": os.O_RDONLY, "wb": os.O_WRONLY | os.O_CREAT | os.O_TRUNC, "ab": os.O_WRONLY | os.O_CREAT}
        bits = flags.get(mode)
        if bits is None:
            bits = os.O_RDWR | (os.O_CREAT | os.O_EXCL if mode == "xb" else 0)
        elif mode == "ab":
            bits |= os.O_APPEND
        descriptor = os.open(host, bits | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0), 0o644)
        return os.fdopen(descriptor, "wb" if mode == "xb" else mode)

    def read(self, path: str) -> bytes:
        with self.open(path, "rb") as file:
            return file.read()

    def write(self, path: str, data: bytes, *, append: bool = False) -> None:
        with self.open(path, "ab" if append else "wb") as file:
            file.write(data)
        self.date(path)

    def date(self, path: str) -> None:
        """Dates a written file by the session's clock."""
        from .filetimes import now_nanoseconds

        now = now_nanoseconds()
        host = self.host_path(path)
        if os.path.exists(host):
            os.utime(host, ns=(now, now))

    def make_folder(self, path: str) -> None:
        """Makes a folder and those above it."""
        os.makedirs(self._writable(path), exist_ok=True)
        self.date(path)

    def remove(self, path: str) -> None:
        """Removes a file, a link (never what it points to), or a folder with all that is in it."""
        self._refuse_root(path)
        host = self._writable(path, follow_last=False)
        if os.path.islink(host) or not os.path.isdir(host):
            os.unlink(host)
        else:
            shutil.rmtree(host)

    def move(self, source: str, target: str) -> None:
        """Moves a file or folder; the target must not exist."""
        self._refuse_root(source)
        start, end = self._writable(source, follow_last=False), self._writable(target, follow_last=False)
        if os.path.lexists(end) and not (start.casefold() == end.casefold()):
            raise FileExistsError(errno.EEXIST, "exists", target)
        if not os.path.isdir(os.path.dirname(end)):
            raise FileNotFoundError(errno.ENOENT, "no such folder", target)
        if os.path.islink(start):
            os.rename(start, end)
        else:
            shutil.move(start, end)

    def _refuse_root(self, path: str) -> None:
        if not self.place(path).parts:
            raise PermissionError(errno.EACCES, "a root", path)

    def copy_file(self, source: str, target: str) -> None:
        """Copies a file's bytes and times; the target is replaced."""
        with self.open(source, "rb") as reader, self.open(target, "wb") as writer:
            shutil.copyfileobj(reader, writer, 1 << 20)
        status = os.stat(self.host_path(source))
        os.utime(self.host_path(target), ns=(status.st_atime_ns, status.st_mtime_ns))

    def set_read_only(self, path: str, value: bool) -> None:
        host = self._writable(path)
        mode = os.stat(host).st_mode
        os.chmod(host, mode & ~0o222 if value else mode | _stat.S_IWUSR)

    def set_times(self, path: str, *, written: int | None = None, read: int | None = None) -> None:
        """Sets last write and last access time, nanoseconds since the epoch."""
        host = self._writable(path)
        status = os.stat(host)
        os.utime(
            host,
            ns=(status.st_atime_ns if read is None else read, status.st_mtime_ns if written is None else written),
        )


class _Subvolume(Volume):
    """A folder of a volume as a volume (ADMIN$)."""

    __slots__ = ("_below", "_outer")

    def __init__(self, outer: Volume, folder: str) -> None:
        super().__init__(os.path.join(outer.root.folder, folder))
        self._outer = outer
        self._below = [folder]

    def knows(self, parts: list[str]) -> bool:
        return self._outer.knows(self._below + parts)

    def see(self, parts: list[str]) -> None:
        self._outer.see(self._below + parts)

    def known_children(self, parts: list[str]) -> list[str]:
        return self._outer.known_children(self._below + parts)

    def spelled(self, parts: list[str]) -> list[str]:
        return self._outer.spelled(self._below + parts)[1:]

    def write_known(self) -> None:
        self._outer.write_known()


def _scanned(item: os.DirEntry[str], prefix: str, root: Root) -> Entry | None:
    if "\\" in item.name or ":" in item.name:
        return None
    try:
        is_link = item.is_symlink()
        if is_link and root.leads_out(item.path):
            return None
        status = item.stat()
    except OSError:
        return None
    if not (_stat.S_ISDIR(status.st_mode) or _stat.S_ISREG(status.st_mode)):
        return None
    return Entry(prefix + item.name, os.path.realpath(item.path) if is_link else item.path, status, is_link)


def _is_read_only(host: str) -> bool:
    try:
        return not os.stat(host).st_mode & _stat.S_IWUSR
    except OSError:
        return False


def _host_name(node: str) -> str:
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in node.lstrip(".")) or "_"
