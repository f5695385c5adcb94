"""Which command a name means: classes built here, cmdlets the catalogue knows, aliases.

find("Get-VM", "desktop") -> Known or None      also "Hyper-V\\Get-VM"
known.declaration, known.cmdlet_class (None: not built, it ends with NotImplemented)
alias_target("gci", "desktop") -> "Get-ChildItem" or None
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .catalogue import aliases, reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.runtime.cmdlet import Cmdlet
    from pshv.runtime.declaration import Command
    from pshv.runtime.session import Session

FOLDERS = ("core", "hyperv", "failoverclusters", "diagnostics", "mockcluster", "labs", "network")
OWN_MODULES = {"mockcluster": "MockCluster", "labs": "Labs", "network": "NetTCPIP"}
CORE_VERSION = "7.0.0.0"
_VERSIONS = {"Hyper-V": "2.0.0.0", "FailoverClusters": "2.0.0.0", "MockCluster": "1.0.0", "Labs": "1.0.0"}

_found: dict[tuple[str, str], Known | None] = {}
_listing: dict[str, dict[str, str]] = {}
_own: dict[str, tuple[str, str]] = {}


class Known:
    """A cmdlet known by name: its declaration and its class, both found when they are asked for."""

    __slots__ = ("_class", "_declaration", "_looked", "edition", "module", "name")

    def __init__(self, name: str, module: str, edition: str, cmdlet_class: type[Cmdlet] | None = None) -> None:
        self.name = name
        self.module = module
        self.edition = edition
        self._class = cmdlet_class
        self._looked = cmdlet_class is not None
        self._declaration: Command | None = None

    @property
    def cmdlet_class(self) -> type[Cmdlet] | None:
        """The class that runs it, None when it is not built."""
        if not self._looked:
            self._looked = True
            from pshv.runtime.cmdletfinder import find_class

            self._class = find_class(self.name, self.module)
        return self._class

    @property
    def declaration(self) -> Command:
        """Its parameters and sets: the catalogue's, else those its class declares."""
        if self._declaration is None:
            from pshv.runtime.declaration import from_catalogue, from_class

            found = from_catalogue(self.name, self.edition)
            if found is None:
                assert self._class is not None
                found = from_class(self._class, self.edition)
                found.module = self.module
            self._declaration = found
        return self._declaration

    @property
    def version(self) -> str:
        return _VERSIONS.get(self.module, CORE_VERSION if self.edition == "core" else "3.1.0.0")


def find(name: str, edition: str = "desktop") -> Known | None:
    """The cmdlet of this name (any case, `Module\\Name` too), or None."""
    key = (name.lower(), edition)
    if key not in _found:
        _found[key] = _find(name, edition)
    return _found[key]


def _find(name: str, edition: str) -> Known | None:
    module, slash, plain = name.rpartition("\\")
    hit = reader.record(plain)
    if hit is not None and reader.exists_in(hit[1], edition):
        known = Known(hit[1]["n"], hit[0], edition)
    else:
        own = find_own(plain)
        if own is None:
            return None
        known = Known(own[1].name, own[0], edition, own[1])
    if slash and module.lower() != known.module.lower():
        return None
    return known


def find_own(name: str) -> tuple[str, type[Cmdlet]] | None:
    """A cmdlet of our own modules, which no catalogue lists: its module and class."""
    squeezed = name.lower().replace("-", "")
    for folder, module in OWN_MODULES.items():
        if squeezed in _modules_in(folder):
            from pshv.runtime.cmdletfinder import find_class

            found = find_class(_spelled(_modules_in(folder)[squeezed]))
            if found is not None:
                return getattr(found, "module", module), found
    return None


def _spelled(file_name: str) -> str:
    """A name the finder takes for a file: `get_mock_binding` is Get-Mock_Binding or Get-MockBinding."""
    verb, _, noun = file_name.partition("_")
    return f"{verb}-{''.join(part.capitalize() for part in noun.split('_'))}"


def _modules_in(folder: str) -> dict[str, str]:
    """Module names of a folder by their squeezed form (`get_vm_host` is `getvmhost`)."""
    if folder not in _listing:
        path = os.path.join(os.path.dirname(__file__), folder)
        files = os.listdir(path) if os.path.isdir(path) else []
        _listing[folder] = {f[:-3].replace("_", ""): f[:-3] for f in files if f.endswith(".py") and "_" in f[1:]}
    return _listing[folder]


def is_built(name: str) -> bool:
    """Whether a class runs the cmdlet (its file exists)."""
    squeezed = name.lower().replace("-", "")
    return any(squeezed in _modules_in(folder) for folder in FOLDERS)


def names(edition: str = "desktop") -> Iterator[tuple[str, str]]:
    """All cmdlets as (name, module): the catalogue's and our own."""
    for file in reader.FILES:
        yield from reader.named(file, edition)
    for folder in OWN_MODULES:
        for file_name in sorted(_modules_in(folder).values()):
            known = find(_spelled(file_name), edition)
            if known is not None:
                yield known.name, known.module


def listed(session: Session, *, labs: bool = False) -> Iterator[tuple[str, str]]:
    """The cmdlets that lists and wildcards show: those of the labs only while a lab is open, or with `labs`."""
    shown = labs or "labs.desk" in session.extras
    return ((name, module) for name, module in names(session.edition) if shown or module != "Labs")


def alias_target(name: str, edition: str = "desktop") -> str | None:
    """The command a built-in alias stands for, or None."""
    return aliases.target(name, edition)


def module_version(module: str, edition: str) -> str:
    """The version a built-in module shows."""
    return _VERSIONS.get(module, CORE_VERSION if edition == "core" else "3.1.0.0")
