"""System.IO.File and System.IO.Directory, through the session's drives only."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current, values
from pshv.runtime.errors import PSError
from pshv.runtime.netexception import NetException, argument_null
from pshv.types.dotnet.encodings import Encoding, byte_array, encoding, to_bytes
from pshv.types.dotnet.paths import full_path
from pshv.types.implementation import Implementation
from pshv.types.nettype import STRING


def _files() -> Any:
    if current.session is None:
        raise NetException("System.NotSupportedException", "There is no session whose drives could be used.")
    return current.session.drives.files


def _guard(path: Any, work: Any) -> Any:
    """Run file work; what the drives refuse becomes the .NET exception."""
    if path is None:
        raise argument_null("path")
    where = full_path(path)
    try:
        return work(_files(), where)
    except OSError as error:
        from pshv.drives.failures import describe

        failure = describe(error, where, parent_exists=_parent_exists(where))
        raise NetException(failure.exception, failure.message) from None
    except PSError as error:
        inner = error.record.exception
        raise NetException(inner.type_name, inner.message) from None
    except ValueError as error:
        from pshv.drives.failures import describe

        failure = describe(error, where)
        raise NetException(failure.exception, failure.message) from None


def _parent_exists(path: str) -> bool:
    head = path.rpartition("\\")[0]
    try:
        return bool(_files().exists(head + "\\" if head.endswith(":") else head))
    except (OSError, PSError, ValueError):
        return False


def exists(path: Any) -> bool:
    """Whether there is a file or folder."""
    entry = _entry(path)
    return entry is not None


def _entry(path: Any) -> Any:
    if not path:
        return None
    try:
        return _guard(path, lambda files, where: files.entry(where))
    except NetException:
        return None


def _is_file(path: Any) -> bool:
    entry = _entry(path)
    return entry is not None and not entry.is_folder


def _is_folder(path: Any) -> bool:
    entry = _entry(path)
    return entry is not None and entry.is_folder


def read_bytes(path: Any) -> bytes:
    """A file's bytes. Raises the .NET exceptions."""
    return _guard(path, lambda files, where: files.read(where))  # type: ignore[no-any-return]


def write_bytes(path: Any, data: bytes, append: bool = False) -> None:
    """Write a file. Raises the .NET exceptions."""
    _guard(path, lambda files, where: files.write(where, data, append=append))


def _decode(data: bytes, chosen: Encoding | None) -> str:
    for key in ("utf8", "utf32", "unicode", "bigendianunicode"):
        mark = encoding(key).preamble
        if mark and data.startswith(mark):
            return encoding(key).decode(data[len(mark) :])
    return (chosen or encoding("utf8nobom")).decode(data)


def _encoding(rest: tuple[Any, ...]) -> Encoding | None:
    return next((r for r in rest if isinstance(r, Encoding)), None)


def _read_text(path: Any, *rest: Any) -> str:
    return _decode(read_bytes(path), _encoding(rest))


