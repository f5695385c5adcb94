"""Resolve-Path."""

from __future__ import annotations

from pshv.drives.paths import segments

from .itembase import ItemCmdlet


class ResolvePath(ItemCmdlet):
    """Resolves the wildcard characters in a path, and displays the path contents."""

    name = "Resolve-Path"
    Relative: bool

    def process(self) -> None:
        from pshv.drives.provider import PathInfo

        for place in self.found():
            if self.Relative:
                self.write(relative(self._base(), place.path))
            else:
                self.write(PathInfo(place))

    def _base(self) -> str:
        given = getattr(self, "RelativeBasePath", None)
        return self.drives.resolve(given).path if given else self.drives.location.path


def relative(base: str, path: str) -> str:
    """`path` as seen from `base`: `.\\a`, `..\\b`; on another root the path itself."""
    here, there = segments(base), segments(path)
    if [s.lower() for s in here[:1]] != [s.lower() for s in there[:1]]:
        return path
    same = 0
    while same < min(len(here), len(there)) and here[same].lower() == there[same].lower():
        same += 1
    up = [".."] * (len(here) - same)
    return "\\".join((up or ["."]) + there[same:])
