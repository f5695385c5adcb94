"""System.IO.FileInfo and DirectoryInfo of the sandbox. Source: language-subset.md 2; files.golden."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from pshv.runtime.netexception import NetException
from pshv.types.netobject import Method, NetObject, Property, member_table

from . import filetimes
from .entry import HIDDEN, NOT_ARCHIVE, READ_ONLY, SYSTEM, Entry, store_flags
from .paths import base_name, extension, join, parent, root_length
from .provider import ItemPath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .filesystem import FileSystem

NO_DATE = -11644473600 * 1_000_000_000


PROVIDER_NOTES = frozenset({"pspath", "psparentpath", "pschildname", "psdrive", "psprovider", "psiscontainer"})


class FileSystemInfo(NetObject):
    """A file or folder. `entry` is read when first asked for and again after Refresh."""

    __slots__ = ("_entry", "_read", "at", "files", "path", "short")

    def __init__(self, files: FileSystem, path: str, at: ItemPath | None = None, entry: Entry | None = None) -> None:
        self.files = files
        self.path = path
        self.at = at
        self._entry = entry
        self._read = entry is not None
        self.short = False  # 5.1 prints items of a listing by name

    @property
    def entry(self) -> Entry | None:
        if not self._read:
            self._entry = self.files.entry(self.path)
            self._read = True
        return self._entry

    def find_member(self, lowered: str) -> Property | Method | None:
        """The provider's notes (PSPath ...) are on what a provider gave, not on what .NET or a cmdlet made."""
        return None if self.at is None and lowered in PROVIDER_NOTES else self.members.get(lowered)

    def list_members(self) -> Iterator[Property | Method]:
        return (one for name, one in self.members.items() if self.at is not None or name not in PROVIDER_NOTES)

    def refresh(self) -> None:
        self._read = False

    def text(self) -> str:
        return self.name if self.short else self.path

    @property
    def name(self) -> str:
        cut = self.path.rstrip("\\")
        return cut.rpartition("\\")[2] if len(cut) > root_length(self.path) else self.path

    @property
    def ps_path(self) -> str:
        return self.at.full if self.at is not None else f"Microsoft.PowerShell.Core\\FileSystem::{self.path}"

    @property
    def ps_parent(self) -> str:
        up = parent(self.path)
        return f"Microsoft.PowerShell.Core\\FileSystem::{up}" if up else ""

    def stamp(self, which: str) -> int:
        """Nanoseconds since the epoch of a time of the host's record."""
        entry = self.entry
        if entry is None:
            return NO_DATE
        if entry.status is None:
            return BIRTH
        if which == "written":
            return entry.status.st_mtime_ns
        if which == "read":
            return entry.status.st_atime_ns
        born = getattr(entry.status, "st_birthtime", None)
        return int(born * 1e9) if born is not None else min(entry.status.st_ctime_ns, entry.status.st_mtime_ns)


BIRTH = 1_704_067_200 * 1_000_000_000  # what a folder not yet written is dated


def _need(info: FileSystemInfo) -> Entry:
    entry = info.entry
    if entry is None:
        raise NetException("System.IO.FileNotFoundException", f"Could not find file '{info.path}'.")
    return entry


def _mode(info: FileSystemInfo) -> str:
    entry = info.entry
    if entry is None:
        return ""
    bits = entry.attributes
    flags = "".join(mark if bits & bit else "-" for mark, bit in (("a", 32), ("r", 1), ("h", 2), ("s", 4)))
    if info.files.core:
        return ("l" if entry.is_link else "d" if entry.is_folder else "-") + flags
    return ("d" if entry.is_folder else "-") + flags + ("l" if entry.is_link else "-")


def _time(which: str, utc: bool) -> Any:
    make = filetimes.utc_date if utc else filetimes.local_date
    return lambda info: make(info.stamp(which))


def _set_time(which: str) -> Any:
    def write(info: FileSystemInfo, value: Any) -> None:
        moment = filetimes.epoch_nanoseconds(value)
        try:
            if which == "written":
                info.files.set_times(info.path, written=moment)
            elif which == "read":
                info.files.set_times(info.path, read=moment)
        except OSError as error:
            raise _net_error(error, info.path) from None
        info.refresh()

    return write


def _net_error(error: OSError, path: str) -> NetException:
    from .failures import describe

    failure = describe(error, path)
    return NetException(failure.exception, failure.message)


def _attributes(info: FileSystemInfo) -> object:
    from pshv.types.nettype import known_type

    entry = info.entry
    return known_type("System.IO.FileAttributes").enum_value(-1 if entry is None else entry.attributes or 128)


