"""Texts of paths: drives, segments, parents. Nothing here looks at a disk.

Back-slash is the separator, `/` is accepted everywhere.
"""

from __future__ import annotations

WILD = ("*", "?", "[")


def windows(text: str) -> str:
    """`text` with back-slashes."""
    return text.replace("/", "\\") if "/" in text else text


def has_wildcards(text: str) -> bool:
    """Whether `text` holds an unescaped wildcard character."""
    if not any(mark in text for mark in WILD):
        return False
    skip = False
    for mark in text:
        if skip:
            skip = False
        elif mark == "`":
            skip = True
        elif mark in "*?[":
            return True
    return False


def unescape(text: str) -> str:
    """`text` without the back-ticks that escape wildcards."""
    if "`" not in text:
        return text
    out, skip = [], False
    for mark in text:
        if mark == "`" and not skip:
            skip = True
            continue
        out.append(mark)
        skip = False
    return "".join(out)


def split_provider(text: str) -> tuple[str | None, str]:
    """`FileSystem::C:\\x` as (`FileSystem`, `C:\\x`); the provider is None when none is named."""
    name, mark, rest = text.partition("::")
    if mark and name and not any(c in name for c in "/:*?[]"):
        return name.rpartition("\\")[2], rest
    return None, text


def split_drive(text: str) -> tuple[str | None, str]:
    """`H:\\a` as (`H`, `\\a`); the drive is None when there is none."""
    name, mark, rest = text.partition(":")
    if mark and name and not any(c in name for c in "\\/*?[]`") and not name.startswith("."):
        return name, rest
    return None, text


def is_unc(text: str) -> bool:
    """Whether `text` is a `\\\\server\\share` path."""
    return text.startswith(("\\\\", "//"))


def segments(text: str) -> list[str]:
    """The non-empty parts between separators."""
    return [part for part in windows(text).split("\\") if part]


def collapse(parts: list[str]) -> tuple[list[str], bool]:
    """`parts` without `.` and `..`, and whether a `..` went above the first one."""
    out: list[str] = []
    above = False
    for part in parts:
        if part == ".":
            continue
        if part == "..":
            if out:
                out.pop()
            else:
                above = True
        else:
            out.append(part)
    return out, above


def join(parent: str, child: str) -> str:
    """Join-Path of two texts."""
    parent, child = windows(parent), windows(child)
    if not child:
        return parent if parent.endswith("\\") else parent + "\\"
    if not parent:
        return child
    return parent.rstrip("\\") + "\\" + child.lstrip("\\") if child.strip("\\") else parent.rstrip("\\") + "\\"


def root_length(text: str) -> int:
    """How many characters of `text` (with back-slashes) are its root: `H:\\`, `H:`, `\\\\server\\share`, `\\`."""
    if text.startswith("\\\\"):
        end = text.find("\\", 2)
        end = text.find("\\", end + 1) if end > 0 else -1
        return len(text) if end < 0 else end
    drive, rest = split_drive(text)
    if drive is not None:
        return len(drive) + (2 if rest.startswith("\\") else 1)
    return 1 if text.startswith("\\") else 0


def leaf(text: str) -> str:
    """The last segment; of a root the root itself."""
    text = windows(text)
    cut = text.rstrip("\\")
    if len(cut) < root_length(text) or not cut:
        return text
    return cut[max(cut.rfind("\\") + 1, root_length(text)) :] or text


def parent(text: str) -> str:
    """All but the last segment; empty for a root."""
    text = windows(text)
    root = root_length(text)
    cut = text.rstrip("\\")
    if len(cut) <= root:
        return ""
    at = cut.rfind("\\")
    if at < root:
        return text[:root]
    return cut[:at]


def extension(name: str) -> str:
    """`.txt` of `a.txt`; empty without one (a last dot alone gives none)."""
    at = name.rfind(".")
    return "" if at < 0 or at == len(name) - 1 else name[at:]


def base_name(name: str) -> str:
    """The name without its extension."""
    end = extension(name)
    return name[: -len(end)] if end else name
