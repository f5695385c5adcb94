"""The modules that are part of the product, as objects of Get-Module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .modules import ModuleInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .session import Session

# name: (version of 7, version of 5.1, kind, loaded from the start)
_MODULES = {
    "Microsoft.PowerShell.Management": ("7.0.0.0", "3.1.0.0", "Manifest", True),
    "Microsoft.PowerShell.Utility": ("7.0.0.0", "3.1.0.0", "Manifest", True),
    "Microsoft.PowerShell.Security": ("7.0.0.0", "3.0.0.0", "Manifest", False),
    "Microsoft.PowerShell.Host": ("7.0.0.0", "3.0.0.0", "Manifest", False),
    "Microsoft.PowerShell.Diagnostics": ("7.0.0.0", "3.0.0.0", "Manifest", False),
    "CimCmdlets": ("7.0.0.0", "1.0.0.0", "Manifest", False),
    "Hyper-V": ("2.0.0.0", "2.0.0.0", "Binary", False),
    "FailoverClusters": ("2.0.0.0", "2.0.0.0", "Manifest", False),
    "MockCluster": ("1.0.0", "1.0.0", "Script", False),
    "Labs": ("1.0.0", "1.0.0", "Script", False),
}
_ROOT = "C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules"


def product_module(session: Session, name: str) -> ModuleInfo | None:
    """The module object of a product module."""
    for known, (core, desktop, kind, _) in _MODULES.items():
        if known.lower() == name.lower():
            made = ModuleInfo(session, known, f"{_ROOT}\\{known}\\{known}.psd1", kind)
            made.version = core if session.core else desktop
            return made
    return None


def imported(session: Session) -> set[str]:
    """Names of the product modules that Import-Module named in a session."""
    found: Any = session.extras.setdefault("imported product modules", set())
    return found  # type: ignore[no-any-return]


def product_modules(session: Session, *, loaded: bool) -> Iterator[ModuleInfo]:
    """Product modules: those loaded from the start or imported, or all."""
    wanted = imported(session)
    for name, facts in _MODULES.items():
        if facts[3] or not loaded or name in wanted:
            found = product_module(session, name)
            if found is not None:
                yield found