def _set_attributes(info: FileSystemInfo, value: Any) -> None:
    bits = int(value.value if hasattr(value, "value") else value)
    entry = _need(info)
    try:
        info.files.set_read_only(info.path, bool(bits & READ_ONLY))
        keep = bits & (HIDDEN | SYSTEM)
        if not entry.is_folder and not bits & 32:
            keep |= NOT_ARCHIVE
        store_flags(entry.host, keep)
    except OSError as error:
        raise _net_error(error, info.path) from None
    info.refresh()


def _set_read_only(info: FileSystemInfo, value: Any) -> None:
    _need(info)
    info.files.set_read_only(info.path, bool(value))
    info.refresh()


def _length(info: FileSystemInfo) -> object:
    from pshv.runtime.values import Int64

    entry = info.entry
    if entry is None or entry.is_folder:
        raise NetException("System.IO.FileNotFoundException", f"Could not find file '{info.path}'.")
    return Int64(entry.length)


def _link_target(info: FileSystemInfo) -> str | None:
    entry = info.entry
    if entry is None or not entry.is_link:
        return None
    place = info.files.place(info.path)
    inner = os.path.relpath(entry.host, place.volume.root.real)
    return place.root + inner.replace("/", "\\")


def _delete(info: FileSystemInfo, recursive: bool = True) -> None:
    try:
        info.files.remove(info.path)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise _net_error(error, info.path) from None
    info.refresh()


def _drive(info: FileSystemInfo) -> object:
    return info.at.drive if info.at is not None else None


def _provider(info: FileSystemInfo) -> object:
    return info.at.provider if info.at is not None else None


_HEAD = (
    Property("PSPath", lambda i: i.ps_path, type_name="string", kind="NoteProperty"),
    Property("PSParentPath", lambda i: i.ps_parent, type_name="string", kind="NoteProperty"),
    Property("PSChildName", lambda i: i.name, type_name="string", kind="NoteProperty"),
    Property("PSDrive", _drive, kind="NoteProperty"),
    Property("PSProvider", _provider, kind="NoteProperty"),
    Property("PSIsContainer", lambda i: isinstance(i, DirectoryInfo), type_name="bool", kind="NoteProperty"),
    Property("Mode", _mode, type_name="System.String", kind="CodeProperty"),
    Property("ModeWithoutHardLink", _mode, type_name="System.String", kind="CodeProperty"),
)
_LINKS = (
    Property("ResolvedTarget", lambda i: _link_target(i) or i.path, type_name="System.String", kind="CodeProperty"),
    Property("Target", _link_target, kind="AliasProperty"),
    Property(
        "LinkType",
        lambda i: "SymbolicLink" if i.entry is not None and i.entry.is_link else None,
        type_name="System.String",
        kind="CodeProperty",
    ),
)
_NAMES = (
    Property("FullName", lambda i: i.path, type_name="string"),
    Property("Extension", lambda i: extension(i.name), type_name="string"),
    Property("Name", lambda i: i.name, type_name="string"),
)
_TAIL = (
    Property("CreationTime", _time("born", False), _set_time("born"), "datetime"),
    Property("CreationTimeUtc", _time("born", True), _set_time("born"), "datetime"),
    Property("LastAccessTime", _time("read", False), _set_time("read"), "datetime"),
    Property("LastAccessTimeUtc", _time("read", True), _set_time("read"), "datetime"),
    Property("LastWriteTime", _time("written", False), _set_time("written"), "datetime"),
    Property("LastWriteTimeUtc", _time("written", True), _set_time("written"), "datetime"),
    Property("LinkTarget", _link_target, type_name="string"),
    Property("Attributes", _attributes, _set_attributes, "System.IO.FileAttributes"),
    Method("Refresh", lambda i: i.refresh(), ("void Refresh()",)),
    Method("ToString", lambda i: i.text(), ("string ToString()",)),
)


class FileInfo(FileSystemInfo):
    """A file (that need not exist)."""

    __slots__ = ()
    type_names = (
        "System.IO.FileInfo",
        "System.IO.FileSystemInfo",
        "System.MarshalByRefObject",
        "System.Object",
    )
    display_set = ("LastWriteTime", "Length", "Name")


class DirectoryInfo(FileSystemInfo):
    """A folder (that need not exist)."""

    __slots__ = ()
    type_names = (
        "System.IO.DirectoryInfo",
        "System.IO.FileSystemInfo",
        "System.MarshalByRefObject",
        "System.Object",
    )


def info_of(files: FileSystem, entry: Entry, at: ItemPath | None = None) -> FileSystemInfo:
    """The item of an entry."""
    kind = DirectoryInfo if entry.is_folder else FileInfo
    return kind(files, entry.path, at, entry)


