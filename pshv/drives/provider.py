"""Providers and drives as scripts see them, and the place an item has in a drive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import NetObject, Property, member_table

from .paths import join, leaf, parent, windows

if TYPE_CHECKING:
    from .drives import Drives

CAPABILITIES = "System.Management.Automation.Provider.ProviderCapabilities"
FILTER, SHOULD_PROCESS, CREDENTIALS = 4, 16, 32


def _capabilities(provider: Provider) -> object:
    from pshv.types.nettype import find_type, register_enum

    found = find_type(CAPABILITIES) or register_enum(
        CAPABILITIES,
        {
            "None": 0,
            "Include": 1,
            "Exclude": 2,
            "Filter": 4,
            "ExpandWildcards": 8,
            "ShouldProcess": 16,
            "Credentials": 32,
            "Transactions": 64,
        },
        flags=True,
    )
    return found.enum_value(provider.capabilities)


class Provider(NetObject):
    """What serves the items of its drives. Paths here are the provider's own, without a drive (`path`)."""

    __slots__ = ("drives",)
    name: ClassVar[str] = ""
    module: ClassVar[str] = "Microsoft.PowerShell.Core"
    capabilities: ClassVar[int] = SHOULD_PROCESS
    has_content: ClassVar[bool] = True
    is_container_provider: ClassVar[bool] = True
    home: ClassVar[str] = ""
    type_names = ("System.Management.Automation.ProviderInfo", "System.Object")
    members = member_table(
        Property("ImplementingType", lambda p: None, type_name="type"),
        Property("HelpFile", lambda p: "System.Management.Automation.dll-Help.xml", type_name="string"),
        Property("Name", lambda p: p.name, type_name="string"),
        Property("PSSnapIn", lambda p: None),
        Property("ModuleName", lambda p: p.module, type_name="string"),
        Property("Module", lambda p: None),
        Property("Description", lambda p: "", type_name="string"),
        Property("Capabilities", _capabilities, type_name=CAPABILITIES),
        Property("Home", lambda p: p.home, type_name="string"),
        Property("Drives", lambda p: p.drives.drives_of(p), type_name="System.Object[]"),
    )

    def __init__(self, drives: Drives) -> None:
        self.drives = drives

    @property
    def full_name(self) -> str:
        return f"{self.module}\\{self.name}"

    def text(self) -> str:
        return self.full_name

    # -- what every provider answers
    def exists(self, path: str) -> bool:
        """Whether there is an item at `path`."""
        raise NotImplementedError

    def is_container(self, path: str) -> bool:
        """Whether the item at `path` can have children."""
        return path == ""

    def item(self, at: ItemPath) -> Any:
        """The item at `at`, or None."""
        raise NotImplementedError

    def children(self, at: ItemPath) -> list[tuple[ItemPath, Any]]:
        """The items in the container at `at`, each with its place."""
        raise NotImplementedError

    def is_hidden(self, item: Any) -> bool:
        """Whether an item is left out without -Force."""
        return False

    def spell(self, path: str) -> str:
        """`path` as PSPath and ProviderPath show it."""
        return path


class Drive(NetObject):
    """A drive: its name, its provider, the provider path its root stands for, and where one is on it."""

    __slots__ = ("credential", "current", "description", "display_root", "name", "provider", "root")
    type_names = ("System.Management.Automation.PSDriveInfo", "System.Object")
    members = member_table(
        Property("CurrentLocation", lambda d: d.current, type_name="string"),
        Property("Name", lambda d: d.name, type_name="string"),
        Property("Provider", lambda d: d.provider, type_name="System.Management.Automation.ProviderInfo"),
        Property("Root", lambda d: d.root, type_name="string"),
        Property("Description", lambda d: d.description, type_name="string"),
        Property("MaximumSize", lambda d: None, type_name="System.Nullable[long]"),
        Property("Credential", lambda d: d.credential),
        Property("VolumeSeparatedByColon", lambda d: True, type_name="bool"),
        Property("DisplayRoot", lambda d: d.display_root, type_name="string"),
        Property(
            "Used", lambda d: d.provider.used(d) if d.provider.name == "FileSystem" else None, kind="ScriptProperty"
        ),
        Property(
            "Free", lambda d: d.provider.free(d) if d.provider.name == "FileSystem" else None, kind="ScriptProperty"
        ),
    )

    def __init__(self, name: str, provider: Provider, root: str, description: str = "") -> None:
        self.name = name
        self.provider = provider
        self.root = root
        self.description = description
        self.current = ""
        self.credential: object = None
        self.display_root: str | None = None

    def text(self) -> str:
        return self.name

    def inner(self, below: str) -> str:
        """The provider path of a path below the drive's root."""
        below = below.strip("\\")
        if not self.root:
            return below
        return join(self.root, below) if below else self.root


class ItemPath:
    """The place of an item: provider, the provider's path, and the drive it was reached by (None: by provider path)."""

    __slots__ = ("drive", "path", "provider")

    def __init__(self, provider: Provider, drive: Drive | None, path: str) -> None:
        self.provider = provider
        self.drive = drive
        self.path = path

    @property
    def below(self) -> str:
        """The path below the drive's root, without a leading separator."""
        root = self.drive.root if self.drive is not None else ""
        return self.path[len(root) :].strip("\\") if root and self.path.startswith(root) else self.path

    @property
    def text(self) -> str:
        """The path with its drive: `H:\\a.txt`, `Env:\\PATH`; a provider path where there is no drive."""
        if self.drive is None:
            return self.path if self.path.startswith("\\\\") else self.full
        return f"{self.drive.name}:\\{self.below}"

    @property
    def provider_path(self) -> str:
        return self.path

    @property
    def full(self) -> str:
        """PSPath: `Microsoft.PowerShell.Core\\FileSystem::H:\\a.txt`."""
        return f"{self.provider.full_name}::{self.path}"

    @property
    def name(self) -> str:
        """The last segment (PSChildName)."""
        return leaf(self.path)

    @property
    def is_root(self) -> bool:
        return not self.below if self.drive is not None else not parent(self.path)

    def child(self, name: str) -> ItemPath:
        """The place of a child."""
        path = windows(name) if not self.path else join(self.path, name)
        return ItemPath(self.provider, self.drive, path)

    def up(self) -> ItemPath | None:
        """The container's place, None at the root."""
        if self.is_root:
            return None
        return ItemPath(self.provider, self.drive, parent(self.path))

    def exists(self) -> bool:
        return self.provider.exists(self.path)

    def is_container(self) -> bool:
        return self.provider.is_container(self.path)

    def item(self) -> Any:
        return self.provider.item(self)


class PathInfo(NetObject):
    """`Get-Location`, `Resolve-Path`: a place as an object."""

    __slots__ = ("at",)
    type_names = ("System.Management.Automation.PathInfo", "System.Object")
    members = member_table(
        Property("Drive", lambda p: p.at.drive, type_name="System.Management.Automation.PSDriveInfo"),
        Property("Provider", lambda p: p.at.provider, type_name="System.Management.Automation.ProviderInfo"),
        Property("ProviderPath", lambda p: p.at.path, type_name="string"),
        Property("Path", lambda p: p.at.text, type_name="string"),
    )

    def __init__(self, at: ItemPath) -> None:
        self.at = at

    def text(self) -> str:
        return self.at.text
