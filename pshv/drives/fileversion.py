"""System.Diagnostics.FileVersionInfo: what the programs of a node say of themselves; other files say nothing."""

from __future__ import annotations

from typing import ClassVar

from pshv.types.netobject import Method, NetObject, Property, member_table

from .volume import PROGRAMS

VERSION = "10.0.20348.2849"
_DESCRIPTIONS = {
    "vmms.exe": "Virtual Machine Management Service",
    "vmwp.exe": "Virtual Machine Worker Process",
    "powershell.exe": "Windows PowerShell",
    "clussvc.exe": "Failover Cluster Service",
    "rhs.exe": "Failover Cluster Resource Host Subsystem",
}
_PROGRAMS = frozenset("\\" + program.lower() for program in PROGRAMS)


class FileVersionInfo(NetObject):
    """The version of the file at a full Windows path."""

    __slots__ = ("known", "path")
    type_names = ("System.Diagnostics.FileVersionInfo", "System.Object")

    def __init__(self, path: str) -> None:
        self.path = path
        lowered = path.lower()
        self.known = any(lowered.endswith(program) for program in _PROGRAMS)

    @property
    def name(self) -> str:
        """The file's name, empty where the file says nothing."""
        return self.path.rpartition("\\")[2].lower() if self.known else ""

    @property
    def version(self) -> str:
        """File and product version."""
        return VERSION if self.known else ""

    def part(self, place: int) -> int:
        """One of the version's four numbers."""
        return int(VERSION.split(".")[place]) if self.known else 0

    def text(self) -> str:
        """`ToString()`: a line for each property."""
        rows = (
            ("File", self.path),
            ("InternalName", self.name),
            ("OriginalFilename", self.name),
            ("FileVersion", self.version),
            ("FileDescription", _DESCRIPTIONS.get(self.name, "")),
            ("Product", _PRODUCT if self.known else ""),
            ("ProductVersion", self.version),
            ("Debug", "False"),
            ("Patched", "False"),
            ("PreRelease", "False"),
            ("PrivateBuild", "False"),
            ("SpecialBuild", "False"),
            ("Language", "English (United States)" if self.known else ""),
        )
        return "".join(f"{name + ':':<18}{value}\r\n" for name, value in rows)

    members: ClassVar[dict[str, Property | Method]] = member_table(
        Property("CompanyName", lambda i: "Microsoft Corporation" if i.known else "", type_name="string"),
        Property("FileBuildPart", lambda i: i.part(2), type_name="int"),
        Property("FileDescription", lambda i: _DESCRIPTIONS.get(i.name, ""), type_name="string"),
        Property("FileMajorPart", lambda i: i.part(0), type_name="int"),
        Property("FileMinorPart", lambda i: i.part(1), type_name="int"),
        Property("FileName", lambda i: i.path, type_name="string"),
        Property("FilePrivatePart", lambda i: i.part(3), type_name="int"),
        Property("FileVersion", lambda i: i.version, type_name="string"),
        Property("InternalName", lambda i: i.name, type_name="string"),
        Property("OriginalFilename", lambda i: i.name, type_name="string"),
        Property("ProductName", lambda i: _PRODUCT if i.known else "", type_name="string"),
        Property("ProductVersion", lambda i: i.version, type_name="string"),
    )


_PRODUCT = "Microsoft® Windows® Operating System"