def _directory(info: FileSystemInfo) -> DirectoryInfo | None:
    up = parent(info.path)
    return DirectoryInfo(info.files, up, info.at.up() if info.at is not None else None) if up else None


def _exists(folder: bool) -> Any:
    return lambda i: i.entry is not None and i.entry.is_folder is folder


def _version_info(info: FileSystemInfo) -> object:
    from .fileversion import FileVersionInfo

    return FileVersionInfo(info.path)


def _copy_to(info: FileSystemInfo, target: str, overwrite: bool = False) -> FileInfo:
    path = _full(info, target)
    try:
        if info.files.exists(path) and not overwrite:
            raise NetException("System.IO.IOException", f"The file '{path}' already exists.")
        info.files.copy_file(info.path, path)
    except OSError as error:
        raise _net_error(error, path) from None
    return FileInfo(info.files, path)


def _move_to(info: FileSystemInfo, target: str, overwrite: bool = False) -> None:
    path = _full(info, target)
    try:
        if overwrite and info.files.exists(path):
            info.files.remove(path)
        info.files.move(info.path, path)
    except OSError as error:
        raise _net_error(error, path) from None
    info.path = path
    info.at = None
    info.refresh()


def _full(info: FileSystemInfo, target: str) -> str:
    text = target.replace("/", "\\")
    return text if root_length(text) > 1 else join(parent(info.path), text)


def _create(info: FileSystemInfo) -> None:
    try:
        info.files.make_folder(info.path)
    except OSError as error:
        raise _net_error(error, info.path) from None
    info.refresh()


def _listing(kind: str) -> Any:
    def read(info: FileSystemInfo, pattern: str = "*", *_: Any) -> list[Any]:
        from pshv.runtime.wildcard import Wildcard

        wanted = Wildcard("*" if pattern == "*.*" else pattern)
        entries = [e for e in info.files.entries(info.path) if wanted.matches(e.name)]
        return [info_of(info.files, e) for e in entries if kind == "all" or e.is_folder == (kind == "folders")]

    return read


def _subdirectory(info: FileSystemInfo, name: str) -> DirectoryInfo:
    child = DirectoryInfo(info.files, join(info.path, name))
    _create(child)
    return child


FileInfo.members = member_table(
    *_HEAD,
    Property("VersionInfo", _version_info, kind="ScriptProperty"),
    Property("BaseName", lambda i: base_name(i.name), type_name="System.String", kind="ScriptProperty"),
    *_LINKS,
    Property("Length", _length, type_name="long"),
    Property("DirectoryName", lambda i: parent(i.path), type_name="string"),
    Property("Directory", _directory, type_name="System.IO.DirectoryInfo"),
    Property("IsReadOnly", lambda i: _need(i).read_only, _set_read_only, "bool"),
    *_NAMES,
    Property("Exists", _exists(False), type_name="bool"),
    *_TAIL,
    Method("Delete", _delete, ("void Delete()",)),
    Method(
        "CopyTo",
        _copy_to,
        (
            "System.IO.FileInfo CopyTo(string destFileName)",
            "System.IO.FileInfo CopyTo(string destFileName, bool overwrite)",
        ),
    ),
    Method(
        "MoveTo", _move_to, ("void MoveTo(string destFileName)", "void MoveTo(string destFileName, bool overwrite)")
    ),
)
DirectoryInfo.members = member_table(
    *_HEAD,
    Property("BaseName", lambda i: i.name, type_name="System.String", kind="ScriptProperty"),
    *_LINKS,
    Property("Parent", _directory, type_name="System.IO.DirectoryInfo"),
    Property(
        "Root", lambda i: DirectoryInfo(i.files, i.path[: root_length(i.path)]), type_name="System.IO.DirectoryInfo"
    ),
    *_NAMES,
    Property("Exists", _exists(True), type_name="bool"),
    *_TAIL,
    Method("Create", _create, ("void Create()",)),
    Method("CreateSubdirectory", _subdirectory, ("System.IO.DirectoryInfo CreateSubdirectory(string path)",)),
    Method("Delete", _delete, ("void Delete()", "void Delete(bool recursive)")),
    Method("GetFiles", _listing("files")),
    Method("EnumerateFiles", _listing("files")),
    Method("GetDirectories", _listing("folders")),
    Method("EnumerateDirectories", _listing("folders")),
    Method("GetFileSystemInfos", _listing("all")),
    Method("EnumerateFileSystemInfos", _listing("all")),
    Method("MoveTo", _move_to, ("void MoveTo(string destDirName)",)),
)