def split_lines(text: str) -> list[str]:
    """Lines as .NET's readers cut them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return lines


def _read_lines(path: Any, *rest: Any) -> values.TypedArray:
    return values.TypedArray(split_lines(_read_text(path, *rest)), STRING)


def _encoded(text: str, chosen: Encoding | None, mark: bool) -> bytes:
    used = chosen or encoding("utf8nobom")
    return (used.preamble if mark else b"") + used.encode(text)


def _write_text(path: Any, text: Any, *rest: Any) -> None:
    write_bytes(path, _encoded(text or "", _encoding(rest), True))


def _append_text(path: Any, text: Any, *rest: Any) -> None:
    write_bytes(path, _encoded(text or "", _encoding(rest), not _is_file(path)), True)


def _joined(lines: Any) -> str:
    from pshv.runtime.text import to_text

    found = values.enumerate_value(lines)
    return "".join(f"{to_text(line)}\r\n" for line in (found or [lines]))


def _write_lines(path: Any, lines: Any, *rest: Any) -> None:
    _write_text(path, _joined(lines), *rest)


def _append_lines(path: Any, lines: Any, *rest: Any) -> None:
    _append_text(path, _joined(lines), *rest)


def _copy(source: Any, target: Any, overwrite: bool = False) -> None:
    if not overwrite and _is_file(target):
        raise NetException("System.IO.IOException", f"The file '{full_path(target)}' already exists.")
    write_bytes(target, read_bytes(source))


def _move(source: Any, target: Any, overwrite: bool = False) -> None:
    if not _is_file(source):
        raise NetException("System.IO.FileNotFoundException", f"Could not find file '{full_path(source)}'.")
    if _is_file(target):
        if not overwrite:
            raise NetException("System.IO.IOException", "Cannot create a file when that file already exists.")
        _delete(target)
    _guard(source, lambda files, where: files.move(where, full_path(target)))


def _delete(path: Any) -> None:
    if _entry(path) is not None:
        _guard(path, lambda files, where: files.remove(where))


def _times(path: Any, name: str) -> Any:
    from pshv.runtime.dates import UNIX_EPOCH_TICKS, DateTime

    entry = _entry(path)
    if entry is None or entry.status is None:
        return DateTime(504911232000000000, "Local")
    return DateTime(UNIX_EPOCH_TICKS + getattr(entry.status, name) // 100, "Local")


def _folder_info(path: Any) -> Any:
    from pshv.types.members import new
    from pshv.types.nettype import known_type

    return new(known_type("System.IO.DirectoryInfo"), [path])


def _make_folder(path: Any, *_: Any) -> Any:
    def make(files: Any, where: str) -> None:
        parts = where.split("\\")
        for count in range(2, len(parts) + 1):
            part = "\\".join(parts[:count])
            if part and not files.exists(part):
                files.make_folder(part)

    _guard(path, make)
    return current.session.drives.resolve(full_path(path)) and _item(path)


def _item(path: Any) -> Any:
    drives = current.session.drives
    at = drives.resolve(full_path(path))
    return at.drive.provider.item(at)


def _delete_folder(path: Any, recursive: bool = False) -> None:
    if not _is_folder(path):
        raise NetException(
            "System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{full_path(path)}'."
        )
    inside = _names(path, "*", True, True)
    if inside and not recursive:
        raise NetException("System.IO.IOException", f"The directory is not empty. : '{full_path(path)}'")
    for entry in sorted(_walk(full_path(path), True), key=lambda e: -len(e[0])):
        _guard(entry[0], lambda files, where: files.remove(where))
    _guard(path, lambda files, where: files.remove(where))


def _walk(path: str, recurse: bool) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for entry in _guard(path, lambda files, where: files.entries(where)):
        below = f"{path.rstrip(chr(92))}\\{entry.name}"
        found.append((below, entry.is_folder))
        if recurse and entry.is_folder:
            found.extend(_walk(below, True))
    return found


def _names(path: Any, pattern: str, files: bool, folders: bool, recurse: bool = False) -> values.TypedArray:
    from pshv.runtime.wildcard import wildcard

    if not _is_folder(path):
        raise NetException(
            "System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{full_path(path)}'."
        )
    test = wildcard("*" if pattern in ("*", "*.*") else pattern.replace("[", "`[")).matches
    walked = _walk(full_path(path), recurse)
    wanted = [p for p, is_folder in walked if (folders if is_folder else files) and test(p.rpartition("\\")[2])]
    if path != full_path(path) and not str(path).endswith("\\"):
        wanted = [str(path) + p[len(full_path(path)) :] for p in wanted]
    return values.TypedArray(wanted, STRING)


def _lister(files: bool, folders: bool) -> Any:
    def run(path: Any, pattern: str = "*", option: Any = None) -> values.TypedArray:
        recurse = type(option) is values.EnumValue and option.name == "AllDirectories"
        return _names(path, pattern, files, folders, recurse)

    return run


def _parent(path: Any) -> Any:
    from pshv.types.dotnet.paths import directory_name

    head = directory_name(full_path(path))
    return _item(head) if head else None


def _reader(path: Any) -> Any:
    from pshv.types.dotnet.readers import TextReader

    return TextReader(_read_text(path), "System.IO.StreamReader")


def _writer(append: bool) -> Any:
    def run(path: Any) -> Any:
        from pshv.types.dotnet.readers import FileWriter

        return FileWriter(path, encoding("utf8nobom"), append)

    return run


def _stream(name: str) -> Any:
    def run(*arguments: Any) -> Any:
        from pshv.types.dotnet import filestreams

        return getattr(filestreams, name)(*arguments)

    return run


def _attributes(path: Any) -> Any:
    from pshv.types.members import get

    if not exists(path):
        raise NetException("System.IO.FileNotFoundException", f"Could not find file '{full_path(path)}'.")
    return get(_item(path), "Attributes")


def _set_on_item(name: str) -> Any:
    """Set a property of the file or folder, as FileInfo does."""

    def run(path: Any, value: Any) -> None:
        from pshv.types.members import set as set_member

        if not exists(path):
            raise NetException("System.IO.FileNotFoundException", f"Could not find file '{full_path(path)}'.")
        set_member(_item(path), name, value)

    return run


def _universal(name: str) -> Any:
    def run(path: Any) -> Any:
        from pshv.types.members import invoke

        return invoke(_times(path, name), "ToUniversalTime", [])

    return run


_TIMES: dict[str, Any] = {
    "GetCreationTimeUtc": _universal("st_mtime_ns"),
    "GetLastAccessTimeUtc": _universal("st_atime_ns"),
    "GetLastWriteTimeUtc": _universal("st_mtime_ns"),
    "SetCreationTime": _set_on_item("CreationTime"),
    "SetLastAccessTime": _set_on_item("LastAccessTime"),
    "SetLastWriteTime": _set_on_item("LastWriteTime"),
}


def _move_folder(source: Any, target: Any) -> None:
    if not _is_folder(source):
        raise NetException(
            "System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{full_path(source)}'."
        )
    _guard(source, lambda files, where: files.move(where, full_path(target)))


IMPLEMENTATIONS = (
    Implementation(
        "System.IO.File",
        statics={
            **_TIMES,
            "Create": _stream("create"),
            "Open": _stream("open_file"),
            "OpenRead": _stream("open_read"),
            "OpenWrite": _stream("open_write"),
            "GetAttributes": _attributes,
            "SetAttributes": _set_on_item("Attributes"),
            "AppendAllLines": _append_lines,
            "AppendAllText": _append_text,
            "AppendText": _writer(True),
            "Copy": _copy,
            "CreateText": _writer(False),
            "Delete": _delete,
            "Exists": _is_file,
            "GetCreationTime": lambda p: _times(p, "st_mtime_ns"),
            "GetLastAccessTime": lambda p: _times(p, "st_atime_ns"),
            "GetLastWriteTime": lambda p: _times(p, "st_mtime_ns"),
            "Move": _move,
            "OpenText": _reader,
            "ReadAllBytes": lambda p: byte_array(read_bytes(p)),
            "ReadAllLines": _read_lines,
            "ReadAllText": _read_text,
            "ReadLines": _read_lines,
            "WriteAllBytes": lambda p, data: write_bytes(p, to_bytes(data)),
            "WriteAllLines": _write_lines,
            "WriteAllText": _write_text,
        },
        raw=("ReadLines",),
    ),
    Implementation(
        "System.IO.Directory",
        statics={
            **_TIMES,
            "GetCreationTime": lambda p: _times(p, "st_mtime_ns"),
            "GetLastAccessTime": lambda p: _times(p, "st_atime_ns"),
            "Move": _move_folder,
            "SetCurrentDirectory": lambda p: current.session.drives.set_location(full_path(p)),
            "CreateDirectory": _make_folder,
            "Delete": _delete_folder,
            "EnumerateDirectories": _lister(False, True),
            "EnumerateFiles": _lister(True, False),
            "EnumerateFileSystemEntries": _lister(True, True),
            "Exists": _is_folder,
            "GetCurrentDirectory": lambda: str(current.session.drives.current),
            "GetDirectories": _lister(False, True),
            "GetFiles": _lister(True, False),
            "GetFileSystemEntries": _lister(True, True),
            "GetLastWriteTime": lambda p: _times(p, "st_mtime_ns"),
            "GetParent": _parent,
        },
    ),
)
