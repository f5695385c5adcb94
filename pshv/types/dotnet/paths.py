"""System.IO.Path: text only, with Windows's separators; a slash counts as one too."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.netexception import argument_null
from pshv.types.implementation import Implementation

_SEPARATORS = "\\/"
_INVALID = '"<>|\0' + "".join(chr(i) for i in range(1, 32))


def _cut(path: str) -> int:
    """Where the last part begins."""
    place = max(path.rfind("\\"), path.rfind("/"))
    if place < 0 and len(path) > 1 and path[1] == ":":
        return 2
    return place + 1


def file_name(path: Any) -> Any:
    return None if path is None else path[_cut(path) :]


def extension(path: Any) -> Any:
    if path is None:
        return None
    name = file_name(path)
    dot = name.rfind(".")
    return "" if dot < 0 or dot == len(name) - 1 else name[dot:]


def without_extension(path: Any) -> Any:
    if path is None:
        return None
    name = file_name(path)
    dot = name.rfind(".")
    return name if dot < 0 else name[:dot]


def directory_name(path: Any) -> Any:
    if not path:
        return None
    root = len(path_root(path) or "")
    cut = _cut(path)
    if cut <= root:
        return None if len(path) <= root else path[:root] if root else ""
    head = path[:cut].rstrip(_SEPARATORS)
    return (head if len(head) >= root else path[:root]).replace("/", "\\")


def path_root(path: Any) -> Any:
    if not path:
        return None if path is None else ""
    if path[:2] in ("\\\\", "//"):
        parts = path[2:].replace("/", "\\").split("\\")
        return "\\\\" + "\\".join(parts[:2])
    if len(path) > 1 and path[1] == ":":
        return path[:3].replace("/", "\\") if len(path) > 2 and path[2] in _SEPARATORS else path[:2]
    return "\\" if path[0] in _SEPARATORS else ""


def is_rooted(path: Any) -> bool:
    if not path:
        return False
    return path[0] in _SEPARATORS or len(path) > 1 and path[1] == ":"


def combine(*parts: Any) -> str:
    """`Combine`: a rooted part starts anew."""
    items = parts[0] if len(parts) == 1 and isinstance(parts[0], list) else parts
    result = ""
    for place, part in enumerate(items):
        if part is None:
            raise argument_null("paths" if len(items) > 4 else f"path{place + 1}")
        if not part:
            continue
        if not result or is_rooted(part):
            result = part
        else:
            result += part if result[-1] in "\\/:" else f"\\{part}"
    return result


def join(*parts: Any) -> str:
    """`Join`: plain joining."""
    items = parts[0] if len(parts) == 1 and isinstance(parts[0], list) else parts
    result = ""
    for part in items:
        if not part:
            continue
        if result and result[-1] not in _SEPARATORS and part[0] not in _SEPARATORS:
            result += "\\"
        result += part
    return result


def change_extension(path: Any, new: Any) -> Any:
    if not path:
        return path
    dot = path.rfind(".")
    if dot > _cut(path) - 1 and dot >= 0:
        path = path[:dot]
    if new is None:
        return path
    return path + (new if new.startswith(".") else f".{new}")


def full_path(path: str, base: Any = None) -> str:
    """`GetFullPath`: the session's location in front, dot segments taken out."""
    from pshv.runtime import current

    text = path.replace("/", "\\")
    if not is_rooted(text):
        start = base or (str(current.session.drives.current) if current.session is not None else "C:\\")
        text = combine(start, text)
    root = path_root(text) or ""
    if text.startswith("\\") and not text.startswith("\\\\"):
        drive = str(current.session.drives.current)[:2] if current.session is not None else "C:"
        root, text = f"{drive}\\", f"{drive}{text}"
    parts: list[str] = []
    for part in text[len(root) :].split("\\"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    tail = "\\" if text.endswith("\\") and parts else ""
    head = root if root.endswith("\\") or not parts else f"{root}\\"
    return f"{head}{chr(92).join(parts)}{tail}"


def relative_path(base: str, path: str) -> str:
    first, second = full_path(base).rstrip("\\").split("\\"), full_path(path).rstrip("\\").split("\\")
    same = 0
    while same < min(len(first), len(second)) and first[same].lower() == second[same].lower():
        same += 1
    if same == 0:
        return path
    return "\\".join([".."] * (len(first) - same) + second[same:]) or "."


def temp_path() -> str:
    """The session's TEMP folder."""
    from pshv.types.dotnet.environment import variable

    found = variable("TEMP") or r"C:\Windows\Temp"
    return found if found.endswith("\\") else f"{found}\\"


def _random_name() -> str:
    from pshv.runtime.randomness import source

    letters = "abcdefghijklmnopqrstuvwxyz012345"
    name = "".join(source.choice(letters) for _ in range(11))
    return f"{name[:8]}.{name[8:]}"


def _temp_file() -> str:
    from pshv.types.dotnet.files import write_bytes

    path = f"{temp_path()}tmp{_random_name()[:4]}.tmp"
    write_bytes(path, b"")
    return path


def _chars(text: str) -> Any:
    return lambda: [values.Char(c) for c in text]


IMPLEMENTATIONS = (
    Implementation(
        "System.IO.Path",
        statics={
            "ChangeExtension": change_extension,
            "Combine": combine,
            "EndsInDirectorySeparator": lambda p: bool(p) and p[-1] in _SEPARATORS,
            "Exists": lambda p: _exists(p),
            "GetDirectoryName": directory_name,
            "GetExtension": extension,
            "GetFileName": file_name,
            "GetFileNameWithoutExtension": without_extension,
            "GetFullPath": full_path,
            "GetInvalidFileNameChars": _chars(_INVALID + ":*?\\/"),
            "GetInvalidPathChars": _chars("|\0"),
            "GetPathRoot": path_root,
            "GetRandomFileName": _random_name,
            "GetRelativePath": relative_path,
            "GetTempFileName": _temp_file,
            "GetTempPath": temp_path,
            "HasExtension": lambda p: bool(extension(p)),
            "IsPathFullyQualified": lambda p: p[:2] == "\\\\" or len(p) > 2 and p[1] == ":" and p[2] in _SEPARATORS,
            "IsPathRooted": is_rooted,
            "Join": join,
            "TrimEndingDirectorySeparator": lambda p: p.rstrip(_SEPARATORS) if len(p) > 3 else p,
        },
        static_properties={
            "AltDirectorySeparatorChar": lambda: values.Char("/"),
            "DirectorySeparatorChar": lambda: values.Char("\\"),
            "InvalidPathChars": _chars("|\0"),
            "PathSeparator": lambda: values.Char(";"),
            "VolumeSeparatorChar": lambda: values.Char(":"),
        },
    ),
)


def _exists(path: Any) -> bool:
    from pshv.types.dotnet.files import exists

    return exists(path)
